"""Redirects: held against real Jekyll's answers, then by cases of our own."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
import vectors
import yaml
from counting import calls

from mkdocs_blogposts import settings
from mkdocs_blogposts.publish import redirects
from mkdocs_blogposts.publish.bodies import Bodies
from mkdocs_blogposts.publish.planning import plan
from mkdocs_blogposts.publish.redirects import Redirects
from mkdocs_blogposts.read import site_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conftest import Build

    from mkdocs_blogposts.model import Blog, Post, SitePage

SKIP = {
    "10a-redirect-from-026": "about the sitemap alone: held there",
}
VECTORS = [vector for vector in vectors.load("10a-redirect-from") if str(vector["id"]) not in SKIP]
CORPUS = vectors.FOLDER.parent / "corpus"
SITES = sorted(path.name.split(".")[0] for path in CORPUS.glob("*.truth.json.gz"))


class Events(HTMLParser):
    """A page taken apart: tags with their attributes, and texts without the space around them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.events: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append((tag, sorted(attrs, key=str)))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.events.append(data.strip())

    def attribute(self, tag: str, wanted: str, /, **having: str) -> str:
        """Return an attribute of the first tag of a kind that has certain others."""
        for event in self.events:
            if isinstance(event, tuple) and event[0] == tag:
                found = dict(event[1])
                if all(found.get(key.replace("_", "-")) == value for key, value in having.items()):
                    return str(found[wanted])
        raise AssertionError(f"no {tag} with {wanted}")


def blog_of(root: Path, files: dict[str, str], config: dict[str, object] | None = None) -> Blog:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    text = yaml.safe_dump({"permalink": "/:title/", **(config or {})})
    now = datetime(2026, 11, 22, tzinfo=UTC)
    found, _ = settings.load(str(root), text, {}, in_docs=False, serving=False, environ_tz=None, now=now)
    return plan(found, site_folder.scan(found)[0])


def made(
    root: Path,
    *heads: str,
    base: str = "http://e.com/b",
    served: str = "/b",
    config: dict[str, object] | None = None,
    more: Mapping[str, str] | None = None,
) -> Redirects:
    """Return the redirects of the posts a, b, c ... with these front matters."""
    files = {
        f"_posts/2020-01-0{n}-{chr(96 + n)}.md": f"---\n{head}\n---\nB.\n" for n, head in enumerate(heads, 1)
    }
    blog = blog_of(root, {**files, **(more or {})}, config)
    return built(blog, base, served)


def built(blog: Blog, base: str, served: str) -> Redirects:
    """Return the redirects of a blog, in its own layout where it has one."""
    return redirects.in_layout(redirects.build(blog, base, served_base=served), Bodies(blog))


def target(html: str) -> str:
    """Return where a page leads, which all its four ways must agree on."""
    page = Events(html)
    refresh = page.attribute("meta", "content", http_equiv="refresh").removeprefix("0; url=")
    script = next(event for event in page.events if isinstance(event, str) and event.startswith("location="))
    assert refresh == page.attribute("a", "href") == json.loads(script.removeprefix("location="))
    assert page.attribute("meta", "content", name="robots") == "noindex"
    return refresh


# -- real Jekyll -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_vectors(vector: vectors.Vector, tmp_path: Path) -> None:
    blog, _ = vectors.build(vector, tmp_path)
    config: dict[str, str] = vector["config"]  # type: ignore[assignment]
    base = config["url"] + config["baseurl"]
    found = built(blog, base, config["baseurl"])
    want = vectors.expected(vector)
    if want["error"]:
        assert found.problems
        assert not found.files
        return
    outputs: dict[str, str] = want["outputs"]  # type: ignore[assignment]
    if "redirects.json" in vector["outputs"]:  # type: ignore[operator]
        assert json.loads(found.json or "null") == json.loads(outputs.get("redirects.json", "null"))
    entries: list[Post | SitePage] = [*blog.posts, *blog.pages]
    owned = {entry.source.src_uri: entry.dest_uri for entry in entries}
    ours = {**found.files, **{owned[src_uri]: html for src_uri, html in found.replaced.items()}}
    theirs = {name: html for name, html in outputs.items() if "http-equiv" in html}
    if Bodies(blog).layouts.has(redirects.LAYOUT):
        assert {name: outputs[name] for name in ours} == ours
        return
    # Where an answer shows HTML files only, what has another extension shows in the list of files.
    files: list[str] = want["files"]  # type: ignore[assignment]
    assert {name for name in ours if name.endswith(".html") and name in outputs} == set(theirs)
    assert set(found.files) <= set(files)
    assert ("redirects.json" in files) == (found.json is not None)
    for name, html in theirs.items():
        assert _resolved(ours[name], name, config["baseurl"]) == Events(html).events


def _resolved(html: str, name: str, baseurl: str) -> list[object]:
    """Return a page whose relative links are seen from its own address, as Jekyll writes them."""
    leads_to = target(html)
    path = f"{baseurl}/{name}".removesuffix("index.html")
    return Events(
        html.replace(f'"{leads_to}"', f'"{urljoin(path, leads_to)}"').replace(
            f"url={leads_to}", f"url={urljoin(path, leads_to)}"
        )
    ).events


@pytest.mark.parametrize("site", SITES)
def test_every_redirect_of_real_blogs_is_made(site: str) -> None:
    with gzip.open(CORPUS / f"{site}.truth.json.gz", "rt", encoding="utf-8") as file:
        truth = json.load(file)
    text = (CORPUS / site / "_config.yml").read_text("utf-8")
    now = datetime.fromisoformat(truth["now"])
    root = str(CORPUS / site)
    found, _ = settings.load(root, text, {}, in_docs=False, serving=False, environ_tz=None, now=now)
    blog = plan(found, site_folder.scan(found)[0])
    base = (truth["config"].get("url") or "") + (truth["config"].get("baseurl") or "")
    ours = redirects.build(blog, base, served_base=truth["config"].get("baseurl") or "")
    pages = [each for each in truth["outputs"] if each["kind"] == "redirect" and each.get("redirect")]
    assert {name: target(html) for name, html in ours.files.items()} == {
        each["dest"]: each["redirect"]["to"] for each in pages
    }
    assert not ours.replaced
    assert (ours.json is not None) == any(each["dest"] == "redirects.json" for each in truth["outputs"])


# -- targets -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "served", "leads_to", "canonical"),
    [
        ("http://e.com", "", "http://e.com/a/", "http://e.com/a/"),
        ("http://e.com/b", "/b", "http://e.com/b/a/", "http://e.com/b/a/"),
        ("http://e.com/b/", "http://e.com/b", "http://e.com/b/a/", "http://e.com/b/a/"),
        # No host is known, or the site is served elsewhere than its configuration says.
        ("", "", "../../a/", "/a/"),
        ("/b", "/b", "../../a/", "/b/a/"),
        ("http://e.com", "/project", "../../a/", "http://e.com/a/"),
        ("http://e.com/b", "http://127.0.0.1:8000/b", "../../a/", "http://e.com/b/a/"),
    ],
)
def test_a_redirect_leads_to_its_post_wherever_it_is_served(
    base: str, served: str, leads_to: str, canonical: str, tmp_path: Path
) -> None:
    found = made(tmp_path, "redirect_from: /x/old/", base=base, served=served)
    assert target(found.files["x/old/index.html"]) == leads_to
    assert Events(found.files["x/old/index.html"]).attribute("link", "href", rel="canonical") == canonical


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("/other/", "http://e.com/b/other/"),
        ("other", "http://e.com/b/other"),
        ("'#part'", "http://e.com/b/#part"),
        ("/q/?a=1&b=2#h", "http://e.com/b/q/?a=1&b=2#h"),
        ("'/50% off/%20/'", "http://e.com/b/50%25%20off/%20/"),
        ("http://e.com/b/other/", "http://e.com/b/other/"),
        ("HTTPS://New.com", "HTTPS://New.com"),
        ("[null, 'https://n.com/x', /y/]", "https://n.com/x"),
        ("https://medium.com/@me/x", "https://medium.com/@me/x"),
        (
            "'https://n.com/\"><script>alert(1)</script>'",
            "https://n.com/%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        ),
        ("'/x\"-alert(1)-\"/'", "http://e.com/b/x%22-alert(1)-%22/"),
        ("'javascript&#58;alert(1)'", "http://e.com/b/javascript&#58;alert(1)"),
    ],
)
def test_redirect_to(written: str, leads_to: str, tmp_path: Path) -> None:
    found = made(tmp_path, f"redirect_to: {written}")
    html = found.replaced["_posts/2020-01-01-a.md"]
    assert target(html) == leads_to
    assert not found.files
    assert not found.problems
    assert json.loads(found.json or "") == {"/a/": leads_to}
    assert html.count("<script") == 1


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "'  JavaScript:alert(1)'",
        '"java\\nscript:alert(1)"',
        '"\\x01javascript:alert(1)"',
        '"java\\tscript:alert(1)"',
        "data:text/html,hi",
        "vbscript:x",
        "mailto:a@b.c",
        "https:evil.com",
        "https://",
        "https://good.com@evil.com/",
        "//evil.com/x",
        "''",
        "5",
        "{a: b}",
        "true",
        "/a/",
        "/a",
        "http://e.com/b/a/?x",
    ],
)
def test_an_unsafe_redirect_to_is_refused_and_the_post_stays(written: str, tmp_path: Path) -> None:
    found = made(tmp_path, f"title: T\nredirect_to: {written}")
    assert not found.replaced
    assert not found.table
    assert found.json is None
    (problem,) = found.problems
    assert (problem.src_uri, problem.line, problem.level) == ("_posts/2020-01-01-a.md", 3, "warning")
    assert "for example `redirect_to: https://example.com/new/`" in problem.message


@pytest.mark.parametrize("written", ["", "null", "false", "[]", "[null]"])
def test_no_redirect_to_is_no_redirect(written: str, tmp_path: Path) -> None:
    found = made(tmp_path, f"redirect_to: {written}")
    assert (found.replaced, found.problems) == ({}, ())


def test_a_post_does_not_redirect_to_where_it_redirects_from(tmp_path: Path) -> None:
    found = made(tmp_path, "redirect_from: /old/\nredirect_to: /old/")
    assert not found.replaced
    assert "leads back" in found.problems[0].message


# -- old addresses -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "dest_uri", "rule"),
    [
        ("/old", "old.html", "/b/old"),
        ("/old/index.html", "old/index.html", "/b/old/index.html"),
        ("/x.y/z", "x.y/z.html", "/b/x.y/z"),
        ("/x.php", "x.php", "/b/x.php"),
        ("/trail.", "trail.", "/b/trail."),
        ("/.htaccess", ".htaccess.html", "/b/.htaccess"),
        ("/夏天/", "夏天/index.html", "/b/%E5%A4%8F%E5%A4%A9/"),
        ("'/old?p=12'", "old?p=12.html", "/b/old%3Fp=12"),
        ("'/:title/*'", ":title/*.html", "/b/%3Atitle/%2A"),
        ("'/ sp '", " sp .html", "/b/%20sp%20"),
        ("/%zz/", "%zz/index.html", "/b/%25zz/"),
        ("/e%2Ff/", "e/f/index.html", "/b/e/f/"),
        # Nothing leaves the site, and nothing breaks a line of the table.
        ("/../../../etc/x", "etc/x.html", "/b/etc/x"),
        ("/%2e%2e/%2e%2e/up/", "up/index.html", "/b/up/"),
        ("'/%2e%2e%2fup'", "up.html", "/b/up"),
        ("//evil.com/x", "evil.com/x.html", "/b/evil.com/x"),
        ('"/a\\r\\n/x https://evil.com 200\\n/"', "a--/x https:/evil.com 200-/index.html", None),
        ('"/n\\0ul/"', "n-ul/index.html", "/b/n-ul/"),
        ("'/%0a%00/'", "--/index.html", "/b/--/"),
    ],
)
def test_redirect_from(written: str, dest_uri: str, rule: str | None, tmp_path: Path) -> None:
    found = made(tmp_path, f"redirect_from: {written}")
    assert list(found.files) == [dest_uri]
    assert found.table.count("\n") == 1
    assert len(found.table.split()) == 3
    assert found.table.isascii()
    if rule:
        assert found.table == f"{rule} /b/a/ 301\n"


def test_an_absolute_redirect_from_stays_in_the_site_and_is_told(tmp_path: Path) -> None:
    found = made(tmp_path, "redirect_from: http://old.com/x/")
    assert list(found.files) == ["http:/old.com/x/index.html"]
    assert "no visitor of this site" in found.problems[0].message


@pytest.mark.parametrize("written", ["5", "true", "{a: /x/}", "[[/x/]]", f"/{'x' * 2000}/", "2020-01-01"])
def test_an_old_address_must_be_text(written: str, tmp_path: Path) -> None:
    found = made(tmp_path, f"redirect_from: {written}")
    assert not found.files
    (problem,) = found.problems
    assert problem.line == 2
    assert "for example `redirect_from: /old/`" in problem.message


def test_what_the_blog_has_already_is_not_redirected(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        "redirect_from: [/b/, /about/, /pic.png, /tag/x/, /b/index.html, /ok/]",
        "tags: [x]",
        more={"about.md": "---\nx: 1\n---\n", "pic.png": "x"},
    )
    assert list(found.files) == ["ok/index.html"]
    assert {problem.level for problem in found.problems} == {"info"}
    assert {(problem.src_uri, problem.line) for problem in found.problems} == {("_posts/2020-01-01-a.md", 2)}
    owners = ("_posts/2020-01-02-b.md", "about.md", "pic.png")
    assert all(any(owner in problem.message for problem in found.problems) for owner in owners)


def test_an_own_address_is_not_redirected_and_not_told(tmp_path: Path) -> None:
    found = made(tmp_path, "redirect_from: [/a/, /a/index.html]")
    assert (found.files, found.table, found.problems) == ({}, "", ())


def test_a_file_does_not_take_the_place_of_a_folder(tmp_path: Path) -> None:
    found = made(tmp_path, "redirect_from: [/a.php, /x.php, /x.php/y/]", "permalink: /a.php/b/")
    assert len(found.files) == 1
    assert len(found.problems) == 2


def test_the_later_post_gets_an_address_that_two_ask_for_and_a_page_before_both(tmp_path: Path) -> None:
    old = "redirect_from: [/old/, /older/]"
    found = made(tmp_path, old, old, more={"p.md": "---\nredirect_from: /old/\n---\n"})
    assert target(found.files["old/index.html"]) == "http://e.com/b/p/"
    assert target(found.files["older/index.html"]) == "http://e.com/b/b/"
    assert json.loads(found.json or "") == {"/older/": "http://e.com/b/b/", "/old/": "http://e.com/b/p/"}
    assert [problem.level for problem in found.problems] == ["info"] * 3


def test_an_address_said_twice_is_no_problem(tmp_path: Path) -> None:
    found = made(tmp_path, "redirect_from: [/old/, /old/, /old/index.html]")
    assert (len(found.files), found.problems) == (1, ())
    assert found.table.count("\n") == 1


def test_redirects_of_a_post_that_redirects(tmp_path: Path) -> None:
    found = made(tmp_path, "redirect_from: /old/\nredirect_to: https://n.com/a:b*c")
    assert found.table == "/b/old/ /b/a/ 301\n/b/a/ https://n.com/a%3Ab%2Ac 301\n"


def test_what_is_not_published_redirects_nothing(tmp_path: Path) -> None:
    found = made(tmp_path, "published: false\nredirect_from: /old/", "date: 2099-01-01\nredirect_to: /x/")
    assert found == Redirects({}, {}, None, "", ())


def test_redirects_json_is_there_for_redirects_and_for_the_plugin(tmp_path: Path) -> None:
    plugin: dict[str, object] = {"plugins": ["jekyll-redirect-from"]}
    assert made(tmp_path, "x: 1").json is None
    assert made(tmp_path, "x: 1", config=plugin).json == "{}"
    assert made(tmp_path, "x: 1", config={**plugin, "redirect_from": {"json": False}}).json is None
    assert made(tmp_path, "redirect_from: /夏/").json == '{"/夏/":"http://e.com/b/a/"}'


def test_defaults_that_are_wrong_are_told_of_the_configuration(tmp_path: Path) -> None:
    config: dict[str, object] = {"defaults": [{"scope": {"path": ""}, "values": {"redirect_from": 5}}]}
    assert made(tmp_path, "x: 1", config=config).problems[0].src_uri == "_config.yml"


def test_ten_times_as_many_redirects_are_ten_times_the_work(tmp_path: Path) -> None:
    def work(number: int) -> int:
        listed = ", ".join(f"/old/{n}/" for n in range(number))
        same = ", ".join(["/b/"] * number)
        found: list[Redirects] = []
        folder = tmp_path / str(number)
        cost = calls(lambda: found.append(made(folder, f"redirect_from: [{listed}, {same}]", "x: 1")))
        assert len(found[0].files) == number
        assert len(found[0].problems) == 1
        return cost

    assert work(2000) < 11 * work(200)


# -- plugins -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("config", "is_made"),
    [
        ({}, True),
        ({"plugins": ["jekyll-redirect-from"]}, True),
        ({"plugins": []}, False),
        ({"plugins": ["jekyll-feed"]}, False),
        # Jekyll 4 reads no `gems`, and stops at a `plugins` that is no list.
        ({"gems": ["jekyll-feed"]}, True),
        ({"plugins": None}, True),
    ],
)
def test_redirects_are_made_where_jekyll_makes_them(
    config: dict[str, object], is_made: bool, tmp_path: Path
) -> None:
    heads = ("redirect_from: /old/", "redirect_to: /x/", "redirect_from: []", "title: T")
    found = made(tmp_path, *heads, config=config, more={"p.md": "---\nredirect_from: /p-old/\n---\n"})
    if is_made:
        assert (set(found.files), len(found.replaced)) == ({"old/index.html", "p-old/index.html"}, 1)
        assert (found.json is not None, found.problems) == (True, ())
        return
    (problem,) = found.problems
    assert found == Redirects({}, {}, None, "", (problem,))
    assert (problem.src_uri, problem.line, problem.level) == ("_config.yml", None, "info")
    assert problem.message.startswith("3 posts and pages ask")
    assert "`plugins: [jekyll-redirect-from]`" in problem.message


def test_without_the_plugin_nothing_is_said_where_nobody_asks(tmp_path: Path) -> None:
    assert made(tmp_path, "x: 1", config={"plugins": []}) == Redirects({}, {}, None, "", ())


# -- the site's own layout ---------------------------------------------------------------------------------

LAYOUT = {"_layouts/redirect.html": "{{ page.redirect.from }} > {{ page.redirect.to }} {{ page.sitemap }}"}


def test_redirects_have_the_sites_layout_and_those_around_it(tmp_path: Path) -> None:
    text = "---\nlayout: base\n---\nGO {{ page.redirect.to }} {{ page.url }} {{ page.name }} {{ page.title }}"
    base = "<html>{{ content }} {{ layout.layout }} {{ site.title }}</html>"
    more = {"_layouts/redirect.html": text, "_layouts/base.html": base}
    heads = ("redirect_from: [/old/, new/x]", "title: T\nredirect_to: http://x.com/")
    found = made(tmp_path, *heads, more=more, config={"title": "S"})
    assert found.files == {
        "old/index.html": "<html>GO http://e.com/b/a/ /old/ redirect.html  base S</html>",
        "new/x.html": "<html>GO http://e.com/b/a/ /new/x redirect.html  base S</html>",
    }
    own = "<html>GO http://x.com/ /b/ 2020-01-02-b.md T base S</html>"
    assert found.replaced == {"_posts/2020-01-02-b.md": own}
    assert found.problems == ()


def test_a_layout_leads_where_the_standard_page_does(tmp_path: Path) -> None:
    head = "redirect_from: /x/old/"
    assert made(tmp_path, head, more=LAYOUT).files["x/old/index.html"] == "/x/old/ > http://e.com/b/a/ false"
    preview = made(tmp_path, head, more=LAYOUT, served="http://127.0.0.1:8000/b")
    assert preview.files["x/old/index.html"] == "/x/old/ > ../../a/ false"


@pytest.mark.parametrize(
    "layout", ["{% nope %}", "---\nlayout: gone\n---\n", "---\na: [\n---\n", "{% include gone.html %}"]
)
def test_without_a_whole_layout_redirects_have_the_standard_page(layout: str, tmp_path: Path) -> None:
    found = made(tmp_path, "redirect_from: [/o1/, /o2/]", more={"_layouts/redirect.html": layout})
    assert {target(html) for html in found.files.values()} == {"http://e.com/b/a/"}
    (problem,) = found.problems
    assert (problem.src_uri, problem.level) == ("_layouts/redirect.html", "warning")
    assert problem.message.endswith("; pages of redirects are written without the layout")


# -- lists that make way -----------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["/", "''", "/index.html", "[null, '', /x/]"])
def test_a_redirect_from_the_root_wins_over_an_index_that_nobody_wrote(written: str, tmp_path: Path) -> None:
    blog = blog_of(tmp_path, {"_posts/2020-01-01-a.md": f"---\nredirect_from: {written}\n---\n"})
    found = redirects.build(blog, "http://e.com/b", served_base="/b")
    assert target(found.files["index.html"]) == "http://e.com/b/a/"
    assert [view.url for view in blog.views if view.kind == "index"] == ["/blog-2/"]
    (problem,) = blog.problems
    assert (problem.src_uri, problem.level) == ("_posts/2020-01-01-a.md", "info")
    assert "the blog index is at /blog-2/ instead" in problem.message
    assert "`blog_dir`" in problem.message
    assert found.problems == ()


def test_overviews_make_way_and_authored_pages_and_archives_do_not(tmp_path: Path) -> None:
    head = "tags: [x]\ncategories: [y]\nredirect_from: [/, /tags/, /categories/, /archive/, /tag/x/, /2020/]"
    files = {"_posts/2020-01-01-a.md": f"---\n{head}\n---\n", "index.md": "---\nx: 1\n---\n"}
    blog = blog_of(tmp_path, files)
    found = redirects.build(blog, "", served_base="")
    assert set(found.files) == {"tags/index.html", "categories/index.html", "archive/index.html"}
    moved = {view.url for view in blog.views if view.kind in ("tags", "categories", "archive")}
    assert moved == {"/tags-2/", "/categories-2/", "/archive-2/"}
    stay = {view.url for view in blog.views if view.url not in moved}
    assert stay == {"/", "/tag/x/", "/category/y/", "/2020/"}
    assert [problem.level for problem in (*blog.problems, *found.problems)] == ["info"] * 6


def test_no_list_makes_way_for_redirects_that_are_not_made(tmp_path: Path) -> None:
    files = {"_posts/2020-01-01-a.md": "---\nredirect_from: /\n---\n"}
    blog = blog_of(tmp_path, files, {"plugins": []})
    assert [view.url for view in blog.views if view.kind == "index"] == ["/"]
    assert blog.problems == ()


def test_a_list_that_makes_way_takes_no_other_old_address(tmp_path: Path) -> None:
    files = {"_posts/2020-01-01-a.md": "---\nredirect_from: [/, /blog-2/]\n---\n"}
    blog = blog_of(tmp_path, files)
    assert [view.url for view in blog.views if view.kind == "index"] == ["/blog-3/"]
    assert set(redirects.build(blog, "", served_base="").files) == {"index.html", "blog-2/index.html"}


# -- whole sites -------------------------------------------------------------------------------------------

SITE = {
    "_config.yml": "url: https://e.com\npermalink: /:title/\n",
    "_posts/2024-01-02-a.md": "---\ntitle: A\nredirect_from: [/, /old/]\n---\nB. [Old](/old/)\n",
    "_posts/2024-01-03-b.md": "---\ntitle: B\nredirect_to: https://n.com/\n---\nB.\n",
}
EXTRA = "site_url: https://e.com/"


def test_a_site_with_redirects(build: Build) -> None:
    built = build(SITE, "--strict", extra=EXTRA)
    assert built.status == 0
    assert [target(built.read(name)) for name in ("index.html", "old/index.html", "b/index.html")] == [
        *("https://e.com/a/", "https://e.com/a/", "https://n.com/")
    ]
    assert "B." in built.read("blog-2/index.html")
    assert "the blog index is at /blog-2/ instead" in built.log


def test_a_site_without_the_plugin(build: Build) -> None:
    config = SITE["_config.yml"] + "plugins: [jekyll-feed]\n"
    built = build({**SITE, "_config.yml": config}, "--strict", extra=EXTRA)
    assert built.holds("Redirecting") == []
    assert not (built.folder / "redirects.json").exists()
    assert built.log.count("2 posts and pages ask for redirects") == 1


def test_a_site_with_the_plugin_in_its_gemfile(build: Build) -> None:
    config = SITE["_config.yml"] + "plugins: [jekyll-feed]\n"
    gemfile = "group :jekyll_plugins do\n  gem 'jekyll-redirect-from'\nend\n"
    built = build({**SITE, "_config.yml": config, "Gemfile": gemfile}, "--strict", extra=EXTRA)
    assert target(built.read("old/index.html")) == "https://e.com/a/"


def test_a_site_whose_gemfile_lacks_the_plugin(build: Build) -> None:
    built = build({**SITE, "Gemfile": "gem 'github-pages', group: :jekyll_plugins\n"}, extra=EXTRA)
    assert built.holds("Redirecting") == []
    assert "2 posts and pages ask for redirects" in built.log


def test_a_site_with_a_layout_of_its_own(build: Build) -> None:
    layout = (
        "{{ page.redirect.from }} > {{ page.redirect.to }} {{ site.posts[1].content | strip_html | strip }}"
    )
    built = build({**SITE, "_layouts/redirect.html": layout}, "--strict", extra=EXTRA)
    assert built.status == 0
    assert built.read("old/index.html") == "/old/ > https://e.com/a/ B. Old"
    assert built.read("index.html") == "/ > https://e.com/a/ B. Old"
    assert built.read("b/index.html") == "/b/ > https://n.com/ B. Old"


def test_a_site_whose_layout_fails(build: Build) -> None:
    built = build({**SITE, "_layouts/redirect.html": "x\n{% nope %}"}, extra=EXTRA)
    assert target(built.read("old/index.html")) == "https://e.com/a/"
    (warning,) = built.warnings()
    assert "_layouts/redirect.html:2" in warning


def test_the_text_of_a_post_that_moved_away_is_nowhere(build: Build) -> None:
    """Jekyll shows its excerpt, and keeps the rest to itself."""
    files = {
        "_config.yml": "url: https://e.com\n",
        "_posts/2020-01-02-gone.md": "---\ntitle: Gone\nredirect_to: https://x.org/\n---\nHead.\n\nhush-hush\n",
        "_posts/2020-01-01-before.md": "---\ntitle: B\n---\n"
        "[{{ page.next.content }}]\n\n{{ page.next.excerpt }}\n",
        "_posts/2020-01-03-after.md": "---\ntitle: A\n---\n[{{ page.previous.content }}]\n",
    }
    built = build(files, feed_formats=["atom", "rss", "json"])
    assert built.status == 0, built.log
    assert built.holds("hush-hush") == []
    assert "<p>[]</p>" in built.read("2020/01/01/before.html")
    assert "<p>Head.</p>" in built.read("2020/01/01/before.html")
    assert "<p>[]</p>" in built.read("2020/01/03/after.html")
    assert "Head." in built.read("feed.xml")

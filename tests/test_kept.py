"""Pages and entries of the search that are kept: a warm build writes what a cold one does."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import jinja2
import pytest
from conftest import run
from test_fragments import OVERRIDES, POST, contents, differing, files

from mkdocs_blogposts.host.kept.fingerprints import Fingerprints, UnknownValueError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conftest import Built

# Edits, each of which is built over what was kept of all before.
EDITS: tuple[Mapping[str, str | None], ...] = (
    {},
    {"docs/_posts/2024-01-10-p0.md": POST.format(n=0, m=1, more="said: little\n")},
    {"docs/_posts/2024-02-11-p1.md": POST.format(n="Other title", m=1, more="")},
    {"docs/_posts/2024-03-12-p2.md": None},
    {"docs/_posts/2024-03-20-new.md": POST.format(n="new", m=0, more="description: Said\n")},
    {"docs/one/page0.md": "# Renamed page\n\n## Another part\n"},
    {"docs/two/deep/page9.md": "# New page\n"},
    {"overrides/partials/copyright.html": "Other words {{ page.title }}"},
    {"overrides/partials/copyright.html": "{% for file in pages %}{{ file.url }}{% endfor %}"},
    {"docs/one/page1.md": "# All pages list this one\n"},
    {"overrides/partials/copyright.html": "Short"},
    {"docs/_config.yml": "title: Named\ntimezone: Asia/Shanghai\npaginate: 3\n"},
    {
        "docs/_posts/2024-01-13-p3.md": POST.format(n=3, m=1, more="author: a\nimage: /x.png\n"),
        "docs/x.png": "x",
        "docs/_data/authors.yml": "a: {name: Ann}\n",
    },
)


def project(root: Path, *, cache: bool, plugins: tuple[object, ...] = ()) -> None:
    theme = {"name": "material", "custom_dir": "overrides", "features": ["navigation.footer"]}
    (root / "mkdocs.yml").write_text(
        json.dumps(
            {
                "site_name": "Test",
                "site_url": "https://example.org/",
                "theme": theme,
                "plugins": ["search", {"blogposts": {"cache": cache}}, *plugins],
            }
        ),
        "utf-8",
    )


def write(root: Path, written: Mapping[str, str | None]) -> None:
    for name, text in written.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if text is not None:
            path.write_text(text, "utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a project with templates of its own."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735732800")
    own = {f"overrides/{name}": text for name, text in OVERRIDES.items()}
    write(tmp_path, files() | own)
    return tmp_path


def built(root: Path, *, cache: bool) -> Built:
    project(root, cache=cache)
    return run(root)


def renders(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the pages whose templates are rendered from now on."""
    noted: list[str] = []
    render = jinja2.Template.render

    def noting(template: jinja2.Template, context: Mapping[str, object]) -> str:
        if context.get("page"):
            noted.append(context["page"].file.src_uri)  # type: ignore[attr-defined]
        return render(template, context)

    monkeypatch.setattr(jinja2.Template, "render", noting)
    return noted


def test_a_warm_build_writes_what_a_cold_one_does(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noted = renders(monkeypatch)
    contents(built(site, cache=True))
    every = len(noted)
    for number, edit in enumerate(EDITS):
        write(site, edit)
        noted.clear()
        warm = contents(built(site, cache=True))
        rendered = len(noted)
        assert differing(warm, contents(built(site, cache=False))) == [], edit
        assert bool(rendered) == bool(edit), (number, rendered)
    assert every > 20


def test_an_edit_of_a_body_renders_what_shows_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("logo", "copyright"):
        (site / f"overrides/partials/{name}.html").unlink()
    built(site, cache=True)
    noted = renders(monkeypatch)
    text = (site / "docs/_posts/2024-01-10-p0.md").read_text("utf-8")
    (site / "docs/_posts/2024-01-10-p0.md").write_text(f"{text}\nThe end.\n", "utf-8")
    built(site, cache=True)
    # Lists show no more of it than its beginning.
    assert noted == ["_posts/2024-01-10-p0.md"]


def test_what_is_kept_is_looked_at_before_it_is_shown(site: Path) -> None:
    expected = contents(built(site, cache=True))
    kept = site / ".cache/plugin/blogposts/pages"
    whole = kept.read_bytes()
    for damage in (b"", whole[: len(whole) // 2], whole[:-9] + b"\0" * 9, b"\xff" * 99):
        kept.write_bytes(damage)
        assert differing(contents(built(site, cache=True)), expected) == []


def test_templates_that_see_all_pages_or_draw_lots_are_not_kept(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in (
        "{{ pages | length }}",
        "{{ build_date_utc }}",
        "{{ [1, 2] | random }}",
        "{{ config.site_dir }}",
    ):
        write(site, {"overrides/partials/copyright.html": text})
        built(site, cache=True)
        noted = renders(monkeypatch)
        built(site, cache=True)
        assert len(noted) > 20, text
        monkeypatch.undo()
        monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


# ---------------------------------------------------------------- fingerprints


def test_fingerprints_tell_values_apart() -> None:
    values = (
        1,
        True,
        1.0,
        "1",
        b"1",
        None,
        [1],
        (1,),
        [[1]],
        [1, []],
        {"a": 1},
        {1},
        len,
        str,
        ["a", "b"],
        ["ab"],
    )
    assert len({Fingerprints().of(value) for value in values}) == len(values)
    assert Fingerprints().of({"a": [1]}) == Fingerprints().of({"a": [1]})
    assert Fingerprints().of("a", "b") != Fingerprints().of("ab")


def test_no_fingerprint_is_taken_of_what_is_not_known() -> None:
    endless: list[object] = []
    endless.append(endless)
    for value in (object(), iter([]), endless):
        with pytest.raises(UnknownValueError):
            Fingerprints().of([value])


def test_what_lies_among_templates_and_is_none_does_no_harm(site: Path) -> None:
    os.mkfifo(site / "overrides/pipe")
    (site / "overrides/nowhere").symlink_to("missing")
    (site / "overrides/long.bin").write_bytes(b"x" * (1 << 19))
    assert differing(contents(built(site, cache=True)), contents(built(site, cache=False))) == []


def test_long_pages_are_not_kept(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site, {"docs/one/page0.md": "word " * 40_000})
    built(site, cache=True)
    noted = renders(monkeypatch)
    built(site, cache=True)
    assert noted == ["one/page0.md"]

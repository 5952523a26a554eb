"""What is kept between builds: it is true or not there, and nobody sees of it but the clock."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from importlib import metadata
from typing import TYPE_CHECKING

import pytest
import rooms
from conftest import Build, Built, Files, run
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig
from test_invariants import contents
from test_site import post

import mkdocs_blogposts
from mkdocs_blogposts.cache import store, versions
from mkdocs_blogposts.cache.conversions import Conversions
from mkdocs_blogposts.cache.new_values import LONG, NewValues
from mkdocs_blogposts.cache.store import Store, key
from mkdocs_blogposts.html import prose
from mkdocs_blogposts.markup import Options, convert
from mkdocs_blogposts.markup.kramdown import blocks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_blogposts.markup.kramdown.tree import Definitions, Element

CODE = "```python\nfor a in b: pass\n```"
BLOG: Files = {
    "_config.yml": "title: T\nurl: https://x.example\n",
    "_posts/2024-01-01-a.md": post("title: Ant\ntags: [t]", f"One *ant*.\n\n## Ünder\n\n{CODE}\n\n### Last"),
    "_posts/2024-01-02-b.md": post(
        "title: Bee\ntags: [t]", "[a]({% post_url 2024-01-01-a %})\n\n[b]: /b\n\n[b]"
    ),
    "_posts/2024-01-03-c.md": post("title: Cow\nmarkdown: mkdocs", "!!! note\n\n    Moo."),
    "_posts/2024-01-04-d.md": post("title: Dog", "![d](/none.png) {% nothing %}\n\n- 夏天\n- x"),
    "about.md": post("title: About", "# About\n\nUs."),
}
PACK = ".cache/plugin/blogposts/conversions"
Counted = list[str]


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """The texts that are converted; one that says "fault" cannot be."""
    texts: list[str] = []
    parse = blocks.parse

    def counted(text: str, options: Options) -> tuple[Element, Definitions, Options]:
        texts.extend([text] if text else [])
        if "fault" in text:
            raise ValueError("nobody foresaw this")
        return parse(text, options)

    monkeypatch.setattr(blocks, "parse", counted)
    return texts


def forget() -> None:
    """Let the next build be that of another process: MkDocs keeps the plugin's object."""
    option = MkDocsConfig.plugins
    assert isinstance(option, Plugins)
    option.plugin_cache.clear()


def again(project: Path, converted: Counted, *arguments: str) -> Built:
    """Build once more, as another process would, and note what is converted."""
    converted.clear()
    forget()
    return run(project, *arguments)


# ---------------------------------------------------------------- nothing but the clock


def test_a_warm_build_writes_what_a_cold_one_writes(build: Build, tmp_path: Path, converted: Counted) -> None:
    faulty = {**BLOG, "_posts/2024-01-05-e.md": post("title: Elk", "A fault.")}
    cold = build(faulty, feed_formats=["atom", "rss", "json"])
    first = contents(cold.folder)
    assert {"feed.xml", "rss.xml", "feed.json", "search/search_index.json", "tag/t/index.html"} <= {*first}
    assert len(converted) >= 5
    warm = again(tmp_path, converted)
    assert contents(warm.folder) == first
    assert [text for text in converted if "fault" not in text] == []
    assert "cannot be converted" in warm.log
    assert "none.png" in warm.log
    assert warm.warnings() == cold.warnings()
    assert contents(build(faulty, feed_formats=["atom", "rss", "json"], cache=False).folder) == first


def test_what_has_changed_is_converted_and_nothing_else(
    build: Build, tmp_path: Path, converted: Counted
) -> None:
    build(BLOG)
    build({"_posts/2024-01-01-a.md": post("title: Ant\ntags: [u]", "Two *ants*.\n\nAnd more.")})
    text = post("title: Fly", "Three *flies*.\n\nAnd more.")
    (tmp_path / "_posts/2024-01-01-a.md").write_text(text, "utf-8")
    site = again(tmp_path, converted)
    assert [text.strip() for text in converted] == ["Three *flies*.\n\nAnd more."]
    assert site.holds("Three <em>flies</em>") != []
    assert site.holds("Two <em>ants</em>") == []


def test_options_of_the_dialect_count(build: Build, converted: Counted) -> None:
    files = {**BLOG, "_config.yml": "kramdown: {hard_wrap: true}\n"}
    build(BLOG)
    converted.clear()
    forget()
    first = contents(build(files).folder)
    assert any("One *ant*" in text for text in converted)
    assert contents(build(files, cache=False).folder) == first


def test_liquid_is_rendered_in_each_build(build: Build, tmp_path: Path, converted: Counted) -> None:
    build(
        {**BLOG, "_data/x.yml": "it: first", "_posts/2024-01-05-e.md": post(body="Is {{ site.data.x.it }}.")}
    )
    (tmp_path / "_data/x.yml").write_text("it: second", "utf-8")
    site = again(tmp_path, converted)
    assert [text.strip() for text in converted] == ["Is second."]
    assert site.holds("Is first.") == []


def test_a_process_knows_what_it_converted_whatever_the_disk_says(
    build: Build, tmp_path: Path, converted: Counted
) -> None:
    """As `mkdocs serve` builds: the plugin's object stays."""
    first = contents(build({**BLOG, ".cache": "no folder"}).folder)
    converted.clear()
    assert contents(run(tmp_path).folder) == first
    assert converted == []
    (tmp_path / "about.md").write_text(post("title: About", "We."), "utf-8")
    run(tmp_path)
    assert [text.strip() for text in converted] == ["We."]


# ---------------------------------------------------------------- whatever lies there


def flip(data: bytes) -> bytes:
    """Change a bit of each byte of the values that stand last."""
    half = len(data) // 2
    return data[:half] + bytes(byte ^ 1 for byte in data[half:])


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut within its head": lambda data: data[:20],
    "cut within its table": lambda data: data[:100],
    "cut within its values": lambda data: data[: len(data) // 2],
    "other values": flip,
    "garbage": lambda _: bytes(range(256)) * 50,
    "of another version": lambda data: data[:8] + b"?" * 32 + data[40:],
    "too large a table": lambda data: data[:40] + b"\xff" * 4 + data[44:],
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_file_is_made_anew(build: Build, tmp_path: Path, converted: Counted, name: str) -> None:
    first = build(BLOG)
    before, told = contents(first.folder), first.warnings()
    pack = tmp_path / PACK
    whole = pack.read_bytes()
    pack.write_bytes(DAMAGES[name](whole))
    mended = again(tmp_path, converted)
    assert (mended.status, mended.warnings()) == (0, told)
    assert contents(mended.folder) == before
    assert converted != []
    assert sorted(pack.read_bytes()) == sorted(whole)
    assert contents(again(tmp_path, converted).folder) == before
    assert converted == []


def test_what_others_wrote_there_is_looked_at(tmp_path: Path) -> None:
    """With keys and digests that are right, but values of other shapes."""
    text = "# A\n\nb"
    for data in (
        *(b"", b"\n", b"{}\n<p>", b"[1]\n<p>", b'[["a", "b", "c"]]\n<p>', b'[["a", -1, "c"]]\n<p>'),
        *(b'[["a", true, "c"]]\n', b"[" * 100_000 + b"\n", b'[["a", 1]]\n', b"[]\n\xff\xff", b"nul\n"),
    ):
        kept = Store(str(tmp_path / "pack"), versions.version())
        kept.put(key("document", text, repr(Options())), data)
        kept.put(key("minutes", text), b"x" + data)
        kept.save()
        made = Conversions(kept.path)
        assert made.convert(text, Options()) == convert(text, Options())
        assert made.minutes(text) == prose.minutes(text)


def test_texts_come_back_as_they_were(tmp_path: Path) -> None:
    for text in ("", "a", "# A\u2028b\n\n\ud800 \0", '# <b>x</b> \\" 夏天\n\n[x][y]', "<p>\nx"):
        made = [Conversions(str(tmp_path / "pack")) for _ in range(2)]
        assert made[0].convert(text, Options()) == convert(text, Options())
        assert made[0].save() == ""
        assert made[0].convert(text, Options()) == convert(text, Options())
        assert made[1].convert(text, Options()) == convert(text, Options())


def test_a_pipe_or_a_link_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "pack"
    os.mkfifo(path)
    assert Store(str(path), b"v" * 32).get(key("a")) is None
    path.unlink()
    kept = Store(str(tmp_path / "other"), b"v" * 32)
    kept.put(key("a"), b"x")
    kept.save()
    path.symlink_to(tmp_path / "other")
    assert Store(str(path), b"v" * 32).get(key("a")) is None
    assert Store(str(tmp_path / "other"), b"v" * 32).get(key("a")) == b"x"


# ---------------------------------------------------------------- whatever the disk does


@pytest.mark.parametrize("call", ["replace", "makedirs", "listdir"])
def test_a_disk_that_takes_nothing_costs_nothing_but_time(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, converted: Counted, call: str
) -> None:
    without = build(BLOG, cache=False)
    expected = contents(without.folder)

    def full(path: str, *others: object, **named: object) -> object:
        if ".cache" in str(path):
            raise OSError(28, "No space left on device")
        return original(path, *others, **named)

    original = getattr(os, call)
    monkeypatch.setattr(os, call, full)
    site = build(BLOG, "--verbose")
    assert "nothing is kept in" in site.log
    assert "No space left on device" in site.log
    assert "No space" not in run(tmp_path).log
    assert (site.status, site.warnings()) == (0, without.warnings())
    assert contents(site.folder) == expected
    assert list(tmp_path.glob(".cache/**/conversions*")) == []


def test_a_write_that_fails_half_way_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept" / "pack"
    first = Store(str(path), b"v" * 32)
    first.put(key("a"), b"x")
    first.save()
    before = path.read_bytes()
    first.put(key("b"), b"y")
    monkeypatch.setattr(Store, "_read", lambda *_: None)
    first.save()
    assert "shorter" in first.fault
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.glob("pack*")] == ["pack"]
    assert (first.get(key("a")), first.get(key("b"))) == (b"x", b"y")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="all is allowed here")
def test_a_folder_of_another_user_is_left_alone(build: Build, tmp_path: Path) -> None:
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache").chmod(0o500)
    site = build(BLOG)
    assert (site.status, site.read("about.html") != "") == (0, True)


def test_a_file_in_place_of_the_folder_is_left_alone(build: Build, tmp_path: Path) -> None:
    site = build({**BLOG, ".cache": "a file"})
    assert (tmp_path / ".cache").read_text("utf-8") == "a file"
    assert site.read("about.html")


def test_what_a_killed_build_left_goes(build: Build, tmp_path: Path, converted: Counted) -> None:
    first = contents(build(BLOG).folder)
    half = tmp_path / f"{PACK}.77.tmp"
    half.write_bytes((tmp_path / PACK).read_bytes()[:500])
    assert contents(again(tmp_path, converted).folder) == first
    assert converted == []
    forget()
    build({"about.md": post("title: About", "We.")})
    assert not half.exists()


def test_a_link_in_place_of_what_is_written_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_text("mine", "utf-8")
    path = tmp_path / "kept" / "pack"
    path.parent.mkdir()
    for name in ("pack", f"pack.{os.getpid()}.tmp"):
        (path.parent / name).symlink_to(tmp_path / "theirs")
    kept = Store(str(path), b"v" * 32)
    kept.put(key("a"), b"x")
    kept.save()
    assert (tmp_path / "theirs").read_text("utf-8") == "mine"
    assert Store(str(path), b"v" * 32).get(key("a")) == b"x"


def test_two_at_once_leave_what_one_of_them_wrote(tmp_path: Path) -> None:
    path = str(tmp_path / "pack")
    both = Store(path, b"v" * 32), Store(path, b"v" * 32)
    for number, each in enumerate(both):
        each.put(key("same"), b"same")
        each.put(key("own"), b"%d" % number)
        each.save()
    for number, each in enumerate(both):
        assert (each.get(key("same")), each.get(key("own"))) == (b"same", b"%d" % number)
    assert Store(path, b"v" * 32).get(key("own")) == b"1"


def test_two_builds_at_once(build: Build, tmp_path: Path, converted: Counted) -> None:
    expected = contents(build(BLOG, theme="mkdocs", cache=False).folder)
    build({}, theme="mkdocs")
    (tmp_path / PACK).unlink()
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(tmp_path / "mkdocs.yml"), "-d"]
    env = {**os.environ, "PYTHONPATH": str(rooms.ROOT)}
    sites = [tmp_path / ".sites" / name for name in ("1", "2")]
    running = [
        subprocess.Popen([*command, str(site)], env=env, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        for site in sites
    ]
    assert [each.wait(60) for each in running] == [0, 0]
    assert [contents(site) == expected for site in sites] == [True, True]
    assert contents(again(tmp_path, converted).folder) == expected
    assert converted == []


# ---------------------------------------------------------------- what is kept, and where


def test_keys_tell_their_parts_apart() -> None:
    keys = [
        key("a"),
        key("b"),
        key("a", "b"),
        key("ab"),
        key("a", "b", ""),
        key("a", "", "b"),
        key("a", "1:b"),
    ]
    assert len({*keys}) == len(keys)
    assert {len(each) for each in keys} == {32}
    assert key("a", "ü") == key("a", "ü".encode())


def test_what_no_build_uses_is_left_out_in_time(tmp_path: Path) -> None:
    path = str(tmp_path / "pack")
    for number in range(store.UNUSED + 2):
        kept = Store(path, b"v" * 32)
        assert (kept.get(key("old")) is not None) == (number > 0), number
        if number == 0:
            kept.put(key("old"), b"old")
            kept.put(key("idle"), b"idle")
        kept.put(key("new", str(number)), b"new")
        kept.save()
    last = Store(path, b"v" * 32)
    assert last.get(key("old")) == b"old"
    assert last.get(key("idle")) is None
    assert last.get(key("new", str(number))) == b"new"


def test_a_build_with_nothing_new_writes_nothing(build: Build, tmp_path: Path) -> None:
    build(BLOG)
    before = os.stat(tmp_path / PACK)
    forget()
    run(tmp_path)
    assert os.stat(tmp_path / PACK).st_ino == before.st_ino


def test_another_version_of_anything_is_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def version() -> bytes:
        versions.version.cache_clear()
        return versions.version()

    first = version()
    assert len(first) == 32
    assert version() == first
    found = {first}
    changes: list[tuple[object, str, object]] = [
        (mkdocs_blogposts, "__version__", "0.0.7"),
        (metadata, "version", lambda name: f"7 {name}"),
        (sys, "version", "4.0"),
        (versions, "_sources", lambda: iter([b"changed"])),
    ]
    for target, name, value in changes:
        monkeypatch.setattr(target, name, value)
        found.add(version())
        monkeypatch.undo()
    assert len(found) == 5
    assert version() == first


def test_each_of_our_files_counts() -> None:
    said = [*versions._sources()]
    assert len(said) == 2 * len(rooms.modules())
    assert b"markup/kramdown/spans/run.py" in said


def test_the_folder_says_what_it_is(build: Build, tmp_path: Path) -> None:
    build(BLOG)
    folder = tmp_path / PACK
    assert (folder.parent / ".gitignore").read_text("utf-8").splitlines()[-1] == "*"
    assert (
        (folder.parent / "CACHEDIR.TAG")
        .read_bytes()
        .startswith(b"Signature: 8a477f597d28d172789f06886806bc55")
    )


def test_nothing_is_kept_where_the_site_says_so(build: Build, tmp_path: Path) -> None:
    build(BLOG, cache=False)
    assert not (tmp_path / ".cache").exists()


def test_the_folder_is_never_one_that_is_published_or_watched(build: Build, tmp_path: Path) -> None:
    other = {"watched/x": "", "links/to": ""}
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".link").symlink_to(tmp_path / "elsewhere")
    before: set[Path] = set()
    for folder, why in {
        "docs/.kept": "lies in `docs_dir`",
        "site/.kept": "lies in `site_dir`",
        "watched/.kept": "lies in a folder of `watch`",
        ".link/kept": "is reached by a link",
        "kept": "lies among the files of the blog",
        "assets/.kept": "lies among the files of the blog",
        ".": "lies among the files of the blog",
    }.items():
        site = build({**BLOG, **other}, extra="watch: [watched]", cache_dir=folder)
        before = before or {*tmp_path.rglob("*")}
        assert f"cache_dir {folder!r} {why}, so nothing is kept" in "\n".join(site.warnings())
        assert {path for path in {*tmp_path.rglob("*")} - before if "/site/" not in str(path)} == set(), (
            folder
        )
    build({**BLOG, "_config.yml": "include: [.cache]"})
    assert not (tmp_path / ".cache").exists()


@pytest.mark.parametrize("place", [".cache", ".cache/plugin", ".cache/plugin/blogposts"])
def test_a_link_does_not_have_us_write_elsewhere(
    build: Build, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, place: str
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / place).symlink_to(elsewhere)
    site = build(BLOG)
    assert "is reached by a link, so nothing is kept" in site.log
    assert list(elsewhere.iterdir()) == []


def test_another_folder(build: Build, tmp_path: Path, converted: Counted) -> None:
    outside = tmp_path / "project"
    files = {f"project/{name}": text for name, text in BLOG.items()}
    site = build(files, source_dir="project", cache_dir="kept")
    assert (tmp_path / "kept/conversions").is_file()
    assert not (outside / "kept").exists()
    assert "conversions" not in json.dumps([str(path) for path in site.folder.rglob("*")])
    again(tmp_path, converted)
    assert converted == []


# ---------------------------------------------------------------- values that wait to be kept


def test_long_values_wait_in_a_file_and_short_ones_in_memory(tmp_path: Path) -> None:
    values = {b"short": b"x", b"long": b"y" * LONG, b"longer": b"z" * (3 * LONG)}
    held = NewValues(str(tmp_path / "kept"))
    for name, value in values.items():
        held.put(name, value)
    assert dict(held.items()) == values
    assert (len(held), b"long" in held, held.get(b"other")) == (3, True, None)
    held.put(b"long", b"new" * LONG)
    assert held.get(b"long") == b"new" * LONG
    held.clear()
    assert (len(held), held.get(b"long")) == (0, None)


def test_values_are_held_in_memory_where_there_can_be_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = NewValues(str(tmp_path))
    held.put(b"first", b"1" * LONG)

    def full(*_arguments: object, **_more: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    other = NewValues(str(tmp_path))
    other.put(b"second", b"2" * LONG)
    assert other.get(b"second") == b"2" * LONG
    assert held.get(b"first") == b"1" * LONG

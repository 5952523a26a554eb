"""Bodies converted ahead, in processes beside the build's own: a matter of time alone."""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from test_cache import Counted, again, converted
from test_invariants import contents
from test_site import post

from mkdocs_blogposts.cache import conversions, workers
from mkdocs_blogposts.cache.conversions import Conversions
from mkdocs_blogposts.cache.workers import Workers
from mkdocs_blogposts.markup import Options, convert

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Build, Files

__all__ = ["converted"]  # The fixture.

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here"),
    # The processes that run tests have a thread that waits for orders, which does no harm.
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]
TEXTS = {bytes([n]) * 32: f"text {n}" for n in range(40)}
LIQUID = "Liquid {{ page.title }} here."
BLOG: Files = {
    "_config.yml": "title: T\nurl: https://x.example\n",
    **{
        f"_posts/2024-01-{n % 28 + 1:02}-p{n}.md": post(
            f"title: P{n}", f"\nOne *text* of {n}.\n\n## Part {n}\r\nx"
        )
        for n in range(110)
    },
    "_posts/2024-02-01-l.md": post("title: Liquid", LIQUID),
    "_posts/2024-02-02-f.md": post("title: Faulty", "A fault."),
    "_posts/2024-02-03-m.md": post("title: Other\nmarkdown: mkdocs", "Of *MkDocs*."),
    "about.md": post("title: About", "key: value\n\nUs."),
}


def shout(text: str) -> bytes:
    return text.upper().encode()


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process seem to have no thread besides its first."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.fixture(autouse=True)
def _no_process_is_left() -> Iterator[None]:
    yield
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


# ---------------------------------------------------------------- processes


@pytest.mark.parametrize("number", [1, 3])
def test_each_result_is_handed_over_once(number: int) -> None:
    made = Workers(TEXTS, shout, number)
    for key in (*list(TEXTS)[20:], *list(TEXTS)[:20]):
        assert made.take(key) == TEXTS[key].upper().encode()
        assert made.take(key) is None
    assert made.take(b"x" * 32) is None
    made.close()


def test_large_results_are_handed_over() -> None:
    made = Workers(TEXTS, lambda text: text.encode() * 100_000, 2)
    for key, text in TEXTS.items():
        assert made.take(key) == text.encode() * 100_000
    made.close()


def test_what_fails_there_is_left_to_who_asks() -> None:
    def work(text: str) -> bytes:
        if text == "text 5":
            raise ValueError(text)
        return text.encode()

    made = Workers(TEXTS, work, 2)
    assert [text for key, text in TEXTS.items() if made.take(key) is None] == ["text 5"]
    made.close()


def test_a_process_that_dies_leaves_the_rest_to_who_asks() -> None:
    def work(text: str) -> bytes:
        if text == "text 10":
            os.kill(os.getpid(), signal.SIGKILL)
        return text.encode()

    made = Workers(TEXTS, work, 2)
    found = [made.take(key) for key in TEXTS]
    assert found[:10] == [text.encode() for text in list(TEXTS.values())[:10]]
    assert [at for at, each in enumerate(found) if each is None] == list(range(10, 40, 2))
    made.close()


def test_processes_that_say_nothing_are_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(text: str) -> bytes:
        signal.pause()
        return text.encode()

    monkeypatch.setattr(workers, "_PATIENCE", 0)
    made = Workers(TEXTS, work, 2)
    assert [made.take(key) for key in TEXTS] == [None] * len(TEXTS)


def test_a_machine_that_refuses_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    made = Workers(TEXTS, shout, 2)
    assert [made.take(key) for key in TEXTS] == [None] * len(TEXTS)
    made.close()
    if before:
        assert len(os.listdir("/proc/self/fd")) == before


def test_work_ends_where_nothing_is_as_it_was_foreseen() -> None:
    made = Workers(TEXTS, shout, 2)
    for number in range(workers._STRANGE + 1):
        assert made.take(bytes([100 + number]) * 32) is None
    assert made.take(next(iter(TEXTS))) is None


def test_work_goes_on_where_something_is() -> None:
    made = Workers(TEXTS, shout, 2)
    first, last = next(iter(TEXTS)), list(TEXTS)[-1]
    assert made.take(first) == b"TEXT 0"
    for number in range(workers._STRANGE + 1):
        assert made.take(bytes([100 + number]) * 32) is None
    assert made.take(last) == b"TEXT 39"
    made.close()


@pytest.mark.usefixtures("alone")
def test_there_are_processes_where_it_is_safe_and_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [workers.number(jobs) for jobs in (1, 2, 3, 4, 100)] == [0, 1, 2, 3, 3]
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 5}, raising=False)
    assert workers.number(0) == 1
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3})
    assert workers.number(0) == 0
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert workers.number(0) == 2
    monkeypatch.setattr(sys, "platform", "darwin")
    assert workers.number(3) == 0
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert workers.number(3) == 0
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.delattr(os, "fork")
    assert workers.number(3) == 0


# ---------------------------------------------------------------- conversions


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("is_kept", [True, False])
def test_texts_are_converted_elsewhere(tmp_path: Path, converted: Counted, *, is_kept: bool) -> None:
    texts = [f"# A *{n}*\n\n{'x' * n}" for n in range(110)]
    expected = [convert(text, Options()) for text in texts]
    converted.clear()
    made = Conversions(str(tmp_path / "pack") if is_kept else "")
    made.convert_ahead(texts, Options(), 3)
    assert [made.convert(text, Options()) for text in texts] == expected
    assert converted == []
    assert made.save() == ""
    made.convert_ahead(texts, Options(), 3)
    assert (made._workers is None) == is_kept
    made.end()


@pytest.mark.usefixtures("alone")
def test_a_few_texts_are_not_worth_a_process() -> None:
    made = Conversions()
    made.convert_ahead([str(n) for n in range(conversions._WORTH_IT - 1)], Options(), 3)
    assert made._workers is None


@pytest.mark.usefixtures("alone")
def test_a_site_is_the_same_whoever_converts(build: Build, tmp_path: Path, converted: Counted) -> None:
    one = build(BLOG, jobs=1, cache=False)
    assert len(converted) > 110
    converted.clear()
    many = build(BLOG, jobs=3, cache=False)
    assert contents(many.folder) == contents(one.folder)
    assert many.warnings() == one.warnings()
    # Titles are short, and converted where they are needed.
    assert {text.strip() for text in converted if "– Page" not in text} == {"Liquid Liquid here.", "A fault."}
    build(BLOG, jobs=3)
    assert contents(again(tmp_path, converted).folder) == contents(one.folder)
    assert {text.strip() for text in converted if "– Page" not in text} == {"A fault."}


@pytest.mark.usefixtures("alone")
def test_texts_that_other_plugins_change_are_converted_as_they_are(build: Build) -> None:
    hook = "def on_page_markdown(markdown, page, config, files):\n    return markdown + '\\n\\n*More*.'\n"
    files = {**BLOG, "hook.py": hook}
    one = contents(build(files, extra="hooks: [hook.py]", jobs=1, cache=False).folder)
    assert b"<em>More</em>" in one["2024/01/01/p0.html"]
    assert contents(build(files, extra="hooks: [hook.py]", jobs=3, cache=False).folder) == one


@pytest.mark.usefixtures("alone")
def test_a_build_that_fails_leaves_no_process(build: Build) -> None:
    hook = "def on_env(env, config, files):\n    raise RuntimeError('no')\n"
    assert build({**BLOG, "hook.py": hook}, extra="hooks: [hook.py]", jobs=3, cache=False).status == 1


@pytest.mark.usefixtures("alone")
def test_a_preview_has_no_processes(build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mkdocs.commands import serve
    from mkdocs.livereload import LiveReloadServer

    build(BLOG, jobs=3, cache=False)
    monkeypatch.setattr(LiveReloadServer, "serve", lambda *_, **__: None)
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("forked"))
    serve.serve(str(tmp_path / "mkdocs.yml"), livereload=False)

"""`mkdocs serve` shows pages at every address that Jekyll's have."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote
from wsgiref.util import FileWrapper

import pytest
from mkdocs.commands import serve
from mkdocs.livereload import LiveReloadServer
from test_frame import ADDRESSES, blog, built

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from conftest import Build

Answer = tuple[str, str, bytes]
Headers = list[tuple[str, str]]


def asked(server: LiveReloadServer, path: str) -> Answer:
    """Return what a preview answers: status, type and content."""
    said: list[tuple[str, Headers]] = []

    def start_response(status: str, headers: Headers, *_: object) -> Callable[[bytes], object]:
        said.append((status, headers))
        return lambda _: None

    app = server.get_app()
    assert app
    answer = app({"PATH_INFO": unquote(path, "latin-1"), "REQUEST_METHOD": "GET"}, start_response)
    content = b"".join(answer)
    if isinstance(answer, FileWrapper):
        answer.close()
    return said[0][0], dict(said[0][1]).get("Content-Type", ""), content


def answers(project: Path, monkeypatch: pytest.MonkeyPatch, paths: Iterable[str]) -> dict[str, Answer]:
    """Run `mkdocs serve`, and ask it for these paths; no port is opened."""
    found: dict[str, Answer] = {}

    def ask(server: LiveReloadServer, **_: object) -> None:
        found.update({path: asked(server, path) for path in paths})

    monkeypatch.setattr(LiveReloadServer, "serve", ask)
    serve.serve(str(project / "mkdocs.yml"), livereload=True)
    return found


@pytest.mark.parametrize("baseurl", ["", "/sub"])
def test_every_address_is_served(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, baseurl: str
) -> None:
    built(build, blog(baseurl), baseurl)
    pages = {f"{baseurl}{url}": dest_uri for dest_uri, url in ADDRESSES.items()}
    lists = [baseurl + quote(url) for url in ("/kind/news", "/tag/a.php", "/blog/page2/", "/old/夏天")]
    picture = f"{baseurl}/img/a.png"
    dead = [f"{baseurl}{url}" for url in ("/nowhere", "/about/nowhere", "/top/", "/_posts")]
    found = answers(tmp_path, monkeypatch, [*pages, *lists, picture, *dead])
    for url in (*pages, *lists):
        status, kind, content = found[url]
        assert (status, kind.partition(";")[0]) == ("200 OK", "text/html"), url
        assert b"</html>" in content
        assert b"livereload(" in content or not pages.get(url, "").endswith(".html")
    assert found[picture][:2] == ("200 OK", "image/png")
    assert [found[url][0] for url in dead] == ["404 Not Found"] * 4

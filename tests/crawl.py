"""A built site as browsers and static servers see it: which of its URLs lead nowhere."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Where the scripts of MkDocs' own themes begin to look for the search.
_BASE_URL = re.compile(r"""\bbase_url = (?:"|')([^"']*)""")
# The page of the results, which is no page of the site.
_NO_PAGES = {"search.html"}


@dataclass(frozen=True)
class Crawl:
    """A site below a URL that ends in "/"; `is_disk` where it is opened without a server."""

    folder: Path
    base: str
    is_disk: bool = False

    def file(self, url: str) -> str | None:
        """Name the file that GitHub Pages sends for a URL, or a browser opens; None where there is none."""
        parts = urlsplit(url)
        if not f"{parts.scheme}://{parts.netloc}{parts.path}".startswith(self.base):
            return None
        path = unquote(parts.path)[len(unquote(urlsplit(self.base).path)) :]
        names = [path] if self.is_disk else [path, f"{path}.html", f"{path}/index.html".lstrip("/")]
        if path.endswith("/") or not path:
            names = [] if self.is_disk else [f"{path}index.html"]
        return next((name for name in names if (self.folder / name).is_file()), None)

    def pages(self) -> Iterator[tuple[str, str, html.HtmlElement]]:
        """Yield the file, the URL and the document of every page, which is asked for by its canonical URL."""
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            text = path.read_bytes() if path.is_file() else b""
            if name in _NO_PAGES or b"<html" not in text[:300]:
                continue
            page = html.document_fromstring(text)
            told = page.xpath("//link[@rel='canonical']/@href")
            is_own = told and not self.is_disk and self.file(told[0]) == name
            yield name, told[0] if is_own else self.base + name, page

    def dead(self) -> list[str]:
        """Name every URL of the site that leads nowhere, as `file: url`."""
        return [
            f"{name}: {written}"
            for name, url, page in self.pages()
            for written in self._written(page)
            if self._is_dead(urljoin(url, written))
        ]

    def _written(self, page: html.HtmlElement) -> Iterator[str]:
        """Yield the URLs of a document, those in its scripts' settings, and those that its search finds."""
        yield from (link for _, attribute, link, _ in page.iterlinks() if attribute and link[:1] != "#")
        for base in self.bases(page):
            yield from (_below(base, each["location"]) for each in self.searched())
        for config in page.xpath("//script[@id='__config']/text()"):
            yield json.loads(config)["search"]

    def bases(self, page: html.HtmlElement) -> Iterator[str]:
        """Yield where a document's scripts believe that the site begins."""
        for config in page.xpath("//script[@id='__config']/text()"):
            yield json.loads(config)["base"]
        for script in page.xpath("//script/text()"):
            yield from _BASE_URL.findall(script)

    def searched(self) -> list[dict[str, str]]:
        """Return the entries of the search."""
        index = (self.folder / "search/search_index.json").read_bytes()
        found: list[dict[str, str]] = json.loads(index)["docs"]
        return found

    def _is_dead(self, url: str) -> bool:
        is_ours = urlsplit(url)[:2] == urlsplit(self.base)[:2]
        return is_ours and self.file(url) is None


def _below(base: str, location: str) -> str:
    return f"{base.rstrip('/')}/{location}"

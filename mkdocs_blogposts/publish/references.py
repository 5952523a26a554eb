"""Links and images of finished bodies: each leads to where its target is, from the page that shows it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.links import resolve
from mkdocs_blogposts.links.resolve import Found, Missing, Resolver
from mkdocs_blogposts.model import CONFIG, Entry, Level, Problem, Settings, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.html.splicing import Reference

# https://github.com/benbalter/jekyll-relative-links#configuration
_OFF = "`relative_links` of _config.yml says `enabled: false`; take that out"
_EXCLUDED = "`exclude` of `relative_links` in _config.yml names this file; take it out there"
_PAGES_ONLY = (
    "jekyll-relative-links turns links in pages only; "
    "`relative_links: {collections: true}` in _config.yml mends it"
)


class LinkLevels(NamedTuple):
    """How broken links between pages are told, as `validation` of `mkdocs.yml` has it; None: not at all."""

    not_found: Level | None = None
    """Links to Markdown files."""
    unrecognized: Level | None = None
    """Other relative links."""
    absolute: Level | None = None
    """Links that start at the site's root."""

    def of(self, url: str) -> Level | None:
        """Return the level of a link."""
        if url.startswith("/"):
            return self.absolute
        is_source = url.partition("#")[0].partition("?")[0].endswith((".md", ".markdown"))
        return self.not_found if is_source else self.unrecognized


UNSAID = LinkLevels()


class References:
    """Resolves what bodies and front matter refer to; gathers what is missing, and what is shown."""

    def __init__(
        self,
        settings: Settings,
        resolver: Resolver,
        levels: LinkLevels = UNSAID,
        shifted: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Work with the addresses of one build.

        `levels` say how broken links between pages are told. `shifted` are files that another plugin writes
        into a folder, such as a language's: `dest_uri` -> the one it has now.
        """
        self.settings = settings
        self.resolver = resolver
        self.levels = levels
        self.shifted = shifted
        self.problems: dict[Problem, None] = {}
        """What could not be found, each once, in order."""
        self.shown: dict[str, None] = {}
        """The `src_uri`s of the source files that something refers to, in order."""

    def again(self) -> References:
        """Return the same without what was found by now."""
        return References(self.settings, self.resolver, self.levels, self.shifted)

    def resolve(self, entry: Entry, html: str) -> str:
        """Return HTML in which every image and link that has a target leads to it, from this page."""
        from mkdocs_blogposts.html import splicing
        from mkdocs_blogposts.markup import emoji, mentions

        here = self._now(entry.url, entry.dest_uri)

        def replacement(reference: Reference) -> str | None:
            found = self.resolver.resolve(reference.url, page_url=entry.url, src_uri=entry.source.src_uri)
            if isinstance(found, Missing):
                self._tell_missing(entry, reference)
            elif isinstance(found, Found) and not self._is_left(entry, reference, found):
                return resolve.relative(self._now(self._shown(found), found.dest_uri), here)
            return None

        given = self.settings.markdown
        profiles = mentions.base_url(given.mentions, entry.meta)
        html = mentions.link(html, profiles) if profiles else html
        html = html if given.emoji is None else emoji.draw(html, given.emoji)
        return splicing.rewrite(html, replacement)

    def locate(self, entry: Entry, written: str) -> str:
        """Return the URL from the site root of an image a front matter names; "" where it has no file."""
        found = self.resolver.resolve(
            written, page_url=entry.url, src_uri=entry.source.src_uri, root_first=True
        )
        if isinstance(found, Missing) or not resolve.is_readable(written):
            self._miss(entry, written, of_head=True)
            return ""
        return self._shown(found) if isinstance(found, Found) else written

    def _now(self, url: str, dest_uri: str) -> str:
        """Return a URL from the site root with the folder that another plugin has put the file into."""
        now = self.shifted.get(dest_uri)
        if now is None or not now.endswith(dest_uri):
            return url
        return now.removesuffix(dest_uri) + url.removeprefix("./").lstrip("/")

    def _shown(self, found: Found) -> str:
        if found.via:
            self.shown[found.via] = None
        return found.url

    def _tell_missing(self, entry: Entry, reference: Reference) -> None:
        """Note a file that is missing; of a page, as far as the site wants to know."""
        if resolve.is_media(reference.url):
            self._miss(entry, reference.url)
        elif reference.tag == "a" and (level := self.levels.of(reference.url)):
            line, shown = line_of(entry.source.text, reference.url), repr(reference.url)
            message = f"the link {shown} leads to no page; expected one of the site, as /about/"
            self.problems[Problem(entry.source.src_uri, line, message, level, shown)] = None

    def _is_left(self, entry: Entry, reference: Reference, found: Found) -> bool:
        """Say whether a link stays as it is written, as jekyll-relative-links has it; note why."""
        why = found.via and why_left(found.via, entry.source, self.settings)
        if why and (level := self.levels.of(reference.url)):
            line, shown = line_of(entry.source.text, reference.url), repr(reference.url)
            message = f"the link {shown} leads to no page, because {why}"
            self.problems[Problem(entry.source.src_uri, line, message, level, shown)] = None
        return bool(why)

    def _miss(self, entry: Entry, url: str, *, of_head: bool = False) -> None:
        """Note a missing file, in the file that names it; what no head says is said by the defaults."""
        line = _line_of_file(entry.source.text, url)
        src_uri = CONFIG if of_head and line is None else entry.source.src_uri
        shown = repr(url)
        message = (
            f"there is no file for {shown}; expected a file of the site, such as /assets/images/photo.jpg"
        )
        self.problems[Problem(src_uri, line, message, subject=shown)] = None


def why_left(target: str, source: Source, settings: Settings) -> str | None:
    """Return why Jekyll leaves a link to the source file `target` alone in `source`, and what mends it.

    None where the link works: if the file is no Markdown, if the site does not name jekyll-relative-links
    itself, and where that plugin turns it: in pages; with `collections: true` in posts and other documents,
    too; but not in the files that its `exclude` names, as Jekyll's own `exclude` names them.
    """
    from mkdocs_blogposts.plan import entry_filter

    extension = target.rpartition(".")[2].lower()
    options = settings.relative_links
    if extension not in settings.folders.markdown_ext or options is None:
        return None
    if not options.enabled:
        return _OFF
    if entry_filter.is_matched(options.exclude, source.src_uri):
        return _EXCLUDED
    return None if source.kind == "page" or options.collections else _PAGES_ONLY


def _line_of_file(text: str, url: str) -> int | None:
    """Return the line that names a file; Liquid may have written the beginning of its URL."""
    parts = url.split("/")
    tails = ("/".join(parts[at:]) for at in range(len(parts)))
    return next((line for tail in tails if tail and (line := line_of(text, tail))), None)


def line_of(text: str, part: str) -> int | None:
    """Return the line, counted from 1, on which a part of a text begins; None where it does not occur."""
    at = text.find(part)
    return text.count("\n", 0, at) + 1 if at >= 0 else None

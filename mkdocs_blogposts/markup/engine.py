"""Python-Markdown, set up to come near to kramdown's GFM."""

from __future__ import annotations

import re
from html import escape, unescape
from itertools import chain, pairwise
from typing import TYPE_CHECKING

import markdown
from markdown.extensions.attr_list import AttrListExtension, AttrListTreeprocessor
from markdown.treeprocessors import Treeprocessor

from mkdocs_blogposts.assets.scan import TEXT_ONLY, tags
from mkdocs_blogposts.markup.source import TOC_MARKS, prepared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_EXTENSIONS = [
    "tables",
    "footnotes",
    "def_list",
    "abbr",
    "md_in_html",
    "sane_lists",
    "smarty",
    "pymdownx.tilde",
    "pymdownx.tasklist",
    "pymdownx.arithmatex",
    "pymdownx.highlight",
    "pymdownx.superfences",
]
_SETTINGS: dict[str, dict[str, object]] = {
    "footnotes": {"BACKLINK_TITLE": ""},
    "smarty": {"smart_angled_quotes": True},
    "tables": {"use_align_attribute": False},
    "pymdownx.tilde": {"subscript": False, "smart_delete": False},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "pymdownx.arithmatex": {"generic": True, "inline_syntax": [], "block_syntax": ["dollar"]},
    "pymdownx.highlight": {"use_pygments": True, "guess_lang": False, "pygments_lang_class": True},
    "pymdownx.superfences": {"preserve_tabs": True, "disable_indented_code_blocks": False},
}
_HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HEADING = re.compile(r"<h([1-6])((?:\s[^<>]*)?)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r'\bid="([^"]*)"')
_EMPTY_HEAD = re.compile(r"<thead>\n<tr>\n(?:<th[^>]*+></th>\n)++</tr>\n</thead>\n")
_LINKS = re.compile(r"<sup id=\"fnref.*?</sup>|</?a\b[^>]*>")
_TAGS = re.compile(r"<[^<>]*>")
_TRAILING_ATTRIBUTES = re.compile(r"[ ]+\{:[^}\n]*\}[ ]*$")
_NOT_IN_IDS = re.compile(r"[^\w\- \t]")
# Python-Markdown's stand-ins: of an escaped character by its number, of anything else by a name.
_PLACEHOLDER = re.compile("\x02(?:(\\d{1,6})|[^\x03]*)\x03")

_Row = tuple[str, int, str]


class Engine:
    """A Markdown converter that is made once and used for many bodies, each from a clean state."""

    def __init__(self, *, hard_wrap: bool, auto_ids: bool, header_offset: int) -> None:
        extensions = [*_EXTENSIONS, *(["nl2br"] if hard_wrap else [])]
        self._markdown = markdown.Markdown(
            extensions=[*extensions, _KramdownAttributes()], extension_configs=_SETTINGS
        )
        self._markdown.treeprocessors.register(
            _HeadingIds(self._markdown, auto_ids, header_offset), "kramdown_ids", 15
        )

    def convert(self, text: str, levels: frozenset[int]) -> tuple[str, list[_Row]]:
        """Return HTML and (id, level, title) of each heading; `levels` are those that `{:toc}` lists."""
        self._markdown.reset()
        html = self._markdown.convert(prepared(text))
        for kind, mark in TOC_MARKS.items():
            if mark in html:
                html = html.replace(f"<p>{mark}</p>", _contents(html, kind, levels))
        html = _defused(_EMPTY_HEAD.sub("", html))
        return html, list(_headings(html))


class _KramdownAttributes(AttrListExtension):
    """Attribute lists as kramdown writes them, `{: .x}`: braces without the colon are text."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(_Attributes(md), "attr_list", 8)
        md.registerExtension(self)


class _Attributes(AttrListTreeprocessor):
    # The type stubs call these final; the base class reads them from the instance.
    BASE_RE = r"\{\:[ ]*([^\}\n ][^\n]*)\}"  # type: ignore[misc]
    HEADER_RE = re.compile(rf"[ ]+{BASE_RE}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{BASE_RE}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{BASE_RE}")  # type: ignore[misc]


class _HeadingIds(Treeprocessor):
    """Give headings kramdown's ids, made of their text before quotes and dashes are set."""

    def __init__(self, md: markdown.Markdown, auto_ids: bool, offset: int) -> None:
        super().__init__(md)
        self.auto_ids = auto_ids
        self.offset = offset

    def run(self, root: Element) -> None:
        used: dict[str, int] = {}
        for heading in (element for element in root.iter() if element.tag in _HEADING_TAGS):
            if self.auto_ids and "id" not in heading.attrib:
                text = _TRAILING_ATTRIBUTES.sub("", "".join(heading.itertext()))
                plain = _PLACEHOLDER.sub(lambda m: chr(int(m[1])) if m[1] else "", text)
                heading.set("id", _unique(_heading_id(plain), used))
            level = int(heading.tag[1]) + self.offset
            heading.tag = f"h{min(max(level, 1), 6)}"


def _heading_id(text: str) -> str:
    return _NOT_IN_IDS.sub("", text.lower()).replace(" ", "-").replace("\t", "-") or "section"


def _unique(name: str, used: dict[str, int]) -> str:
    count = used.get(name)
    used[name] = 0 if count is None else count + 1
    return name if count is None else f"{name}-{count + 1}"


def _defused(html: str) -> str:
    """Return HTML in which the mere mention of a `<title>` or `<script>` does not swallow what follows."""
    pieces: list[str] = []
    done = 0
    for tag, following in pairwise(chain(tags(html), (None,))):
        if tag is None or tag.closing or tag.name not in TEXT_ONLY:
            continue
        if following is None or not following.closing or following.name != tag.name:
            pieces += html[done : tag.start], escape(html[tag.start : tag.end], quote=False)
            done = tag.end
    return "".join([*pieces, html[done:]])


def _contents(html: str, kind: str, levels: frozenset[int]) -> str:
    """Return the list that `{:toc}` stands for: headings, nested; those of class `no_toc` are left out."""
    pieces: list[str] = []
    open_levels: list[int] = []
    for match in _HEADING.finditer(html):
        level, found = int(match[1]), _ID.search(match[2])
        if level not in levels or not found or re.search(r"\bno_toc\b", match[2]):
            continue
        while len(open_levels) > 1 and level <= open_levels[-2]:
            open_levels.pop()
            pieces.append(f"</li></{kind}>")
        if open_levels and level <= open_levels[-1]:
            open_levels[-1] = level
            pieces.append("</li>")
        else:
            pieces.append(f"<{kind}>" if open_levels else f'<{kind} id="markdown-toc">')
            open_levels.append(level)
        title = _LINKS.sub("", match[3])
        pieces.append(f'<li><a href="#{found[1]}" id="markdown-toc-{found[1]}">{title}</a>')
    return "".join([*pieces, f"</li></{kind}>" * len(open_levels)])


def _headings(html: str) -> Iterator[_Row]:
    for match in _HEADING.finditer(html):
        if found := _ID.search(match[2]):
            yield unescape(found[1]), int(match[1]), " ".join(unescape(_TAGS.sub("", match[3])).split())

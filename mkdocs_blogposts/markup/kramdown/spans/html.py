"""What `<` begins: autolinks, comments, HTML elements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.html.elements import BLOCK, VOID
from mkdocs_blogposts.markup.kramdown.spans import typography
from mkdocs_blogposts.markup.kramdown.spans.run import KEEP_BREAKS, RAW, WITHIN_EM, Run, Stop, raw
from mkdocs_blogposts.markup.kramdown.tags import HtmlTag, content_model, scan_tag
from mkdocs_blogposts.markup.kramdown.tree import ContentModel, Element, ElementOptions

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.spans.reader import Reader

ANGLE = """<(?!["'])"""

_AUTOLINK_END = re.compile(r"[>\n]")
_URL = re.compile(r"<((?:mailto|https?|ftps?):[^\n>]+)>")
_MAIL = re.compile(r"<([-.\w]+@[-.\w]+)>")
_COMMENT_END = re.compile("-->")
_MODELS: dict[str, ContentModel] = {"0": "raw", "span": "span"}
_ASKED = frozenset({*_MODELS, "1", "block"})


class _ClosingTag(Stop):
    """The closing tag of an element; without one it ends with the text."""

    __slots__ = ("_name", "_text")
    chars = "<"

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name

    def closes(self, run: Run, at: int) -> int:
        if not self._text.startswith("</", at):
            return 0
        tag = scan_tag(self._text, at)
        return 0 if tag is None or tag.name != self._name else tag.end


def angle(reader: Reader, run: Run, match: re.Match[str]) -> int:
    """Read what `<` begins."""
    text, at = reader.text, match.start()
    following = text[at + 1 : at + 2]
    if following == "!":
        return _comment(reader, run, at)
    if following == "/":
        return _closing_tag(text, run, at)
    if following.isalpha() or following == "_":
        return (0 if run.context & RAW else _autolink(reader, run, at)) or reader.once(run, at, "<", _read)
    if run.context & RAW:
        return 0
    if following == "<" and reader.document.symbols:
        return typography.guillemet(reader, run, at)
    return _autolink(reader, run, at)


def _autolink(reader: Reader, run: Run, at: int) -> int:
    """Read `<http://example.org>` or `<me@example.org>`."""
    text, end = reader.text, reader.find(_AUTOLINK_END, at)
    if end is None or end[0] == "\n" or not reader.document.autolinks:
        return 0
    match = _URL.match(text, at)
    if match is None:
        match = _MAIL.match(text, at)
        if match is None:
            return 0
        url = f"mailto:{match[1]}"
    else:
        url = match[1]
    label = url.removeprefix("mailto:")
    text_of_link = raw(label) if "&" in label and ";" in label else Element("text", label)
    run.add(Element("a", attr={"href": url}, children=[text_of_link]))
    return match.end()


def _comment(reader: Reader, run: Run, at: int) -> int:
    if not reader.text.startswith("<!--", at):
        return 0
    end = reader.find(_COMMENT_END, at + 4)
    if end is None:
        return 0
    run.add(Element("raw", reader.text[at : end.end()]))
    return end.end()


def _closing_tag(text: str, run: Run, at: int) -> int:
    """Read a closing tag that closes nothing: it is text as a whole."""
    tag = scan_tag(text, at)
    if tag is None:
        return 0
    run.pending.append(text[at : tag.end])
    return tag.end


def _read(reader: Reader, context: int, at: int, _mark: str) -> tuple[Element, int] | None:
    """Read an HTML element that may stand within a text, with its content."""
    tag = scan_tag(reader.text, at)
    if tag is None:
        return None
    if tag.name in BLOCK:  # Its tag is text as a whole.
        return Element("text", reader.text[at : tag.end]), tag.end
    attr = {name: value.replace("\n", " ") for name, value in tag.attr.items()}
    model = _content_model(reader, context, tag.name, attr)
    read = _content(reader, context, tag, model)
    if read is None:
        return None
    children, end = read
    options: ElementOptions = {
        "category": "span",
        "content_model": model,
        "is_closed": True,
        "written": (tag.source, tag.attr),
    }
    element = Element("html", tag.name, attr, options, children)
    if reader.document.options.html_to_native:
        from mkdocs_blogposts.markup.kramdown import native

        native.convert_span(element)
    return element, end


def _content(
    reader: Reader, context: int, tag: HtmlTag, model: ContentModel
) -> tuple[list[Element], int] | None:
    """Read what stands within an element; None where elements are nested too deep."""
    if tag.self_closing or tag.name in VOID:
        return [], tag.end
    inner = context & ~RAW & ~WITHIN_EM | KEEP_BREAKS | (RAW if model == "raw" else 0)
    return reader.read(tag.end, inner, _ClosingTag(reader.text, tag.name))


def _content_model(reader: Reader, context: int, name: str, attr: dict[str, str]) -> ContentModel:
    """Say how the content is read; the attribute `markdown` decides, and is dropped."""
    asked = attr.pop("markdown", None)
    if asked not in _ASKED and (context & RAW or not reader.document.options.parse_span_html):
        return "raw"
    return _MODELS.get(asked or "", "raw" if content_model(name) == "raw" else "span")

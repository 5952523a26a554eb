"""HTML elements and comments as blocks."""

from __future__ import annotations

import re

from mkdocs_blogposts.html.elements import SPAN_ONLY, VOID
from mkdocs_blogposts.markup.kramdown.blocks.state import MAX_DEPTH, State
from mkdocs_blogposts.markup.kramdown.entities import escape_keeping_entities
from mkdocs_blogposts.markup.kramdown.tags import HtmlTag, content_model, scan_tag
from mkdocs_blogposts.markup.kramdown.text import SPACE
from mkdocs_blogposts.markup.kramdown.tree import ContentModel, Element, ElementOptions

_OPEN = re.compile(r" {0,3}(?=<)")
_LINE_REST = re.compile(r"[ \t]*\n")
_MARKS = re.compile(r"<(?:!--|\?|/?[^\W\d])")
_COMMENT_END = re.compile("-->")
_INSTRUCTION_END = re.compile(r"\?>")
_LITERAL = frozenset(("script", "style"))
_MODELS: dict[str, ContentModel] = {"0": "raw", "span": "span", "block": "block"}


def read_html(state: State) -> bool:
    """Read an HTML element up to its closing tag, a comment, or the closing tag of the element being read."""
    opening = _OPEN.match(state.text, state.pos)
    if opening is None:
        return False
    start = opening.end()
    if state.text.startswith("<!--", start):
        return start == state.pos and _read_comment(state, start)
    tag = scan_tag(state.text, start)
    if tag is None or tag.name in SPAN_ONLY:
        return False
    if tag.closing:
        return _read_closing(state, tag)
    if state.depth >= MAX_DEPTH:
        return False
    state.pos = tag.end
    options = state.document.options
    element, model = _element(tag, parsed=options.parse_block_html)
    if options.html_to_native:
        state.pending = []
    state.add(element)
    _read_content(state, element, tag, model)
    if options.html_to_native:
        from mkdocs_blogposts.markup.kramdown import native

        native.convert_block(element)
        state.resumable = element if element.type == "p" else None
    return True


def read_html_alone(state: State) -> None:
    """Read HTML elements that begin a line; all other lines are text."""
    while state.pos < len(state.text) and not state.closed:
        if not read_html(state):
            state.add_line()


def _read_comment(state: State, start: int) -> bool:
    """Read a comment that starts a line, or follows an element."""
    if state.paragraph >= 0:
        return False
    close = state.find(_COMMENT_END, start + 4)
    if close is None:
        return False
    comment = Element("raw", state.text[start : close.end()], options={"category": "block"})
    state.add(comment, attributable=False)
    state.pos = close.end()
    _end_line(state)
    return True


def _read_closing(state: State, tag: HtmlTag) -> bool:
    """Read the closing tag of the element that is being read."""
    if tag.name != state.open_tag:
        return False
    state.end_paragraph()
    state.closed = True
    state.pos = tag.end
    return True


def _element(tag: HtmlTag, *, parsed: bool) -> tuple[Element, ContentModel]:
    """Return the element of an opening tag, and how its content is read."""
    attr = dict(tag.attr)
    value = attr.pop("markdown", None)
    usual = content_model(tag.name) if parsed or value == "1" else "raw"
    model = _MODELS.get(value or "", usual)
    closed = tag.self_closing or tag.name in VOID
    options: ElementOptions = {
        "category": "block",
        "content_model": model,
        "is_closed": closed,
        "written": (tag.source, tag.attr),
    }
    return Element("html", tag.name, attr, options), model


def _read_content(state: State, element: Element, tag: HtmlTag, model: ContentModel) -> None:
    """Read an element's content, from the end of its opening tag to that of its closing tag."""
    if element.options["is_closed"]:
        return
    if tag.name in _LITERAL:
        _read_text(state, element, "raw")
        return
    if model == "raw":
        _read_raw(state, element)
    else:
        _read_markdown(state, element, model, state.depth + 1)
    _end_line(state)


def _read_markdown(state: State, element: Element, model: ContentModel, depth: int) -> None:
    if model == "span" or depth >= MAX_DEPTH:
        _read_text(state, element, "raw_text")
    else:
        _read_blocks(state, element, depth)


def _end_line(state: State) -> None:
    """Go on after the line's end, where nothing follows in the line."""
    rest = _LINE_REST.match(state.text, state.pos)
    if rest is not None:
        state.pos = rest.end()


def _read_text(state: State, element: Element, kind: str) -> None:
    """Take the content as one text, up to the first closing tag: "raw" is copied, "raw_text" has spans."""
    name = re.escape(element.value)
    close = state.find(re.compile(rf"</{name}[{SPACE}]*>", re.IGNORECASE), state.pos)
    end = close.start() if close else len(state.text)
    if end > state.pos:
        element.children.append(Element(kind, state.text[state.pos : end]))
    state.pos = close.end() if close else end


def _read_blocks(state: State, element: Element, depth: int) -> None:
    """Read the content as blocks of the same text."""
    _end_line(state)
    inner = State(state.document, state.text, element, depth, state.pos)
    inner.open_tag = element.value
    inner.find = state.find
    state.document.read(inner)
    state.pos = inner.pos


def _read_raw(state: State, element: Element) -> None:
    """Copy the content; elements in it may ask to be read as Markdown."""
    text = state.text
    stack = [element]
    start = pos = state.pos
    while stack:
        mark = _MARKS.search(text, pos)
        if mark is None:
            _add_text(stack[-1], text[start:])
            state.pos = len(text)
            return
        pos = mark.start()
        end = _end_of_copy(state, mark)
        tag = scan_tag(text, pos) if end < 0 else None
        if end < 0 and (tag is None or not _fits(state, tag, stack)):
            pos += 1
            continue
        _add_text(stack[-1], text[start:pos])
        if tag is None:
            stack[-1].children.append(Element("raw", text[pos:end]))
            state.pos = end
        elif tag.closing:
            stack.pop()
            state.pos = tag.end
        else:
            state.pos = tag.end
            _read_child(state, tag, stack)
        start = pos = state.pos


def _end_of_copy(state: State, mark: re.Match[str]) -> int:
    """Return where a comment or processing instruction ends that is copied as it is; -1 for other marks."""
    if mark[0] not in ("<!--", "<?"):
        return -1
    close = state.find(_COMMENT_END if mark[0] == "<!--" else _INSTRUCTION_END, mark.end())
    return -1 if close is None else close.end()


def _fits(state: State, tag: HtmlTag, stack: list[Element]) -> bool:
    """Say whether a tag opens an element or closes the innermost one."""
    if tag.closing:
        return tag.name == stack[-1].value
    return state.depth + len(stack) < MAX_DEPTH


def _read_child(state: State, tag: HtmlTag, stack: list[Element]) -> None:
    """Add an element to the innermost one; its content is read now if it is Markdown, else with the rest."""
    child, model = _element(tag, parsed=False)
    stack[-1].children.append(child)
    if child.options["is_closed"]:
        return
    if tag.name in _LITERAL:
        _read_text(state, child, "raw")
    elif model == "raw":
        stack.append(child)
    else:
        _read_markdown(state, child, model, state.depth + len(stack) + 1)


def _add_text(element: Element, text: str) -> None:
    if text:
        element.children.append(Element("raw", escape_keeping_entities(text)))

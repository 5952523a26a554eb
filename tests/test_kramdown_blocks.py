"""The block parser of kramdown: texts of our own, and the blocks that kramdown 2.4.0 reads in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_blogposts.markup.kramdown.blocks import parse
from mkdocs_blogposts.markup.kramdown.blocks.state import MAX_DEPTH
from mkdocs_blogposts.markup.kramdown.options import Options
from mkdocs_blogposts.markup.kramdown.tags import HtmlTag, scan_tag

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.tree import Element

CASES = [
    # paragraphs and blank lines
    ("a\n  b  \n\n\n c\n", "p('a\\n  b'), p('c')"),
    ("a\n　\n　b\n", "p('a\\n\\u3000\\n\\u3000b')"),
    (" \ta\n", "' \\ta'"),
    ("a\n^\nb\n", "p('a'), p('b')"),
    ("a\r\n\r\nb\n", "p('a'), p('b')"),
    ("\fa\n\u000b\nb\n", "p('a'), p('b')"),
    # headers
    ("# a {#x}\n#b\n", "h1 id=x('a'), p('#b')"),
    ("# a #\n## b ## c\n ## d\n", "h1('a'), h2('b ## c'), p('## d')"),
    ("# a# {#x.y}\n", "h1 id=x.y('a#')"),
    ("a\n# b\nc\n", "p('a'), h1('b'), p('c')"),
    (" a {#x}\n==\nb\n===\n", "h1 id=x('a'), p('b\\n===')"),
    ("***\na\n===\n", "hr, p('a\\n===')"),
    ("{:.x}\na\n-  \n", "h2 class=x('a')"),
    # rules
    ("* * *\n- - -\n___\n---\n", "hr, hr, hr, hr"),
    ("a\n***\n* * *\n", "p('a\\n***'), hr"),
    # quotes
    ("> a\nb\n\n> c\n", "blockquote(p('a\\nb')), blockquote(p('c'))"),
    ("> > a\n> b\nc\n", "blockquote(blockquote(p('a\\nb\\nc')))"),
    (">a\n# b\n- c\n", "blockquote(p('a'), h1('b'), ul(li(p~('c'))))"),
    (">\ta\n", "blockquote(codeblock='a\\n')"),
    ("> a\n<div>b</div>\n", "blockquote(p('a')), <div>(raw='b')"),
    # code
    ("    a\n\n\tb\n   c\n", "codeblock='a\\n\\nb    c\\n'"),
    ("    a\nb\n     c\n", "codeblock='a b\\n c\\n'"),
    ("``` ruby?a=1\na\n ````\n", "codeblock='a\\n' class=language-ruby"),
    ("````\n```\n````\n", "codeblock='```\\n'"),
    ("````\na\n```\n", "codeblock='a\\n' class=language-`"),
    ("a\n~~~\nb\n\n~~~\nc\n", "p('a'), codeblock='b\\n\\n', p('c')"),
    ("```a b\nc\n```\n", "p('```a b\\nc\\n```')"),
    ("```\na\n", "p('```\\na')"),
    # lists
    ("* a\n  b\n c\nd\n", "ul(li(p~('a\\nb\\n c\\nd')))"),
    ("* a\n\n b\n", "ul(li(p~('a'))), p('b')"),
    ("*   a\n\n    b\n\n        c\n", "ul(li(p('a'), p('b'), codeblock='c\\n'))"),
    ("*\ta\n\n\tb\n", "ul(li(p('a'), p('b')))"),
    (
        "* a\n * b\n  * c\n   * d\n    * e\n",
        "ul(li(p~('a')), li(p~('b')), li(p~('c')), li(p~('d\\n    * e')))",
    ),
    ("1. a\n- b\n2. c\n", "ol(li(p~('a'), ul(li(p~('b')))), li(p~('c')))"),
    ("- a\n1. b\n", "ul(li(p~('a'), ol(li(p~('b')))))"),
    ("- a\n+ b\n\n* c\n", "ul(li(p~('a')), li(p('b')), li(p~('c')))"),
    ("a\n- b\n", "p('a'), ul(li(p~('b')))"),
    ("- a\n\n- b\n\n- c\n", "ul(li(p('a')), li(p('b')), li(p('c')))"),
    ("- a\n\n- b\n- c\n", "ul(li(p('a')), li(p~('b')), li(p~('c')))"),
    ("- a\n- b\n\n- c\n", "ul(li(p~('a')), li(p('b')), li(p~('c')))"),
    ("- a\n\n  - b\n- c\n", "ul(li(p('a'), ul(li(p~('b')))), li(p('c')))"),
    ("- a\n  - b\n\n- c\n", "ul(li(p~('a'), ul(li(p~('b')))), li(p~('c')))"),
    ("- a\n  b\n  - c\n  - d\n", "ul(li(p~('a\\nb'), ul(li(p~('c')), li(p~('d')))))"),
    ("- ```\n  - a\n  ```\n", "ul(li(p~('```'), ul(li(p~('a\\n```')))))"),
    ("- <div>\n  - a\n  </div>\n", "ul(li(<div>(raw='\\n'), ul(li(p~('a'))), p('</div>')))"),
    ("- - a\n1. b\n", "ul(li(ul(li(p~('a\\n    1. b')))))"),
    ("- a\n\n  * * *\n- b\n", "ul(li(p~('a'))), hr, ul(li(p~('b')))"),
    ("- a\n^\n- b\n", "ul(li(p~('a'))), ul(li(p~('b')))"),
    ("- a\n- b\n\n^\nc\n", "ul(li(p~('a')), li(p('b'))), p('c')"),
    ("- {:.x} a\n- {:.y}\n  b\n", "ul(li class=x(p~('a')), li class=y(p~('b')))"),
    ("- a\n{:.x}\n- b\n", "ul class=x(li(p~('a'))), ul(li(p~('b')))"),
    ("- a\n  {:.x}\n\n  b\n", "ul(li(p class=x('a'), p('b')))"),
    ("- # a\n  b\n- > c\n", "ul(li(h1('a'), p('b')), li(blockquote(p('c'))))"),
    ("- a\n```\nb\n```\n", "ul(li(p~('a'), codeblock='b\\n'))"),
    ("1. a\n\n   ```\n     b\n\n   ```\n2. c\n", "ol(li(p('a'), codeblock='  b\\n\\n'), li(p('c')))"),
    ("* a\n{:toc}\n", "toc(li(p~('a')))"),
    ("{:toc .x}\n1. a\n", "toc class=x(li(p~('a')))"),
    # definition lists
    ("a\n: b\nc\n: d\n", "dl(dt('a'), dd(p~('b\\nc')), dd(p~('d')))"),
    ("a\n\n\n: b\n", "p('a'), p(': b')"),
    ("a\n: b\n\nc\n: d\n", "dl(dt('a'), dd(p~('b')), dt('c'), dd(p~('d')))"),
    ("{:.x} a\n: {:.y} b\n", "dl(dt class=x('a'), dd class=y(p~('b')))"),
    ("a\n{:.x}\n: b\n", "p class=x('a'), p(': b')"),
    ("- a\n: b\n", "ul(li(dl(dt('a'), dd(p~('b')))))"),
    # tables
    ("|a|b|\n|-|:-:|\n|c|d|\n", "table:dc(thead(tr(td('a'), td('b'))), tbody(tr(td('c'), td('d'))))"),
    (
        "a|b\n--:|:--\nc\\|d|`e|f`\n",
        "table:rl(thead(tr(td('a'), td('b'))), tbody(tr(td('c|d'), td('`e|f`'))))",
    ),
    (
        "|a|\n|-|\n|b|\n|-|\n|c|\n|=|\n|d|\n",
        "table:d(thead(tr(td('a'))), tbody(tr(td('b'))), tbody(tr(td('c'))), tfoot(tr(td('d'))))",
    ),
    ("a|\n|b\n", "table:dd(tbody(tr(td('a'), td('')), tr(td(''), td('b'))))"),
    ("|a|b|c\n\n|d\n", "table:ddd(tbody(tr(td('a'), td('b'), td('c')))), table:d(tbody(tr(td('d'))))"),
    ("| a `b\n|c` | d\n", "table:dd(tbody(tr(td('a `b'), td('')), tr(td('c`'), td('d'))))"),
    ("a `|` b\n", "p('a `|` b')"),
    ("<b>|</b>\n", "p('<b>|</b>')"),
    ("a|b\nc\n", "p('a|b\\nc')"),
    ("|a|b|\n|-|-|\n", "p('|a|b|\\n|-|-|')"),
    # HTML
    (
        "<div>\n\n*a* & <b x=1 Y='\"'>c</b>\n\n</div>\nd\n",
        "<div>(raw='\\n\\n*a* &amp; ', <b> x=1 y=\"(raw='c'), raw='\\n\\n'), p('d')",
    ),
    ("<DIV Class=x>a</div> b\n", "<div> class=x(raw='a'), p('b')"),
    ("<div><p>a</div>\n", "<div>(<p>(raw='a&lt;/div&gt;\\n'))"),
    ("<div></b>a\n", "<div>(raw='&lt;/b&gt;a\\n')"),
    ("a\n</div>\n- b\n", "p('a\\n</div>'), ul(li(p~('b')))"),
    ('<div markdown="1">\n# a\n\n- b\n</div>\nc\n', "<div>b(h1('a'), ul(li(p~('b')))), p('c')"),
    ('<div markdown="1">a</div>\n', "<div>b(p('a</div>'))"),
    ('<div markdown="span">a\n\nb</div>\n', "<div>s('a\\n\\nb')"),
    ('<p markdown="block">\na\n</p>\n', "<p>b(p('a'))"),
    ('<table>\n<tr><td markdown="1">\na\n</td></tr></table>\n', "<table>(raw='\\n', <tr>(<td>b(p('a'))))"),
    ("<pre>\n<b>a\n\n</b></pre>\n", "<pre>(raw='\\n', <b>(raw='a\\n\\n'))"),
    ("<script>\nif (a < b && c) {}\n\n</script>\n", "<script>(raw='\\nif (a < b && c) {}\\n\\n')"),
    ("<div><script>a<b</script></div>\n", "<div>(<script>(raw='a<b'))"),
    (
        "<!-- a\n\n<div> --><div>b</div><!-- c -->\n",
        "raw='<!-- a\\n\\n<div> -->', <div>(raw='b'), raw='<!-- c -->'",
    ),
    (" <!-- a -->\n", "p('<!-- a -->')"),
    ("<foo-bar>*a*</foo-bar>\n", "<foo-bar>(raw='*a*')"),
    ("- <div>a\n\n  b</div>\n- c\n", "ul(li(<div>(raw='a\\n\\nb')), li(p~('c')))"),
    ("a\n<div>b</div>\nc\n", "p('a'), <div>(raw='b'), p('c')"),
    # math
    ("$$\na\n\nb\n$$\n", "math='a\\n\\nb'"),
    ("$$a$$\nb\n", "p('$$a$$\\nb')"),
    ("a\n$$b$$\n", "p('a\\n$$b$$')"),
    # attribute lists and extensions
    ("{:.x}\na\n{:.y #z}\n", "p class=x y id=z('a')"),
    ("a\n\n{:.x}\n\nb\n", "p('a'), p class=x('b')"),
    ('{:r: .x a="b"}\n\na\n{:r .y}\n', "p class=x y a=b('a')"),
    ("a\n{:.x\n.y}\n", "p class=x y('a')"),
    ("a\n{:.x} b\n", "p('a\\n{:.x} b')"),
    ("{::comment}\na\n\n{:/comment}\nb\n", "comment='a\\n', p('b')"),
    ("{::comment}\na\n", "p('{::comment}\\na')"),
    ("{::nomarkdown}\n*a*\n{:/}\n", "raw='*a*'"),
    ('{::nomarkdown type="latex"}\n*a*\n{:/}\nb\n', "p('b')"),
    ('{::options parse_block_html="true" /}\n\n<div>\na\n</div>\n', "<div>b(p('a'))"),
    ("{::foo}\na\n{:/}\n", "p('{::foo}\\na\\n{:/}')"),
    # definitions
    ("[a]: b\n[c]: <d e> 'f'\n{:.g}\nx\n", "p('x')"),
    ('[a]: b\n  "c"\n', ""),
    ('[a]: b "c" d\n', "p('[a]: b \"c\" d')"),
    ("[^a]: b\n\n    c\nd\n\ne\n", "p('e')"),
    ("*[a]: b\nc\n", "p('c')"),
]

KRAMDOWN = [
    ("a\n- b\n# c\n> d\n", "p('a\\n- b\\n# c\\n> d')"),
    ("#a#\n\n# b\nc\n", "h1('a'), h1('b'), p('c')"),
    ("```\na\n```\n", "p('```\\na\\n```')"),
    ("~~~\na\n~~~\n", "codeblock='a\\n'"),
    ("- a\n  - b\n", "ul(li(p~('a'), ul(li(p~('b')))))"),
    ("- [ ] a\n", "ul(li(p~('[ ] a')))"),
]


def outline(element: Element) -> str:
    """Return an element in one line: `p~` is a paragraph without `<p>`, text is quoted."""
    level = element.options.get("level")
    names = {
        "html": f"<{element.value}>",
        "raw_text": repr(element.value.removesuffix("\n")),
        "header": f"h{level}",
    }
    name = names.get(element.type, element.type)
    if element.options.get("transparent"):
        name += "~"
    if element.type == "html" and element.options["content_model"] != "raw":
        name += str(element.options["content_model"])[0]
    if element.type in ("codeblock", "raw", "comment", "math"):
        name += f"={element.value!r}"
    columns = element.options.get("alignment")
    if isinstance(columns, list):
        name += ":" + "".join(side[0] for side in columns)
    attr = "".join(f" {key}={value}" for key, value in element.attr.items())
    inner = outlines(element.children)
    return f"{name}{attr}({inner})" if inner else name + attr


def outlines(elements: list[Element]) -> str:
    """Return elements in one line, without those of which nothing is seen."""
    return ", ".join(outline(child) for child in elements if child.type not in ("blank", "placeholder"))


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_blocks_are_kramdowns(text: str, expected: str) -> None:
    assert outlines(parse(text, Options())[0].children) == expected


@pytest.mark.parametrize(("text", "expected"), KRAMDOWN)
def test_blocks_of_plain_kramdown(text: str, expected: str) -> None:
    assert outlines(parse(text, Options(gfm=False))[0].children) == expected


def test_items_with_boxes_are_tasks() -> None:
    root, *_ = parse("* a\n* [X]  b\n* [ ] c\n* d\n", Options())
    tasks = root.children[0]
    assert tasks.attr == {"class": "task-list"}
    assert [item.attr.get("class") for item in tasks.children] == [None] + ["task-list-item"] * 3
    box = {"type": "checkbox", "class": "task-list-item-checkbox", "disabled": "disabled"}
    texts = [item.children[0].children for item in tasks.children]
    assert [text[0].attr for text in texts] == [{}, {**box, "checked": "checked"}, box, {}]
    assert [text[-1].value for text in texts] == ["a", "b", "c", "d"]


def test_definitions_are_collected() -> None:
    _, definitions, _ = parse(
        "[A  b]: <u v> \"t\"\n{:.c}\n\n[^n]: x\n\n    y\n\n*[HT]: Hyper Text\n{:.d}\n\n[c]: w\n  's'\n",
        Options(),
    )
    links = {name: (link.url, link.title, link.attr) for name, link in definitions.links.items()}
    assert links == {"a b": ("u v", "t", {"class": "c"}), "c": ("w", "s", {})}
    assert outlines(definitions.footnotes["n"].element.children) == "p('x'), p('y')"
    abbreviation = definitions.abbreviations["HT"]
    assert (abbreviation.text, abbreviation.attr) == ("Hyper Text", {"class": "d"})


def test_last_definition_counts() -> None:
    _, definitions, _ = parse("[a]: b\n[a]: c\n*[d]: e\n*[d]: f\n", Options())
    assert definitions.links["a"].url == "c"
    assert definitions.abbreviations["d"].text == "f"


def test_options_can_define_links() -> None:
    _, definitions, _ = parse("", Options(link_defs=(("A", "b", None),)))
    assert definitions.links["a"].url == "b"


def test_document_can_change_options() -> None:
    *_, options = parse('{::options auto_ids="false" footnote_nr="3" /}\n', Options())
    assert (options.auto_ids, options.footnote_nr) == (False, 3)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("<a b>", HtmlTag("a", {"b": ""}, False, False, 5)),
        ("<DIV Class = 'x\"' y=1/>", HtmlTag("div", {"class": 'x"', "y": "1"}, False, True, 23)),
        ("<linearGradient viewBox='0'>", HtmlTag("linearGradient", {"viewBox": "0"}, False, False, 28)),
        ('<a b="1" c="2" B="3">', HtmlTag("a", {"b": "3", "c": "2"}, False, False, 21)),
        ("</P\n>", HtmlTag("p", {}, True, False, 5)),
        ('<a b="1"c="2">', None),
        ("<a b=x-y>", None),
        ("< a>", None),
        ("<a", None),
    ],
)
def test_tags(text: str, tag: HtmlTag | None) -> None:
    found = scan_tag(text, 0)
    assert (found and found._replace(source="")) == tag


HOSTILE = {
    "quotes": "> ",
    "list items": "- ",
    "quoted items": "> - ",
    "definitions": ": ",
    "footnotes": "[^1]: ",
    "elements": "<div>",
    "Markdown elements": '<div markdown="1">\n',
    "Markdown in copied elements": '<div><p markdown="block">\n',
    "open tags": '<div a="\n',
    "open comments": "<!--\n",
    "open fences": "```x\n\n",
    "open lists": "{: a\n",
    "open extensions": "{::comment}\n",
    "open math": "$$a\n\n",
    "open titles": '[x]: a "b\n',
    "pipes": "|`",
    "rows": "|a\n\n",
    "lines": "a\n</div>\n",
    "loose items": "- a\n\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_makes_a_tree_without_a_bottom(name: str) -> None:
    text = HOSTILE[name] * (40_000 // len(HOSTILE[name]))
    root, *_ = parse(text, Options())
    assert depth(root) < 4 * MAX_DEPTH


def depth(root: Element) -> int:
    """Return how deep a tree is."""
    levels = 0
    elements = [root]
    while elements:
        elements = [child for element in elements for child in element.children]
        levels += 1
    return levels

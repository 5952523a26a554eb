"""Our kramdown against the answers of the real one, on texts of our own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from html_events import events

from mkdocs_blogposts.markup import kramdown
from mkdocs_blogposts.markup.kramdown import Heading, Options, attributes, ids

FOLDER = Path(__file__).parent
CASES = yaml.safe_load((FOLDER / "kramdown_cases.yml").read_text("utf-8"))
RARITIES = yaml.safe_load((FOLDER / "kramdown_rarities.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_html_is_kramdowns(case: dict[str, object]) -> None:
    options = case.get("options", {})
    assert isinstance(options, dict)
    html = kramdown.convert(str(case["text"]), options).html
    assert events(html) == events(str(case["html"]))
    if "as_written" not in case:  # Attributes of HTML tags are left alone; kramdown writes them anew.
        assert without_blank_lines(html) == without_blank_lines(str(case["html"]))


@pytest.mark.parametrize("case", RARITIES, ids=lambda case: case["name"])
def test_rarities_are_kramdowns(case: dict[str, object]) -> None:
    options = case.get("options", {})
    assert isinstance(options, dict)
    assert events(kramdown.convert(str(case["text"]), options).html) == events(str(case["html"]))


def test_attributes_of_html_are_left_alone() -> None:
    written = '<p><iframe style="width:100%;" height="315"  frameborder=0 allowfullscreen></iframe></p>'
    assert kramdown.convert(f"{written}\n").html == f"{written}\n"
    assert 'class="a b"' in kramdown.convert("<b class='a'>x</b>{: .b}\n").html


def without_blank_lines(html: str) -> str:
    return re.sub(r"\n{2,}", "\n", html)


# ---------------------------------------------------------------- what else a document says


def test_document_tells_its_headings() -> None:
    text = '# A *B* & `c` -- d\n## E\n{: .no_toc}\n### "F"\n'
    document = kramdown.convert(text)
    assert document.toc == (Heading("a-b--c--d", 1, "A B & c – d"), Heading("f", 3, "“F”"))


def test_headings_may_begin_at_any_level() -> None:
    document = kramdown.convert("text\n\n## Two\n")
    assert [heading.level for heading in document.toc] == [2]


def test_headings_of_the_table_of_contents_are_those_written() -> None:
    document = kramdown.convert("# A\n", {"header_offset": 1})
    assert document.toc == (Heading("a", 2, "A"),)


# ---------------------------------------------------------------- what others write


def test_code_is_highlighted_by_whom_options_name() -> None:
    seen = []

    def highlight(code: str, language: str | None) -> str | None:
        seen.append((code, language))
        return "<b>code</b>" if language else None

    text = "```ruby\na < b\n```\n\n    c\n"
    html = kramdown.convert(text, Options(highlight=highlight)).html
    assert seen == [("a < b\n", "ruby"), ("c\n", None)]
    assert html == "<b>code</b>\n\n<pre><code>c\n</code></pre>\n"


def test_default_language_is_that_of_code_without_one() -> None:
    options = kramdown.from_mapping({"syntax_highlighter_opts": {"default_lang": "sh"}})
    assert options.default_lang == "sh"


def test_math_is_written_by_whom_options_name() -> None:
    def write(formula: str, block: bool) -> str:
        return f"[{formula}{'!' if block else ''}]"

    assert kramdown.convert("$$a$$\n\nb $$c$$\n", Options(math=write)).html == "[a!]\n\n<p>b [c]</p>\n"


# ---------------------------------------------------------------- options, as `_config.yml` has them


@pytest.mark.parametrize(
    ("given", "name", "value"),
    [
        ({"input": "GFM"}, "gfm", True),
        ({"input": "kramdown"}, "gfm", False),
        ({"input": None}, "gfm", True),
        ({"hard_wrap": "true"}, "hard_wrap", True),
        ({"hard_wrap": "perhaps"}, "hard_wrap", True),
        ({"auto_ids": False}, "auto_ids", False),
        ({"toc_levels": "2..4"}, "toc_levels", (2, 3, 4)),
        ({"toc_levels": "1,3"}, "toc_levels", (1, 3)),
        ({"toc_levels": [2]}, "toc_levels", (2,)),
        ({"toc_levels": 2}, "toc_levels", (2,)),
        ({"toc_levels": "x"}, "toc_levels", (1, 2, 3, 4, 5, 6)),
        ({"smart_quotes": "apos,apos,quot,quot"}, "smart_quotes", ("apos", "apos", "quot", "quot")),
        ({"smart_quotes": ["39", "39", "34", "34"]}, "smart_quotes", ("39", "39", "34", "34")),
        ({"smart_quotes": "apos"}, "smart_quotes", ("lsquo", "rsquo", "ldquo", "rdquo")),
        ({"entity_output": ":numeric"}, "entity_output", "numeric"),
        ({"footnote_nr": "4"}, "footnote_nr", 4),
        ({"footnote_nr": {"a": 1}}, "footnote_nr", 1),
        ({"math_engine": None}, "math_engine", ""),
        ({"math_engine": "katex"}, "math_engine", "katex"),
        (
            {"gfm_quirks": "paragraph_end,no_auto_typographic"},
            "gfm_quirks",
            ("paragraph_end", "no_auto_typographic"),
        ),
        ({"gfm_quirks": []}, "gfm_quirks", ()),
        ({"typographic_symbols": {":hellip": "..."}}, "typographic_symbols", (("hellip", "..."),)),
        ({"link_defs": {"a": ["b", "c"], "d": ["e"]}}, "link_defs", (("a", "b", "c"), ("d", "e", None))),
        ({"nosuch": 1}, "gfm", True),
    ],
    ids=str,
)
def test_option_is_read(given: dict[str, object], name: str, value: object) -> None:
    assert getattr(kramdown.from_mapping(given), name) == value


# ---------------------------------------------------------------- attribute lists and ids


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (".a #b .c", {"class": "a c", "id": "b"}),
        ('.c class="d e" .f', {"class": "d e f"}),
        (".a.b#c:d", {"class": "a b", "id": "c:d"}),
        ("#1 # a= b=1 = ..", {}),
        ('''k="v'" l='w"' m="x\\"y" n="p\\}q"''', {"k": "v'", "l": 'w"', "m": 'x"y', "n": "p}q"}),
        ('a="1"b="2"', {"a": '1"b="2'}),
        ('a="1".b', {}),
        ('a="" b=" c "', {"a": "", "b": " c "}),
        ("one two", {"class": "y x y", "id": "z"}),
        ('two .q key="1"', {"class": "y q", "id": "z", "key": "1"}),
        ("nosuch", {}),
        ("ring", {"class": "r"}),
    ],
)
def test_attribute_list_is_read(text: str, expected: dict[str, str]) -> None:
    lists: dict[str, dict[str, str]] = {}
    attributes.define(lists, "one", ".x two")
    attributes.define(lists, "two", ".y")
    attributes.define(lists, "two", "#z")
    attributes.define(lists, "ring", ".r ring")
    assert attributes.parse(text, lists) == expected


def test_unclosed_quotes_are_not_sought_again_and_again() -> None:
    assert attributes.parse('a="x ' * 200_000, {}) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello  World", "hello--world"),
        ("a\tb_c-d", "a-b_c-d"),
        ("C++ & C#", "c--c"),
        ("Ελλάς ΑΣ", "ελλάς-ασ"),
        ("x² ½ Ⅷ ٣", "x--ⅷ-٣"),
        ("हिन्दी", "हिन्दी"),
        ("你好，世界", "你好世界"),
        ("…", ""),
    ],
)
def test_github_id(text: str, expected: str) -> None:
    assert ids.github_id(text) == expected


def test_ids_that_were_met_are_numbered() -> None:
    made = ids.Ids("p-")
    assert [made.unique(name) for name in ("a", "a-1", "a", "a", "")] == [
        "p-a",
        "p-a-1",
        "p-a-1",
        "p-a-2",
        "p-",
    ]


# ---------------------------------------------------------------- hostile texts

LENGTH = 50_000
REPEATED = {
    "brackets": "[",
    "closed brackets": "[]",
    "images": "![",
    "links": "[a](",
    "angles": "<",
    "tags": "<b>",
    "divs": "<div>",
    "divs on lines": "<div>\n",
    "parsed divs": '<div markdown="1">\n',
    "closed divs": "<div></div>",
    "comments": "<!-- ",
    "backticks": "`",
    "growing backticks": "".join("`" * n + " " for n in range(1, 300)),
    "code": "`a ",
    "asterisks": "*",
    "asterisks and letters": "*a ",
    "strong": "**a ",
    "underscores": "_",
    "underscores and letters": "_a ",
    "tildes": "~~a ",
    "quotes": "> ",
    "quotes without blanks": ">",
    "bullets": "- ",
    "bullets on lines": "- a\n",
    "bullets, deeper and deeper": "".join("  " * n + "- a\n" for n in range(200)),
    "numbers": "1. ",
    "definitions": "a\n: ",
    "headings": "# ",
    "headings on lines": "# a\n",
    "rules": "* * *\n",
    "fences": "```\n",
    "fences, closed": "```x\na\n```\n",
    "fences in quotes": "> ```\n",
    "fences, all open": "".join("~" * n + "\n" for n in range(3, 300)),
    "pipes": "|",
    "tables": "|a|\n",
    "tables of code": "| `a|b` <code>|\n",
    "tables of comments": "| <!-- a\n",
    "tables of open elements": "<code><b>|\n",
    "code in a table's row": "|<code>`",
    "attribute lists, escaped": "{:\\}\n",
    "math": "$$",
    "math, escaped": "\\$$\n\n",
    "math and text": "$$ a ",
    "attribute lists": "{: ",
    "attribute lists, closed": "{: .a}\n",
    "attribute lists in a circle": "{:a: b}\n{:b: a .c}\ntext\n{: a}\n",
    "attribute lists, chained": "".join(f"{{:a{n}: a{n + 1} b{n}}}\n{{:b{n}: a{n + 1}}}\n" for n in range(9))
    + "text\n{: a0}\n",
    "extensions": "{::comment}",
    "raw extensions": "{::nomarkdown}\n",
    "footnotes": "[^1]",
    "footnote definitions": "[^1]: ",
    "footnotes, used": "a[^1]\n\n[^1]: b\n\n",
    "tables of contents": "* a\n{:toc}\n# b\n",
    "link definitions": "[a]: ",
    "abbreviations": "*[a]: b\n",
    "ampersands": "&",
    "entities": "&a",
    "quotation marks": '"',
    "apostrophes": "'",
    "hyphens": "-",
    "dots": ".",
    "backslashes": "\\",
    "blanks": " ",
    "tabs": "\t",
    "line breaks": "\n",
    "blanks and line breaks": " \n",
    "carriage returns": "\r",
    "zeros": "\0",
    "letters": "a",
    "lines": "a\n",
    "paragraphs": "a\n\n",
    "mail": "a@",
    "mixed": "*[a](b \"c\") `d` <e> _f\n> - g\n",
}  # fmt: skip


@pytest.mark.parametrize("name", REPEATED)
def test_hostile_text_is_converted(name: str) -> None:
    unit = REPEATED[name]
    html = kramdown.convert((unit * (LENGTH // len(unit) + 1))[:LENGTH]).html
    assert isinstance(html, str)


@pytest.mark.parametrize("name", ["lists and quotes", "lists and divs", "emphasis", "links", "spans"])
def test_deep_nesting_is_converted(name: str) -> None:
    text = {
        "lists and quotes": "> - " * 5_000,
        "lists and divs": "".join(f'{"  " * n}- <div markdown="1">\n' for n in range(120)),
        "emphasis": "".join("*a _b **c __d " for _ in range(2_000)),
        "links": "[" * 3_000 + "a" + "](b)" * 3_000,
        "spans": "<b>" * 5_000 + "a" + "</b>" * 5_000,
    }[name]
    assert kramdown.convert(text).html


def test_a_growing_file_of_footnotes_is_converted() -> None:
    text = "".join(f"a[^{n}]\n\n[^{n}]: b[^{n + 1}]\n\n" for n in range(1_500))
    assert kramdown.convert(text).html.count('role="doc-endnote"') == 1_500

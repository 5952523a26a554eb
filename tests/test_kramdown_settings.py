"""`kramdown:` of `_config.yml` in the spellings that blogs have, with what Jekyll makes of them."""

from __future__ import annotations

import re

import pytest
from configured import settings_of

from mkdocs_blogposts import markup

CODE = "~~~ ruby\nputs 1\n~~~\n\n    plain\n"
TEXT = '# One "x"\n\n* toc\n{:toc}\n\n## Two\nline\nnext\n\n### Three\n\n$$\nx\n$$\n'


def html(config: str, text: str) -> str:
    return markup.convert(text, markup.dialect_of(settings_of(config).markdown).options).html


@pytest.mark.parametrize(
    ("config", "coloured"),
    [
        ("kramdown: {syntax_highlighter: null}", True),
        ("kramdown: {syntax_highlighter: false}", True),
        ("kramdown: {syntax_highlighter: rouge}", True),
        ("kramdown: {syntax_highlighter: none}", False),
        ("highlighter: none", False),
        ("highlighter: null", True),
        ("highlighter: none\nkramdown: {syntax_highlighter: rouge}", True),
        ("kramdown: {syntax_highlighter_opts: null}", True),
        ("kramdown: {syntax_highlighter_opts: {disable: true}}", False),
        ('kramdown: {syntax_highlighter_opts: {disable: "no"}}', False),
        ("kramdown: {syntax_highlighter_opts: {disable: false}}", True),
        ("kramdown: {syntax_highlighter_opts: {block: {disable: true}}}", False),
        ("kramdown: {syntax_highlighter_opts: {span: {disable: true}}}", True),
        ("kramdown: {syntax_highlighter_opts: {disable: true, block: {disable: false}}}", True),
    ],
)
def test_code_is_coloured(config: str, coloured: bool) -> None:
    assert ('<span class="nb">' in html(config, CODE)) is coloured


@pytest.mark.parametrize(
    ("config", "numbered"),
    [
        ("kramdown: {use_coderay: true}", False),
        ("kramdown: {coderay: {coderay_line_numbers: table}}", True),
        ("kramdown: {coderay: {coderay_line_numbers: nil}}", True),
        ("kramdown: {coderay: {coderay_line_numbers: null, coderay_css: class}}", False),
        ("kramdown: {coderay: {coderay_wrap: div}}", True),
        ("kramdown: {coderay: {}}", False),
        ("kramdown: {coderay: null}", False),
        ("kramdown: {coderay: {coderay_wrap: div}, syntax_highlighter_opts: {line_numbers: false}}", True),
        (
            "kramdown: {coderay: {x: 1}, syntax_highlighter_opts: {block: {line_numbers: false}}}",
            False,
        ),
        ('kramdown: {syntax_highlighter_opts: {line_numbers: "false"}}', True),
        ("kramdown: {syntax_highlighter_opts: {block: null, line_numbers: 1}}", True),
        ("kramdown: {syntax_highlighter_opts: {span: {line_numbers: true}}}", False),
    ],
)
def test_lines_are_numbered(config: str, numbered: bool) -> None:
    assert ("highlighttable" in html(config, CODE)) is numbered


def test_a_default_language_of_blocks() -> None:
    config = "kramdown: {syntax_highlighter_opts: {block: {default_lang: ruby}}}"
    assert html(config, CODE).count("language-ruby") == 2


@pytest.mark.parametrize("engine", ["null", "~", "false", '""'])
def test_formulas_without_an_engine(engine: str) -> None:
    assert '<div class="kdmath">$$\nx\n$$</div>' in html(f"kramdown: {{math_engine: {engine}}}", TEXT)


@pytest.mark.parametrize("levels", ["2..3", "[2,3]", '"2,3"', '["2","3"]'])
def test_levels_of_the_table_of_contents(levels: str) -> None:
    written = html(f"kramdown: {{toc_levels: {levels}}}", TEXT)
    assert re.findall(r'id="markdown-toc-([^"]*)"', written) == ["two", "three"]


@pytest.mark.parametrize(
    ("setting", "has_ids"), [("no", False), ("null", True), ('"false"', False), ('"no"', True), ("0", True)]
)
def test_ids_of_headings(setting: str, has_ids: bool) -> None:
    assert ('id="one-x"' in html(f"kramdown: {{auto_ids: {setting}}}", TEXT)) is has_ids


@pytest.mark.parametrize(
    ("setting", "breaks"), [('"true"', True), ('"false"', False), ("yes", True), ("null", False)]
)
def test_line_breaks(setting: str, breaks: bool) -> None:
    assert ("line<br />" in html(f"kramdown: {{hard_wrap: {setting}}}", TEXT)) is breaks


@pytest.mark.parametrize(
    ("dialect", "gfm"), [("GFM", True), ("Kramdown", False), ("kramdown", False), ("null", True)]
)
def test_inputs(dialect: str, gfm: bool) -> None:
    assert ("<del>" in html(f"kramdown: {{input: {dialect}}}", "~~gone~~\n")) is gfm

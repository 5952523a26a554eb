"""Code blocks: the elements that Material styles, and the author's text, whole."""

from __future__ import annotations

import re
from html import unescape

import markdown
import pytest

from mkdocs_blogposts.markup import kramdown
from mkdocs_blogposts.markup.highlighting import BlockLook, highlight, look

CODE = {
    "python": "\nimport os\n\ndef f(a):\n    '''x\n    y'''\n    return \"<&'\"\n",
    "ruby": 'puts %w[a b].map { |x| "#{x} & <y>" }\n# end\n',
    "html": '<!-- c -->\n<a href="x&amp;y">\n\n<b>z</b></a>\n',
    "yaml": "a: b\nlist:\n  - 1  # one\n  - [x, y]\n",
    "sh": "ls -l | grep x\n",
    "diff": "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n",
    "js": "const a = `x ${1 + 2}`; /* m\n n */\n",
    "text": "a <b>\n",
}
NUMBERED = "import os\nx = 1\n\ny\n"


def seen(html: str) -> str:
    """Return the text of the code."""
    code = html[html.index("<code>") : html.rindex("</code>")]
    return unescape(re.sub(r"<[^<>]*>", "", code))


def by_superfences(code: str, fence: str, **settings: object) -> str:
    extensions = ["pymdownx.highlight", "pymdownx.superfences"]
    usual = {"pygments_lang_class": True, "stripnl": False, **settings}
    converter = markdown.Markdown(extensions=extensions, extension_configs={extensions[0]: usual})
    html = converter.convert(f"```{fence}\n{code}```\n")
    # Pygments before 2.20 escapes quotes, which text may hold as they are.
    return html.replace("&quot;", '"').replace("&#39;", "'")


@pytest.mark.parametrize("language", list(CODE))
def test_a_block_is_what_superfences_writes(language: str) -> None:
    assert highlight(CODE[language], language) == by_superfences(CODE[language], language)
    assert seen(highlight(CODE[language], language)) == CODE[language]


@pytest.mark.parametrize("first", [1, 8])
@pytest.mark.parametrize("numbers", ["table", "inline"])
def test_line_numbers_are_what_superfences_writes(numbers: str, first: int) -> None:
    expected = by_superfences(
        NUMBERED,
        f'python linenums="{first}" hl_lines="2 3"',
        linenums_style=numbers.replace("inline", "pymdownx-inline"),
        anchor_linenums=True,
    )
    numbered = highlight(NUMBERED, "python", look=BlockLook(numbers, first, (2, 3)))
    assert numbered == expected
    assert seen(numbered) == NUMBERED


def test_marked_lines_need_no_numbers() -> None:
    assert highlight("a\nb\n", look=BlockLook(marked=(2,))) == (
        '<div class="language-text highlight"><pre><span></span><code>a\n'
        '<span class="hll">b\n</span></code></pre></div>'
    )


def test_lines_of_two_blocks_have_different_ids() -> None:
    blocks = [highlight("a\n", "python", look=BlockLook("table"), block=number) for number in (0, 1)]
    ids = [re.findall(r'id="([^"]*)"', html) for html in blocks]
    assert ids == [["__codelineno-0-1"], ["__codelineno-1-1"]]


@pytest.mark.parametrize(
    "name",
    [
        *("ruby", "shell", "console", "conf", "liquid", "jsp", "jsonc", "objective_c", "viml", "erb", "vb"),
        *("common_lisp", "hbs", "batchfile", "kt", "svelte", "gradle", "robot_framework", "plist", "obj-c++"),
        *("C#", "c++", "Scala", "JavaScript", "rust,ignore", "php?start_inline=1", "objectivec"),
    ],
)
def test_names_that_rouge_knows(name: str) -> None:
    assert "<span class" in highlight("# x = 1, y\n<a> f('z'); {{ x }}\n", name)


@pytest.mark.parametrize("name", [None, "", "plaintext", "text", "no-such-language", "{.x}", "output"])
def test_other_names_give_plain_code(name: str | None) -> None:
    html = highlight("a < b && c\n", name)
    assert f'<div class="language-{name or "text"} highlight">' in html
    assert "<code>a &lt; b &amp;&amp; c\n</code>" in html


def test_a_name_cannot_leave_its_attribute() -> None:
    assert '<div class="language-x&quot;onclick=&quot;y highlight">' in highlight("a", 'x"onclick="y')


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("", ""),
        ("a", "a\n"),
        ("\n\na\n\n", "\n\na\n\n"),
        ("\ta\r\n  b  \r", "\ta\n  b  \n"),
        ("\ufeffa\x0bb\x0cc\u2028d\n", "\ufeffa\x0bb\x0cc\u2028d\n"),
        ("\x00\ud800\n", "\x00\ud800\n"),
    ],
)
@pytest.mark.parametrize("language", ["python", "html", "console", "yaml", "text"])
def test_not_a_character_is_lost(language: str, code: str, expected: str) -> None:
    assert seen(highlight(code, language)) == expected
    assert seen(highlight(code, language, look=BlockLook("table"))) == expected
    assert seen(highlight(code, language, look=BlockLook("inline"))) == expected


def test_a_fragment_of_php_is_coloured() -> None:
    assert '<span class="k">echo</span>' in highlight("echo 1;", "php")
    assert '<span class="cp">&lt;?php</span>' in highlight("<?php echo 1; ?>", "php")


def test_a_diagram_is_left_to_the_browser() -> None:
    assert highlight("graph LR\n  A --> B\n", "mermaid") == (
        '<pre class="mermaid"><code>graph LR\n  A --&gt; B</code></pre>'
    )


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, BlockLook()),
        ({"line_numbers": True, "start_line": 5}, BlockLook("table", 5)),
        ({"line_numbers": "inline", "line_number_start": 2}, BlockLook("inline", 2)),
        ({"line_numbers": True, "block": {"line_numbers": False}}, BlockLook()),
        (
            {"block": {"line_numbers": "table", "start_line": 3}, "span": {"disable": True}},
            BlockLook("table", 3),
        ),
        ({"line_numbers": "yes", "start_line": "x", "block": 1}, BlockLook("table")),
    ],
)
def test_options_of_kramdown(options: dict[str, object], expected: BlockLook) -> None:
    opts = kramdown.from_mapping({"syntax_highlighter_opts": options}).syntax_highlighter_opts
    assert look(opts) == expected


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("/*\n" * 60_000, "js"),
        ("a " * 90_000, "java"),
        ("word\n" * 30_000, "java"),
        ("\n" * 100_000, "c"),
        ("x = 1\n" * 200_000, "python"),
        (": " * 90_000, "ini"),
        (("<!--" * 400 + "\n") * 100, "html"),
    ],
)
def test_data_that_is_no_code_stays_plain(code: str, language: str) -> None:
    html = highlight(code, language)
    assert "<span class" not in html
    assert seen(html).rstrip("\n") == code.rstrip("\n")

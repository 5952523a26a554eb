"""Plain text, summaries and reading times of finished bodies."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.html.prose import minutes, plain_text, summary


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", ""),
        ("<p>One <em>t</em>wo.</p>\n<p>Three</p>", "One two. Three"),
        ("a<br>b<br/>c", "a b c"),
        ("<ul><li>a</li><li>b</li></ul>", "a b"),
        ("<p>&lt;b&gt; &amp;amp; &copy; &#20013;</p>", "<b> &amp; © 中"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<p>a<!-- no > -->b<script>if (a < b) no()</script><style>no{}</style></p>", "ab"),
        ('<h2 id="x">Head<a class="headerlink" href="#x">¶</a></h2><p>Text</p>', "Head Text"),
        ('<p>Note<sup id="fnref:1"><a href="#fn:1" class="footnote-ref">1</a></sup>.</p>', "Note."),
        ('<p title="a > b">x</p>', "x"),
        ("<svg><path d='no'/><text>no</text></svg>yes", "yes"),
        ("<p>中文<b>粗体</b>。</p>", "中文粗体。"),
        ("<p>never closed <b", "never closed <b"),
        ("<script>never closed", ""),
    ],
)
def test_plain_text_is_what_a_reader_sees(html: str, expected: str) -> None:
    assert plain_text(html) == expected


@pytest.mark.parametrize(
    ("html", "limit", "expected"),
    [
        ("<h1>Title</h1><p><img src=x alt=no></p><p>First.</p><p>Second.</p>", 160, "First. Second."),
        (
            '<ul id="markdown-toc"><li>toc</li></ul><div class="toc"><p>toc</p></div><p>Text.</p>',
            160,
            "Text.",
        ),
        (
            '<div class="highlight"><pre>code</pre></div><pre>x</pre><table><tr><td>t</table><p>A</p>',
            160,
            "A",
        ),
        ("<ul><li>one</li><li>two</li></ul>", 160, "one two"),
        ("<p>Intro:</p><ul><li>one</li></ul>", 160, "Intro:"),
        ("<h2>Only headings</h2>", 160, ""),
        ("bare text", 160, "bare text"),
        ("<blockquote><p>Quoted.</p></blockquote>", 160, "Quoted."),
        ("<p>one two three four</p>", 10, "one two…"),
        ("<p>one two, three four</p>", 10, "one two…"),
        ("<p>one two</p>", 7, "one two"),
        ("<p>incomprehensibilities</p>", 10, "incomprehe…"),
        ("<p>今天天气很好，我们去公园散步吧。</p>", 12, "今天天气很好…"),
        ("<p>今天天气很好。我们去公园散步吧。</p>", 20, "今天天气很好…"),
        ("<p>今天天气很好！我们去公园散步吧。</p>", 20, "今天天气很好！…"),
        ("<p>我们使用 Python 编程</p>", 12, "我们使用…"),
        ("<p>" + "word " * 30 + "</p><h2>Next</h2><p>not this</p>", 160, ("word " * 30).strip()),
    ],
)
def test_summaries_are_the_first_prose(html: str, limit: int, expected: str) -> None:
    assert summary(html, limit) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 1),
        ("<p>short</p>", 1),
        ("word " * 2650, 10),
        ("<p>" + "<b>word</b> it's " * 1325 + "</p>", 10),
        ("中" * 3014, 9),
        ("<p>" + "中文，" * 1507 + "</p>", 9),
        ("中" * 350 + " word" * 265, 2),
    ],
)
def test_reading_time_knows_cjk(text: str, expected: int) -> None:
    assert minutes(text) == expected


@pytest.mark.parametrize(
    "piece",
    ["<p>word 中文 &amp; </p>", "<", "<b", "<!--", "<pre>", "<p class='toc'>", "&", "x", " ", "。", "<h1>"],
)
def test_any_input_has_a_summary(piece: str) -> None:
    html = piece * (1_000_000 // len(piece))
    assert len(summary(html)) <= 161
    assert minutes(html) >= 1

"""Elements of which only their text tells something are passed over, and nobody notices."""

import random

import pytest

from mkdocs_blogposts.html import prose, splicing, tokens

PIECES = (
    "<em>a</em>",
    "<code>b &lt; c</code>",
    '<span class="nb">d</span>',
    '<span class="dl">"</span>',
    '<span class="footnote-ref">1<span class="k">e</span></span>',
    "<strong>f <em>g</em></strong>",
    "<b>&am</b>p; ",
    "<p>",
    "</p>",
    "<em>",
    "</em>",
    '<a title="<em>h</em>" href="i">',
    "<a title='",
    "</a>",
    '<img alt=":j:" class="emoji" src="k">',
    "<!-- <em>l</em> -",
    "-->",
    "<!",
    "</3 m>",
    "<script>'<b>n</b>'",
    "</script>",
    "<pre>",
    "</pre>",
    "<h2>",
    "</h2>",
    "<",
    " o < p ",
    "q'",
    "r\N{CJK UNIFIED IDEOGRAPH-6587}.",
)


def _mixtures() -> list[str]:
    chance = random.Random(1)
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 12))) for _ in range(3000)]


def _answers(html: str) -> tuple[object, ...]:
    rewritten = splicing.rewrite(html, lambda reference: f"{reference.url}!")
    return prose.plain_text(html), prose.summary(html, 30), prose.minutes(html * 90), rewritten


def test_nobody_notices_that_quiet_elements_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = _mixtures()
    found = [_answers(html) for html in texts]
    monkeypatch.setattr(prose, "segments", lambda html, telling: tokens.segments(html))
    monkeypatch.setattr(splicing, "tags", lambda html, telling: tokens.tags(html))
    assert found == [_answers(html) for html in texts]


@pytest.mark.parametrize(
    ("html", "names"),
    [
        (
            '<pre><code><span class="k">a</span><span class="mi">1</span></code></pre>',
            "pre code /code /pre",
        ),
        ("<p><em>a</em> <b>b</b> <code>c</code></p>", "p /p"),
        ('<strong class="toc">a</strong>', "strong /strong"),
        ('<span class="headerlink">a</span> <span class="dl">b</span>', "span /span span /span"),
        ("<em>a<br></em>", "em br /em"),
        ("a < b <em>c</em> </3> <em", "!"),
        ("<!DOCTYPE html><!-- <em>a</em> --><?b?></ c>", "! ! ! !"),
        ('<a title="<em>b</em>">c</a>', "a /a"),
        ("<script><em>a</em></script><em>b</em>", "script /script"),
    ],
)
def test_tags_that_tell_something(html: str, names: str) -> None:
    told = [f"{'/' if tag.closing else ''}{tag.name}" for tag in tokens.tags(html, telling=True)]
    assert told == names.split()
    assert set(tokens.tags(html, telling=True)) <= set(tokens.tags(html))


def test_texts_between_tags_that_tell_something_leave_nothing_out() -> None:
    for html in _mixtures():
        found = list(tokens.segments(html, telling=True))
        assert "".join(text + (html[tag.start : tag.end] if tag else "") for text, tag in found) == html

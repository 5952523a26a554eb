"""Spans of kramdown: own snippets with the answers of kramdown 2.4.0 and its GFM parser 1.1.0."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.markup.kramdown import convert
from mkdocs_blogposts.markup.kramdown.options import Options
from mkdocs_blogposts.markup.kramdown.spans import parse
from mkdocs_blogposts.markup.kramdown.spans.reader import DEEPEST
from mkdocs_blogposts.markup.kramdown.tree import Definitions, Element, FootnoteDefinition

DEFINITIONS = """

[r]: u "t"
[two words]: v
{:.w}

{:l: .m n="o"}
"""

EMPHASIS = (
    ("a *b* c", "a <em>b</em> c"),
    ("a **b** c", "a <strong>b</strong> c"),
    ("***a*** b", "<strong><em>a</em></strong> b"),
    ("***a** b* c", "<em><strong>a</strong> b</em> c"),
    ("***a* b** c", "<strong><em>a</em> b</strong> c"),
    ("**a *b*** c", "<strong>a <em>b</em></strong> c"),
    ("*a **b*** c", "<em>a <strong>b</strong></em> c"),
    ("****a**** b", "<strong>**a</strong>** b"),
    ("*a *b* c", "<em>a *b</em> c"),
    ("**a *b** c* d", "<em>*a *b** c</em> d"),
    ("*a **b* c** d", "*a <strong>b* c</strong> d"),
    ("*a **b *c* d** e*", "<em>a <strong>b *c* d</strong> e</em>"),
    ("a*b*c **d**e", "a<em>b</em>c <strong>d</strong>e"),
    ("a_b_c d__e__f", "a_b_c d__e__f"),
    ("_a_b_ c", "<em>a_b</em> c"),
    ("5_a_ x-_b_ (_c_)", "5<em>a</em> x-_b_ (<em>c</em>)"),
    ("_a_b _c_", "<em>a_b _c</em>"),
    ("_a__ b_", "<em>a__ b</em>"),
    ("_a___ b", "<em>a</em>__ b"),
    ("*a***b c", "<em>a</em>**b c"),
    ("x * a * b* c", "x * a * b* c"),
    ("*a * b", "*a * b"),
    ("*a", "*a"),
    ("**a*", "<em>*a</em>"),
    ("a ****", "a <em>**</em>"),
    ("**粗体。**之后 中*a*文 中_a_文 _a_中", "<strong>粗体。</strong>之后 中<em>a</em>文 中_a_文 _a_中"),
    ("*\u3000a* *a\u3000*", "<em>\u3000a</em> <em>a\u3000</em>"),
    ("*a\nb* c", "<em>a\nb</em> c"),
    ("*a `b*` c*", "<em>a <code>b*</code> c</em>"),
    ("*a [b*](c) d*", '<em>a <a href="c">b*</a> d</em>'),
    ("*a <b>*c*</b> d* e", "<em>a <b>*c*</b> d</em> e"),
    ("*a <b>c* d</b>", "*a <b>c* d</b>"),
    ("\\*a* b* *c\\* d*", "*a* b* <em>c* d</em>"),
    ("*a [b **c](d)]* e* f", "<em>a [b **c](d)]</em> e* f"),
)
STRIKETHROUGH = (
    ("~~a~~ b~~c~~d", "<del>a</del> b<del>c</del>d"),
    ("~~ a~~ ~~b ~~", "~~ a~~ ~~b ~~"),
    ("~~~a~~~", "~<del>a</del>~"),
    ("~~a *b~~ c*", "<del>a *b</del> c*"),
    ("~~a `b~~` c~~", "<del>a `b</del>` c~~"),
    ('~~a **b** "c"~~', "<del>a <strong>b</strong> “c”</del>"),
    ("\\~~a~~ ~b~", "~~a~~ ~b~"),
    ("~~a ~~ b~~", "<del>a ~~ b</del>"),
    ("*~~a*~~", "*<del>a*</del>"),
    ("~~a\n\\\nb  \nc~~", "<del>a\n\\\nb<br />\nc</del>"),
)
CODE = (
    ("`a` b", "<code>a</code> b"),
    ("` a ` b", "` a ` b"),
    ("`` a`b `` c", "<code>a`b</code> c"),
    ("`` ` ``", "<code>`</code>"),
    ("`a``b` c", "<code>a</code><code>b</code> c"),
    ("``a`b", "``a`b"),
    ("``a`` ``b", "<code>a</code> ``b"),
    ("`a ` b", "<code>a </code> b"),
    ("a` b` c", "a<code> b</code> c"),
    ("`a\\` b", "<code>a\\</code> b"),
    ("`a\nb`", "<code>a\nb</code>"),
    ("`a &amp; <b>`", "<code>a &amp;amp; &lt;b&gt;</code>"),
    ("`a`{:.b}", '<code class="b">a</code>'),
)
LINKS = (
    ("[a](b) c", '<a href="b">a</a> c'),
    ("[a](b \"t\") [c](d 'u')", '<a href="b" title="t">a</a> <a href="d" title="u">c</a>'),
    ('[a](b "t"x) c', "[a](b “t”x) c"),
    ('[a](b "c"d") e', '<a href="b" title="c&quot;d">a</a> e'),
    ("[a]( b ) [c](<d e>) [f](<>)", '<a href="b">a</a> <a href="d e">c</a> <a href="">f</a>'),
    ("[a](b c) [d](e(f)g) [h](i(j)", '<a href="b c">a</a> <a href="e(f)g">d</a> [h](i(j)'),
    ("[a](b\\)c) d", '<a href="b\\">a</a>c) d'),
    (
        '[a]("b") [c](d"e") [f]( "g")',
        '<a href="&quot;b&quot;">a</a> <a href="d&quot;e&quot;">c</a> <a href="" title="g">f</a>',
    ),
    ('[a](b(c "t") d', '<a href="b(c" title="t">a</a> d'),
    ("[a]() [](b)", '<a href="">a</a> <a href="b"></a>'),
    ("[a] (b) c", "[a] (b) c"),
    ("[a [b] c](d) [e [f](g)](h)", '<a href="d">a [b] c</a> <a href="h">e [f](g)</a>'),
    ("[a ![b](c) d](e)", '<a href="e">a <img src="c" alt="b" /> d</a>'),
    ("[a *b* `]`](c)", '<a href="c">a <em>b</em> <code>]</code></a>'),
    ("[*a](b)* c", "[<em>a](b)</em> c"),
    ("[a \\] b](c)", '<a href="c">a ] b</a>'),
    ('[a](b?c=d&e=f&amp;g "h &lt; <i>")', '<a href="b?c=d&amp;e=f&amp;g" title="h &lt; &lt;i&gt;">a</a>'),
    ('[a](中文 "题")', '<a href="中文" title="题">a</a>'),
    ('![a](b "c") ![](d)', '<img src="b" alt="a" title="c" /> <img src="d" alt="" />'),
    ("![a [b](c) *d*](e)", '<img src="e" alt="a [b](c) *d*" />'),
    ("!\\[a](b) \\![c](d)", '![a](b) !<a href="d">c</a>'),
    ('[a](b){:target="_blank"}{:.c} d', '<a href="b" target="_blank" class="c">a</a> d'),
    ("[a](<b>c) d", "[a](<b>c) d</b>"),
    ("[a", "[a"),
    ("[a](b", "[a](b"),
    ('![a](b "c', "![a](b “c"),
    ("[a\nb](c\nd)", '<a href="c\nd">a\nb</a>'),
    ("*[a](b*) c*", '<em><a href="b*">a</a> c</em>'),
)
REFERENCES = (
    (
        "[a][r] [b][R] [r] [R][] c",
        '<a href="u" title="t">a</a> <a href="u" title="t">b</a> <a href="u" title="t">r</a>[] c',
    ),
    ("[a] [r] [a]\n[r] b", '<a href="u" title="t">a</a> <a href="u" title="t">a</a> b'),
    ("[a][x] [x] [x][]", "[a][x] [x] [x][]"),
    (
        "[two\nwords] [Two  Words][] [a][two words]",
        '<a class="w" href="v">two\nwords</a>[] <a class="w" href="v">a</a>',
    ),
    ("![a][r] ![r]", '<img src="u" alt="a" title="t" /> <img src="u" alt="r" title="t" />'),
    ("[a [r]] [[r]]", '[a <a href="u" title="t">r</a>] [<a href="u" title="t">r</a>]'),
    ("[a [r] b][r]", '<a href="u" title="t">a [r] b</a>'),
    (
        "[r](x) [r] (x) [r]: x",
        '<a href="x">r</a> <a href="u" title="t">r</a> (x) <a href="u" title="t">r</a>: x',
    ),
    ("[a](b [r] c", '[a](b <a href="u" title="t">r</a> c'),
    ("[a][r]{:.b}", '<a href="u" title="t" class="b">a</a>'),
    ("[r\\]", "[r]"),
    ("[ r ]", "[ r ]"),
)
AUTOLINKS = (
    ("<http://a.b/c?d=e&f=g> h", '<a href="http://a.b/c?d=e&amp;f=g">http://a.b/c?d=e&amp;f=g</a> h'),
    (
        "<https://a.b/*c*_d_> <ftp://e>",
        '<a href="https://a.b/*c*_d_">https://a.b/*c*_d_</a> <a href="ftp://e">ftp://e</a>',
    ),
    (
        "<mailto:a@b.c> <d.e-f@g.h>",
        '<a href="mailto:a@b.c">a@b.c</a> <a href="mailto:d.e-f@g.h">d.e-f@g.h</a>',
    ),
    ("<HTTP://a> <tel:1> <a+b@c.d>", "&lt;HTTP://a&gt; &lt;tel:1&gt; &lt;a+b@c.d&gt;"),
    ("<http://a.b/c d> e", '<a href="http://a.b/c d">http://a.b/c d</a> e'),
    ("<http://a\nb>", "&lt;http://a\nb&gt;"),
    ("http://a.b www.c.d e@f.g", "http://a.b www.c.d e@f.g"),
    ("<http://a.b>{:.c}", '<a href="http://a.b" class="c">http://a.b</a>'),
)
HTML = (
    ("a <b>c *d*</b> e", "a <b>c <em>d</em></b> e"),
    ('a <br> <br/> <img src="x" alt="y"> c', 'a <br /> <br /> <img src="x" alt="y" /> c'),
    ("a <code>*b* &lt; < & `c`</code> d", "a <code>*b* &lt; &lt; &amp; `c`</code> d"),
    ('a <foo x="y">*b*</foo> c', 'a <foo x="y">*b*</foo> c'),
    ("a <b>c", "a <b>c</b>"),
    ("a </b> c", "a &lt;/b&gt; c"),
    ("<b><i>a</b></i> c", "<b><i>a&lt;/b&gt;</i> c</b>"),
    ('a <div class="b">*c*</div> d', 'a &lt;div class="b"&gt;<em>c</em>&lt;/div&gt; d'),
    ("a <B>*c*</b> <Foo>*d*</Foo>", "a <b><em>c</em></b> <Foo>*d*</Foo>"),
    ('a <b title="*c* d">e</b>', 'a <b title="*c* d">e</b>'),
    ("a <!-- *b* --> <!-- c", "a <!-- *b* --> &lt;!– c"),
    ('a <b markdown="0">*c*</b> <foo markdown="span">*d*</foo>', "a <b>*c*</b> <foo><em>d</em></foo>"),
    ("a < b <1> <c *d*>", "a &lt; b &lt;1&gt; &lt;c <em>d</em>&gt;"),
    ("<b>a</b>{:.c} <br>{:.d} <!-- e -->{:.f}", '<b class="c">a</b> <br class="d" /> <!-- e -->'),
    ('a <b\nclass="c\nd">e</b>', 'a <b class="c d">e</b>'),
    ('<code><b markdown="1">*a*</b></code>', "<code><b><em>a</em></b></code>"),
    ('a <a href="b">[c](d)</a>', 'a <a href="b"><a href="d">c</a></a>'),
)
ENTITIES = (
    ("&amp; &copy; &#169; &#xA9; &lt;", "&amp; © © © &lt;"),
    ("&foo; & &a &# AT&T; &amp", "&amp;foo; &amp; &amp;a &amp;# AT&amp;T; &amp;amp"),
    ("&quot; &apos; &nbsp;&hellip; &lceil;", "\" ' \xa0… ⌉"),
)
TYPOGRAPHY = (
    ("-- --- ---- a--b", "– — —- a–b"),
    ("... .... a...b", "… …. a…b"),
    ("<< a >> <<b>> << c", "«\xa0a\xa0» «b» «\xa0c"),
    ("\\-- \\... \\<<a\\>> -\\--", "-- ... &lt;&lt;a&gt;&gt; ---"),
    ("x <<<b>>>", "x «<b>»</b>"),
    ("'90s \"90s '905", "’90s “90s ‘905"),
    ("\"a\" 'b' \"c 'd' e\"", "“a” ‘b’ “c ‘d’ e”"),
    ("it's 'n' 'tis x's", "it’s ‘n’ ‘tis x’s"),
    ('a"b" 中"文" "中文"', "a”b” 中”文” “中文”"),
    ('*"a"* "*b*" "**c**" \'_d_\'', "<em>“a”</em> “<em>b</em>” “<strong>c</strong>” ‘<em>d</em>’"),
    (
        "`a`'s `a`\"b\" <b>c</b>'s [d](e)'s",
        '<code>a</code>’s <code>a</code>“b” <b>c</b>’s <a href="e">d</a>’s',
    ),
    ('("a") ["b"] -"c" {\'d\'}', "(“a”) [“b”] -“c” {‘d’}"),
    ("\"'a' b\" '\"a\" b'", "“‘a’ b” ‘“a” b’"),
    ('"" \'\' "\'"', "”” ‘’ “’”"),
    ('"a." \'b!\' "c,"', "“a.” ‘b!’ “c,”"),
    ("\\\"a\\\" \\'b\\'", "\"a\" 'b'"),
    ('""a', '"”a'),
    ('"...a', "“…a"),
    ('"--a" b', "”–a” b"),
    ('x "a  \nb"', "x “a<br />\nb”"),
    ('a"\n"b', "a”\n“b"),
)
MATH = (
    ("a $$x^2$$ b $$ y $$", "a \\(x^2\\) b \\(y\\)"),
    ("$a$ $5 $$b", "$a$ $5 $$b"),
    ("\\$$a$$ b", "$$a$$ b"),
    ("a $$*b*$$ `$$c$$`", "a \\(*b*\\) <code>$$c$$</code>"),
    ("$$$$a$$$$", "\\(\\)a\\(\\)"),
)
BREAKS = (
    ("a  \nb", "a<br />\nb"),
    ("a \nb", "a \nb"),
    ("a   \nb", "a <br />\nb"),
    ("a\\\nb", "a<br />\nb"),
    ("a\\\\\nb", "a<br />\nb"),
    ("a\\\\\\\nb", "a\\<br />\nb"),
    ("*a  \nb*", "<em>a<br />\nb</em>"),
    ("a\n  b", "a\n  b"),
)
ESCAPES = (
    (
        "\\\\ \\` \\* \\_ \\{ \\} \\[ \\] \\( \\) \\# \\+ \\- \\. \\! \\: \\| \\\" \\' \\$ \\< \\> \\= \\~",
        "\\ ` * _ { } [ ] ( ) # + - . ! : | \" ' $ &lt; &gt; = ~",
    ),
    ("\\a \\& \\/ \\, \\; \\? \\@ \\^ \\%", "\\a \\&amp; \\/ \\, \\; \\? \\@ \\^ \\%"),
)
EXTENSIONS = (
    ('*a*{:.b #c d="e"} **f**{:.g}{:.h}', '<em class="b" id="c" d="e">a</em> <strong class="g h">f</strong>'),
    ("*a* {:.b} c{:.d}", "<em>a</em> {:.b} c{:.d}"),
    ("*a*{:l}b", '<em class="m" n="o">a</em>b'),
    ("*a*{:.b *c*", "<em>a</em>{:.b <em>c</em>"),
    ("*a*{:} *b*{: }", "<em>a</em>{:} <em>b</em>"),
    ("a{::comment}b *c*{:/comment}d {::comment}e{:/}", "a<!-- b *c* -->d <!-- e -->"),
    ("a{::nomarkdown}*b* <c>{:/}d", "a*b* <c>d"),
    ('a{::nomarkdown type="latex"}b{:/}c', "ac"),
    ('a{::options x="y" /}b {::foo}c{:/foo}', "ab {::foo}c{:/foo}"),
    ("a{::comment}b", "a{::comment}b"),
    ("a{:/}b {: c", "a{:/}b {: c"),
    ('"a"{:.b} --{:.c} &amp;{:.d}', "“a” – &amp;"),
)
FOOTNOTES = (
    ("a [^x] b", "a [^x] b"),
    ("a [^1](b) ![^1]", "a [^1](b) ![^1]"),
    ("[a [^x] b](c)", "[a [^x] b](c)"),
)

OPTIONS = (
    ({"hard_wrap": True}, "a\nb  \nc", "a<br />\nb  <br />\nc"),
    ({"hard_wrap": True}, "*a\nb* [c\nd](e)", '<em>a<br />\nb</em> <a href="e">c<br />\nd</a>'),
    ({"hard_wrap": True}, "<b>a\nb</b> ~~c\nd~~ `e\nf`", "<b>a\nb</b> <del>c\nd</del> <code>e\nf</code>"),
    ({"hard_wrap": True}, '"a\n"b', "“a<br />\n“b"),
    ({"input": "kramdown"}, "~~a~~ \\~b", "~~a~~ \\~b"),
    ({"input": "kramdown"}, "a\\\nb", "a\\\nb"),
    ({"gfm_quirks": "no_auto_typographic"}, 'a--b... "c" <<d', "a--b... “c” &lt;&lt;d"),
    ({"parse_span_html": False}, '<b>*a*</b> <b markdown="1">*c*</b>', "<b>*a*</b> <b><em>c</em></b>"),
    (
        {"html_to_native": True},
        "<b>*a*</b> <i>c</i> <u>d</u>",
        "<strong><em>a</em></strong> <em>c</em> <u>d</u>",
    ),
)

GOLDEN = (
    *EMPHASIS,
    *STRIKETHROUGH,
    *CODE,
    *LINKS,
    *REFERENCES,
    *AUTOLINKS,
    *HTML,
    *ENTITIES,
    *TYPOGRAPHY,
    *MATH,
    *BREAKS,
    *ESCAPES,
    *EXTENSIONS,
    *FOOTNOTES,
)

# What never ends, and what is nested without end.
HOSTILE = (
    "[", "]", "![", "[a](", "[a](<b", '[a](b "c ', "[a](b(", "*a ", "**a ", "***", "*a **b ", "_a ", "__",
    "`a ``b ", "<b>", "<b>*a ", "<b>**a <i>*b ", "*<b>**a ", "<code><b>", "</b>", "<b a='", "<!--", "$$ $",
    "~~a ", "~~[~~ ", "{:.a ", "*a*{:\\}", "{::comment}", "&a", "\"'", "<a@", "<http:", "*[**x ",
    "[*a](b) *c ", "![a ![b ", "\\", "  \n",
)  # fmt: skip


def html(text: str, options: dict[str, object] | None = None) -> str:
    """Return the inside of the first paragraph."""
    document = convert(text + DEFINITIONS, {"auto_ids": False, **(options or {})})
    return document.html.removeprefix("<p>").split("</p>")[0]


def spans(text: str, definitions: Definitions | None = None) -> list[Element]:
    root = Element("root", children=[Element("p", children=[Element("raw_text", text)])])
    parse(root, definitions or Definitions(), Options())
    return root.children[0].children


def levels(element: Element) -> tuple[int, str]:
    """Return how many HTML elements are nested, and the text of the innermost."""
    count = 0
    while element.type == "html":
        element = element.children[0]
        count += 1
    return count, element.value


@pytest.mark.parametrize(("text", "expected"), GOLDEN)
def test_golden(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(("options", "text", "expected"), OPTIONS)
def test_options(options: dict[str, object], text: str, expected: str) -> None:
    assert html(text, options) == expected


def test_plain_text_is_one_element() -> None:
    (text,) = spans("no special character here, says\nthe parser")
    assert (text.type, text.value) == ("text", "no special character here, says\nthe parser")


def test_footnote_marker() -> None:
    definitions = Definitions()
    definitions.footnotes["x-1"] = FootnoteDefinition("x-1", Element("root"))
    text, marker, rest = spans("a[^x-1](b) [^y]", definitions)
    assert (text.value, rest.value) == ("a", "(b) [^y]")
    assert marker.type == "footnote"
    assert marker.options["definition"] is definitions.footnotes["x-1"]


def test_text_of_footnotes_is_read() -> None:
    definitions = Definitions()
    content = Element("root", children=[Element("p", children=[Element("raw_text", "*a*")])])
    definitions.footnotes["x"] = FootnoteDefinition("x", content)
    spans("", definitions)
    assert content.children[0].children[0].type == "em"


def test_what_was_sought_in_vain_further_on_is_found_before() -> None:
    assert html("*a ``b`` c ``d") == "*a <code>b</code> c ``d"


def test_attributes_count_once_however_often_a_span_is_read() -> None:
    assert html("*a _b **c**{:.d} e _f g") == '*a _b <strong class="d">c</strong> e _f g'


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_is_read(unit: str) -> None:
    assert spans("x" + unit * (20_000 // len(unit)) + "x")


def test_deep_nesting_becomes_text() -> None:
    (element,) = spans("<b>" * (DEEPEST + 50) + "a")
    count, text = levels(element)
    assert 0 < count < DEEPEST
    assert text.startswith("<b><b>")


def test_nesting_below_the_cap_is_kept() -> None:
    (element,) = spans("<b>" * 50 + "a" + "</b>" * 50)
    assert levels(element) == (50, "a")

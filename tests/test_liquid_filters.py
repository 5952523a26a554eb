"""Filters of Liquid and Jekyll, on the values that tell Ruby's from Python's."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from mkdocs_blogposts.liquid import Setting, renderer_of
from mkdocs_blogposts.model import Blog, Folders, Settings, SiteAddress, SitePage, Source
from mkdocs_blogposts.ruby.strftime import strftime

if TYPE_CHECKING:
    from pathlib import Path

META: dict[str, object] = {
    "nums": [3, 10, 2],
    "mixed": ["b", "A", None, "c"],
    "rows": [{"n": "b", "v": 2}, {"n": "a", "v": "10"}, {"n": "c"}, {"n": "a", "v": 1}],
    "any": [{"v": "b", "n": 1}, {"v": 10, "n": 2}, {"v": "a", "n": 3}, {"v": "9", "n": 4}],
    "nested": [1, [2, [None, 3]]],
    "map": {"x": 1, "y": [2, {"z": None}]},
    "day": date(2024, 5, 6),
    "moment": datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC),
    "yes": True,
}


@pytest.fixture(scope="module")
def render(tmp_path_factory: pytest.TempPathFactory) -> object:
    root: Path = tmp_path_factory.mktemp("site")
    settings = Settings(
        Folders(source_dir=str(root)), address=SiteAddress(baseurl="/blog", url="https://example.com")
    )
    entry = SitePage(Source("a.txt", "", "page", ".txt"), "", "/a.txt", "a.txt", META, "", 1)
    renderer = renderer_of(
        Setting(
            Blog(settings),
            data={},
            bodies={},
            highlight=lambda code, language, lines: code,
            markdownify=lambda text: f"<p>{text}</p>\n",
        )
    )

    def text(expression: str) -> str:
        rendered = renderer.render(entry, f"{{{{ {expression} }}}}")
        assert rendered.problems == ()
        return rendered.text

    return text


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        # numbers
        ("7 | divided_by: 2", "3"),
        ("-7 | divided_by: 2", "-4"),
        ("7.0 | divided_by: 2", "3.5"),
        ("1 | divided_by: 3.0", "0.3333333333333333"),
        ("1.1 | plus: 2.2", "3.3"),
        ("'abc' | plus: 1", "1"),
        ("'12.5x' | plus: 1", "13"),
        ("-7 | modulo: 3", "2"),
        ("7.5 | modulo: 2", "1.5"),
        ("2.5 | round", "3"),
        ("-2.5 | round", "-3"),
        ("1.456 | round: 2", "1.46"),
        ("5 | round: 1", "5"),
        ("1.5 | ceil", "2"),
        ("'-3' | abs", "3"),
        ("3 | at_least: 5 | at_most: 4", "4"),
        ("page.yes | to_integer", "1"),
        ("1e20 | plus: 0", "0"),
        ("100000000000000000000.0", "1.0e+20"),
        # text
        ("'ß' | upcase", "SS"),
        ("'éa B' | capitalize", "Éa b"),
        ('"it\'s <a>" | escape', "it&#39;s &lt;a&gt;"),
        ("'&lt; & <' | escape_once", "&lt; &amp; &lt;"),
        ("'<p>a</p><script>x</script><!-- c -->b<style>y</style>' | strip_html", "ab"),
        ("'hello world' | truncate: 8", "hello..."),
        ("'one two three' | truncatewords: 2", "one two..."),
        ("'one two' | truncatewords: 2", "one two..."),
        ("'one two' | truncatewords: 3", "one two"),
        ("' a  b ' | split: ' ' | join: '+'", "a+b"),
        ("'a,,b,,' | split: ',' | size", "3"),
        ("'ab' | split: '' | join: '-'", "a-b"),
        ("'abc' | slice: -2, 2", "bc"),
        ("'abc' | slice: 5", ""),
        ("'aXbX' | replace: 'X', '-'", "a-b-"),
        ("'aXbX' | replace_first: 'X'", "abX"),
        ("'x' | replace_last: 'x', 'y'", "x"),
        ("nil | append: 'x' | prepend: page.nums", "[3, 10, 2]x"),
        ("' a \n b ' | normalize_whitespace", "a b"),
        ("'a\nb' | newline_to_br", "a<br />\nb"),
        ("'a b&c' | url_encode", "a+b%26c"),
        ("'a+b%20c' | url_decode", "a b c"),
        ("'foo, bar?*' | cgi_escape", "foo%2C+bar%3F%2A"),
        ("'a b/é?q=[1]%20' | uri_escape", "a%20b/%C3%A9?q=[1]%20"),
        ("'x & <y> \"z\"' | xml_escape", "x &amp; &lt;y&gt; &quot;z&quot;"),
        ("'The _config.yml & 你好' | slugify", "the-config-yml-你好"),
        ("'a.B c' | slugify: 'pretty'", "a.b-c"),
        ("'one two 你好' | number_of_words", "3"),
        ("'one two 你好' | number_of_words: 'cjk'", "4"),
        ("'\"q\" -- it is...' | smartify", "“q” – it is…"),
        ("'*a*' | markdownify", "<p>*a*</p>\n"),
        ("nil | markdownify", "\n"),
        # lists
        ("page.nums | sort | join: ','", "2,3,10"),
        ("page.rows | sort: 'v' | map: 'v' | join: ','", ",1,2,10"),
        ("page.rows | sort: 'v', 'last' | map: 'n' | join: ''", "abac"),
        ("page.any | sort: 'v' | map: 'n' | join: ''", "4231"),
        ("page.rows | where: 'n', 'a' | size", "2"),
        ("page.rows | where: 'v', 10 | map: 'n'", "a"),
        ("page.rows | where: 'v', nil | map: 'n'", "c"),
        ("page.rows | where_exp: 'i', 'i.v and i.n == \"a\"' | size", "2"),
        ("page.rows | find: 'n', 'a' | jsonify", '{"n":"a","v":"10"}'),
        ("page.rows | find_exp: 'i', 'i.v == 1' | map: 'n'", "a"),
        ("page.rows | group_by: 'n' | map: 'size' | join: ','", "1,2,1"),
        ("page.rows | group_by_exp: 'i', 'i.n | upcase' | map: 'name' | join: ','", "B,A,C"),
        ("page.rows | uniq: 'n' | size", "3"),
        ("page.rows | compact: 'v' | size", "3"),
        ("page.mixed | compact | sort_natural | join: ','", "A,b,c"),
        ("page.nested", "123"),
        ("page.nested | join: '-'", "1-2--3"),
        ("page.nums | push: 5 | shift | pop | unshift: 0 | join: ','", "0,10,2"),
        ("page.nums | concat: page.nums | uniq | reverse | join: ','", "2,10,3"),
        ("page.nums | first", "3"),
        ("'abc' | first", ""),
        ("page.mixed | compact | array_to_sentence_string: 'or'", "b, A, or c"),
        ("page.nums | sample | size", "8"),
        ("page.map", '{"x"=>1, "y"=>[2, {"z"=>nil}]}'),
        ("page.map | jsonify", '{"x":1,"y":[2,{"z":null}]}'),
        ("page.map | inspect", "{&quot;x&quot;=&gt;1, &quot;y&quot;=&gt;[2, {&quot;z&quot;=&gt;nil}]}"),
        ("'' | default: 'd'", "d"),
        ("5 | size", "8"),
        # URLs
        ("'/a b/é' | relative_url", "/blog/a%20b/%C3%A9"),
        ("'a/../b#f g' | relative_url", "/blog/b#f%20g"),
        ("'/%e4%41%2f[x]?' | relative_url", "/blog/%E4%41%2F%5Bx%5D"),
        ("'mailto:a@b' | relative_url", "mailto:a@b"),
        ("nil | relative_url", ""),
        ("'/a' | absolute_url", "https://example.com/blog/a"),
        ("'/x/index.html' | strip_index", "/x/"),
        # dates
        ("page.day", "2024-05-06"),
        ("page.moment", "2024-05-06 07:08:09 UTC"),
        ("page.day | date_to_xmlschema", "2024-05-06T00:00:00+00:00"),
        ("page.day | date_to_rfc822", "Mon, 06 May 2024 00:00:00 +0000"),
        ("page.day | date_to_string: 'ordinal', 'US'", "May 6th, 2024"),
        ("page.day | date_to_long_string: 'ordinal'", "6th May 2024"),
        ("1577934000 | date: '%F %T'", "2020-01-02 03:00:00"),
        ("'March 14, 2016' | date: '%b %d, %y'", "Mar 14, 16"),
        ("'abc' | date: '%Y'", "abc"),
        ("page.day | date: ''", "2024-05-06"),
        ("nil | date_to_string", ""),
    ],
)
def test_filters_answer_as_rubys(render: object, expression: str, expected: str) -> None:
    assert callable(render)
    assert render(expression) == expected


EAST = timezone(timedelta(hours=5, minutes=30))


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("%Y-%m-%d %H:%M:%S", "2024-02-09 07:05:03"),
        ("%-d %e %_m %k %l %I %p %P", "9  9  2  7  7 07 AM am"),
        ("%a %A %^a %b %B %^B %h", "Fri Friday FRI Feb February FEBRUARY Feb"),
        ("%j %-j %y %C %G %g %V %U %W %u %w", "040 40 24 20 2024 24 06 05 06 5 5"),
        ("%z %:z %::z %10z", "+0530 +05:30 +05:30:00 +000000530"),
        ("%L %3N %6N %N %s", "120 120 120000 120000000 1707442503"),
        (
            "%D %F %T %R %r %v %c",
            "02/09/24 2024-02-09 07:05:03 07:05 07:05:03 AM  9-FEB-2024 Fri Feb  9 07:05:03 2024",
        ),
        ("%10Y|%5d|%-5d|%_5d|%10A", "0000002024|00009|9|    9|    Friday"),
        ("100%% %Q %K %", "100% %Q %K %"),
        ("%Y年%-m月", "2024年2月"),
    ],
)
def test_dates_are_written_as_ruby_writes_them(form: str, expected: str) -> None:
    assert strftime(datetime(2024, 2, 9, 7, 5, 3, 120_000, tzinfo=EAST), form) == expected


def test_days_are_midnight_in_greenwich() -> None:
    assert strftime(date(2024, 2, 9), "%H:%M %z %Z %s %Q") == "00:00 +0000 +00:00 1707436800 1707436800000"

"""Front matter: our own tables, hostile input, and the answers of real Jekyll where they are at hand."""

from __future__ import annotations

import base64
import json
import math
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import frontmatter as python_frontmatter
import pytest
import yaml

from mkdocs_blogposts.front_matter import FrontMatterError, Handler, decode, load_yaml, read, safe_yaml, split
from mkdocs_blogposts.model import Head
from mkdocs_blogposts.ruby.values import to_s

SPLITS = [
    # text, head, body, line of the body
    ("---\na: 1\n---\nText\n", "a: 1\n", "Text\n", 4),
    ("---\r\na: 1\r\n---\r\nText\r\n", "a: 1\r\n", "Text\r\n", 4),
    ("--- \t\na: 1\n---  \nText", "a: 1\n", "Text", 4),
    ("---\na: 1\n...\nText", "a: 1\n", "Text", 4),
    ("---\na: 1\n---\n\n \n    code\n", "a: 1\n", "    code\n", 6),
    ("---\na: 1\n---\n\n\n", "a: 1\n", "", 6),
    ("---\na: 1\n---", "a: 1\n", "", 3),
    ("---\na: 1\n---\n\n  ", "a: 1\n", "", 5),
    ("---\n\n\na: 1\n---\nText", "\n\na: 1\n", "Text", 6),
    ("---\n---\nText", "", "Text", 3),
    ("---\nx: |\n  ---\n  y\n---\nText", "x: |\n  ---\n  y\n", "Text", 6),
    ("---\n--- no\n----\n---\nText\n---\n", "--- no\n----\n", "Text\n---\n", 5),
    ("---\na: 1\n---\n\u3000Text", "a: 1\n", "\u3000Text", 4),
]
NO_HEAD = [
    *(
        "",
        "Text",
        "---",
        "---\n",
        "---\na: 1\n",
        "---\na: 1\n--- end\n",
        "--- # x\na: 1\n---\n",
        "----\na: 1\n----\n",
    ),
    *(
        "\n---\na: 1\n---\n",
        " ---\na: 1\n---\n",
        "---\ra: 1\r---\r",
        "\ufeff---\na: 1\n---\n",
        "---\u00a0\na: 1\n---\n",
    ),
]
EIGHT = timezone(timedelta(hours=8))
SCALARS = [
    *(
        ("yes", True),
        ("Off", False),
        ("TRUE", True),
        ("fAlSe", False),
        ("y", "y"),
        ("n", "n"),
        ("on!", "on!"),
    ),
    *(("~", None), ("null", None), ("Null", None), ("", None), ("none", "none"), ("nil", "nil")),
    *(
        ("7", 7),
        ("-7", -7),
        ("+7", 7),
        ("0", 0),
        ("-0", 0),
        ("007", 7),
        ("017", 15),
        ("018", "018"),
        ("-017", "-017"),
    ),
    *(("1,234", 1234), ("1_234", 1234), ("_5", 5), ("5_", 5), ("5,", 5), ("1, 2", "1, 2"), ("1 2", "1 2")),
    *(
        ("0x1f", 31),
        ("0XFF", 255),
        ("-0x1F", -31),
        ("+0X1F", "+0X1F"),
        ("0b11", 3),
        ("0o7", "0o7"),
        ("0x", "0x"),
    ),
    *(("1.5", 1.5), (".5", 0.5), ("-.5", -0.5), ("5.", "5."), (".", "."), ("1.5.6", "1.5.6"), ("1e5", "1e5")),
    *(
        ("1.5e+3", 1500.0),
        ("1.5e3", "1.5e3"),
        ("1_0.5", 10.5),
        ("1_.5", "1_.5"),
        (".inf", math.inf),
        ("-.INF", -math.inf),
    ),
    *(
        ("+.inf", "+.inf"),
        ("12:30", 750.0),
        ("1:2:3", 3723.0),
        ("-1:30", 30.0),
        ("1:30.5", 90.5),
        ("1:60", "1:60"),
    ),
    *(
        ("2021-05-06", date(2021, 5, 6)),
        ("2021-5-6", "2021-5-6"),
        ("2021-02-30", "2021-02-30"),
        ("2021-05", "2021-05"),
    ),
    ("2021-05-06 07:08:09", datetime(2021, 5, 6, 7, 8, 9, tzinfo=UTC)),
    ("2021-5-6T7:08:09.5Z", datetime(2021, 5, 6, 7, 8, 9, 500000, tzinfo=UTC)),
    ("2021-05-06 07:08:09 +0800", datetime(2021, 5, 6, 7, 8, 9, tzinfo=EIGHT)),
    ("2021-05-06 07:08:09 +8", datetime(2021, 5, 6, 7, 8, 9, tzinfo=EIGHT)),
    (
        "2021-05-06 07:08:09 -03:30",
        datetime(2021, 5, 6, 7, 8, 9, tzinfo=timezone(-timedelta(hours=3, minutes=30))),
    ),
    ("2021-05-06 24:00:00", datetime(2021, 5, 7, tzinfo=UTC)),
    ("2021-05-06 07:08:60", datetime(2021, 5, 6, 7, 8, 59, tzinfo=UTC)),
    ("2021-05-06 07:08:09 +99", datetime(2021, 5, 6, 7, 8, 9, tzinfo=UTC)),
    ("2021-05-06 07:08:09 -24:01", datetime(2021, 5, 6, 7, 8, 9, tzinfo=UTC)),
    ("2021-05-06 07:08:09 +0760", datetime(2021, 5, 6, 7, 8, 9, tzinfo=EIGHT)),
    ("2021-05-06 07:08:60.1234567", datetime(2021, 5, 6, 7, 8, 59, 123456, tzinfo=UTC)),
    *(
        (text, text)
        for text in ("2021-05-06 07:08", "2021-05-06 7:8:9", "2021-05-06 24:10:00", "2021-05-06 25:00:00")
    ),
    *(
        (text, text)
        for text in (
            "2021-05-06 07:08:09 UTC",
            "2021-05-06 07:08:09 +24",
            "0000-01-01",
            "9999-12-31 24:00:00",
        )
    ),
    *(
        (text, text)
        for text in ("=", "<<", ":sym", ":a-b", "C++", "C#", "a:b", "-", "٣", "x" * 2000, "1" * 5000)
        if text != "-"
    ),
    *(
        ('"12"', "12"),
        ("'yes'", "yes"),
        ('""', ""),
        ("!!str 12", 12),
        ("!!int '12'", 12),
        ("!x", None),
        ("!!binary aMOp", "hé"),
    ),
]
DOCUMENTS = [
    ("", None),
    ("# nothing\n", None),
    ("a: 1\n---\nb: [\n", {"a": 1}),
    ("a: 1\na: 2\n", {"a": 2}),
    ("a:\tx\n", {"a": "x"}),
    ("a: [x, y,]\n", {"a": ["x", "y"]}),
    ("a: [ 人工智能 , 新闻 ]\n", {"a": ["人工智能", "新闻"]}),
    ("1: a\n2.5: b\n2021-05-06: c\nyes: d\n", {1: "d", 2.5: "b", date(2021, 5, 6): "c"}),
    ("base: &b {p: 1, q: 2}\nx:\n  <<: *b\n  q: 3\n", {"base": {"p": 1, "q": 2}, "x": {"p": 1, "q": 3}}),
    ("x:\n  q: 3\n  <<: {q: 1}\n", {"x": {"q": 3}}),
    ("base: &b {p: 1, q: 2}\nx:\n  q: 3\n  '<<': *b\n", {"base": {"p": 1, "q": 2}, "x": {"q": 2, "p": 1}}),
    ('a: &n "010"\nb: *n\n', {"a": "010", "b": 8}),
    ("a: *unknown\n", {"a": None}),
    ("null: b\nc: d\n", {"b": "c"}),
    ("a: {{ page.x }}\nb: 1\n", {"a": {}, "b": 1}),
    ("a: {null: b, c: d}\ne: f\ng: h\n", {"a": {"b": "c"}, "d": "e", "f": "g"}),
    ("a: !!set {x, y}\n", {"a": {"x": None, "y": None}}),
    ("a: !ruby/object:Object {x: 1}\n", {"a": {"x": 1}}),
    ("a: !!binary 'é/////w==x'\n", {"a": "\ufffd" * 4}),
]
FAULTS = [
    # head, line in the file, words of the message
    ("title: One: two", 2, "in quotes"),
    ("title: One\n  two: 3", 3, "indentation"),
    ("title: One\nx:\n\ty: 1", 4, "a tab"),
    ("title: One\n\ttwo: 3", 2, "a tab"),
    ('a: 1\ntitle: "One\nb: 2', 3, "never closed"),
    ("a: 1\ntags: [a, b\nb: 2", 3, "without its `]`"),
    ("a: {b: c", 2, "without its `}`"),
    ("a: 1\nauthor: @jane", 3, '"@jane"'),
    ("title: [News] One", 2, "quotes"),
    ("title: 'It's'", 2, "quotes"),
    ("title: *bold*", 2, "quotes"),
    ("title: & more", 2, "quotes"),
    ("tags: [:a]", 2, "quotes"),
    ('path: "C:\\temp\\q"', 2, "single quotes"),
    ("title: - 5", 2, "quotes"),
    ("a: 1\nno key\nb: 1", 3, "key"),
    ("a: 1\nx: b\x07l", 3, "control character"),
    ("é: 1\n你: b\0", 3, "control character"),
    ("a: 1\nx: \ud800", 3, "control character"),
    ("just text", 2, "`title: My post`"),
    ("- a\n- b", 2, "`- a`"),
    ("42", 2, "`42`"),
    ("a: 1\nb:\n  <<: [x]", 4, "one mapping"),
    ("? [a, b]\n: c", 3, "cannot be a key"),
    ("a: &a [*a]", 2, "part of what it stands for"),
    ("a: &a {b: {c: *a}}", 2, "part of what it stands for"),
]
BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 20))
HOSTILE = {
    "bomb": BOMB,
    "chain": "".join(f"a{n}: &a{n} [{f'*a{n - 1}' if n else 'x'}]\n" for n in range(3000)),
    "long texts": "a: &a " + "x" * 100_000 + "\nb: [" + "*a, " * 1000 + "]",
    "merges": "a: &a {" + ", ".join(f"k{n}" for n in range(9000)) + "}\n" + "b:\n" + "  <<: *a\n" * 9000,
    "brackets": "a: " + "[" * 100_000,
    "closed brackets": "a: " + "[" * 100_000 + "]" * 100_000,
    "braces": "a: " + "{a: " * 50_000,
    "dashes": "- " * 50_000,
    "indentation": "\n".join(" " * depth + "a:" for depth in range(1500)),
    "quote": 'a: "' + "x" * 1_000_000,
    "no colon": "x\n" * 100_000 + "b: 1",
}
VECTORS = Path(__file__).parents[2] / "shared" / "vectors"
SKIP: dict[str, str] = {}
KEPT_APART = {"title", "slug", "date", "categories", "tags", "ext", "draft", "excerpt", "published"}
UNREAD = ("YAML Exception", "could not read file", "Invalid YAML front matter")


def vectors() -> list[dict[str, object]]:
    files = [
        path
        for area in ("03-front-matter", "03b-yaml-types")
        if (path := VECTORS / f"{area}.jsonl").is_file()
    ]
    return [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]


def typed(value: object) -> object:
    """Write a value as the answers do: JSON, with a mark on what JSON does not know."""
    if isinstance(value, dict):
        if all(isinstance(key, str) for key in value):
            return {key: typed(item) for key, item in value.items()}
        return {"$map": [[typed(key), typed(item)] for key, item in value.items()]}
    if isinstance(value, list):
        return [typed(item) for item in value]
    if isinstance(value, datetime):
        fraction = f".{value.microsecond:06}000" if value.microsecond else ""
        clock, offset = value.isoformat(timespec="seconds")[:19], value.isoformat()[-6:]
        return {"$time": f"{clock}{fraction}{offset}"}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    return {"$float": str(value)} if isinstance(value, float) and not math.isfinite(value) else value


def same(one: object, other: object) -> bool:
    """Compare as JSON, which tells 1, 1.0 and true apart."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


# ---------------------------------------------------------------- splitting


@pytest.mark.parametrize(("text", "head", "body", "line"), SPLITS)
def test_split(text: str, head: str, body: str, line: int) -> None:
    assert split(text) == (head, body, line)
    if body:
        assert text.endswith("\n".join(text.split("\n")[line - 1 :]))
        assert "\n".join(text.split("\n")[line - 1 :]) == body


@pytest.mark.parametrize("text", NO_HEAD)
def test_text_without_a_head_is_all_body(text: str) -> None:
    assert split(text) == (None, text, 1)
    assert read(text) == Head({}, text, 1)


@pytest.mark.parametrize(
    "text",
    [
        "---\n" + "a: b\n" * 100_000,
        "---\n" + "\n" * 500_000,
        "---" + " \n" * 250_000,
        "---\n" + "---x\n" * 100_000,
        "---\n" + ("---" + " " * 1000 + "x\n") * 500,
        "-" * 500_000,
    ],
    ids=["no fence", "blank", "blank lines", "almost fences", "wide fences", "dashes"],
)
def test_long_text_without_a_second_fence_is_all_body(text: str) -> None:
    assert split(text) == (None, text, 1)


def test_a_long_blank_body_is_empty() -> None:
    assert split("---\n---\n" + " \n" * 250_000) == ("", "", 250_003)


# ---------------------------------------------------------------- decoding


def test_decode_drops_one_byte_order_mark() -> None:
    assert decode(b"\xef\xbb\xbf\xef\xbb\xbfx\r\n") == "\ufeffx\r\n"
    assert decode(b"") == decode(b"\xef\xbb\xbf") == ""
    assert decode("你好\0".encode()) == "你好\0"


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        ("---\ntitle: Café\n".encode("latin-1"), 2, "0xE9"),
        ("---\ntitle: 新闻\n".encode("gbk"), 2, "UTF-8"),
        (b"\xef\xbb\xbfa\nb\n\xff", 3, "0xFF"),
        ("x".encode("utf-16"), 1, "UTF-16"),
        (b"a\n\xed\xa0\x80", 2, "0xED"),
        (b"\xc0\x80", 1, "0xC0"),
    ],
)
def test_other_encodings_are_named_with_their_line(raw: bytes, line: int, words: str) -> None:
    with pytest.raises(FrontMatterError) as caught:
        decode(raw)
    assert caught.value.line == line
    assert words in caught.value.message
    assert "save it" in str(caught.value)


# ---------------------------------------------------------------- YAML


@pytest.mark.parametrize(("text", "value"), SCALARS, ids=lambda value: str(value)[:40])
def test_scalars(text: str, value: object) -> None:
    found = load_yaml(f"v: {text}\n")
    assert found == {"v": value}
    assert same(typed(found), typed({"v": value}))


@pytest.mark.parametrize("zone", ["", "Z", " +00:00"])
def test_times_of_no_zone_are_printed_with_an_offset(zone: str) -> None:
    found = load_yaml(f"2021-05-06 07:08:09{zone}")
    assert to_s(found) == "2021-05-06 07:08:09 +0000"


def test_nan() -> None:
    found = load_yaml("[.nan, .NaN, nan]")
    assert same(typed(found), [{"$float": "nan"}, {"$float": "nan"}, "nan"])


@pytest.mark.parametrize(("text", "value"), DOCUMENTS)
def test_documents(text: str, value: object) -> None:
    assert load_yaml(text) == value


@pytest.mark.parametrize(("text", "value"), [case for case in DOCUMENTS if "\t" not in case[0]])
def test_documents_without_libyaml(text: str, value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_yaml, "_PARSER", yaml.SafeLoader)
    assert load_yaml(text) == value


@pytest.mark.parametrize("head", ["", "\n", "# c\n", "~\n", "false\n", "{}\n"])
def test_heads_that_say_nothing(head: str) -> None:
    assert read(f"---\n{head}---\nText\n").data == {}


@pytest.mark.parametrize(("head", "line", "words"), FAULTS, ids=lambda value: ascii(value)[:40])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_faults_name_line_and_cure(head: str, line: int, words: str, end: str) -> None:
    text = f"---\n{head}\n---\nText\n".replace("\n", end)
    with pytest.raises(FrontMatterError) as caught:
        read(text)
    assert (caught.value.line, words in caught.value.message) == (line, True)
    assert str(caught.value).isprintable()
    caught.value.message.encode()


@pytest.mark.parametrize(("head", "line", "words"), FAULTS, ids=lambda value: ascii(value)[:40])
def test_faults_without_libyaml(head: str, line: int, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_yaml, "_PARSER", yaml.SafeLoader)
    with pytest.raises(FrontMatterError) as caught:
        read(f"---\n{head}\n---\nText\n")
    assert words in caught.value.message
    assert caught.value.line <= line + 1


def test_lines_are_those_of_an_editor() -> None:
    with pytest.raises(FrontMatterError) as caught:
        read("---\na: 'x\u2028y\u0085z'\n\nb: c: d\n---\n")
    assert caught.value.line == 4


def test_line_of_a_fault_in_a_file_that_is_all_yaml() -> None:
    with pytest.raises(FrontMatterError) as caught:
        load_yaml("title: x\nplugins: [a\n")
    assert caught.value.line == 2


# ---------------------------------------------------------------- hostile input


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_heads_are_faults(name: str) -> None:
    with pytest.raises(FrontMatterError) as caught:
        read(f"---\n{HOSTILE[name]}\n---\nText\n")
    assert len(caught.value.message) < 250


def test_deep_but_not_too_deep() -> None:
    assert load_yaml("[" * 100 + "]" * 100)
    with pytest.raises(FrontMatterError, match="100 deep"):
        load_yaml("[" * 101 + "]" * 101)


def test_a_huge_head_is_read() -> None:
    text = "".join(f"key{number}: value {number}\n" for number in range(20_000))
    assert len(read(f"---\n{text}---\nText").data) == 20_000


def test_aliases_share_what_they_stand_for() -> None:
    data = load_yaml("a: &a [1, 2]\nb: *a\n")
    assert isinstance(data, dict)
    assert data["a"] is data["b"]


# ---------------------------------------------------------------- python-frontmatter


def test_handler_for_python_frontmatter() -> None:
    text = "---\ntitle: One\ndate: 2021-05-06 07:08:09 +0800\n---\n\nText\n"
    post = python_frontmatter.loads(text, handler=Handler())
    assert post.metadata == {"title": "One", "date": datetime(2021, 5, 6, 7, 8, 9, tzinfo=EIGHT)}
    assert python_frontmatter.loads("No head", handler=Handler()).content == "No head"
    assert Handler().detect(text)
    again = read(python_frontmatter.dumps(post, handler=Handler()))
    assert (again.data, again.body) == (post.metadata, "Text")


# ---------------------------------------------------------------- real Jekyll


def content(vector: dict[str, object]) -> str:
    files: dict[str, str | dict[str, str]] = vector["files"]  # type: ignore[assignment]
    first = next(iter(files.values()))
    return decode(base64.b64decode(first["b64"]) if isinstance(first, dict) else first.encode())


def is_unread(want: dict[str, object]) -> bool:
    """Say whether Jekyll complained about the head itself."""
    lines: list[list[str]] = want.get("log", [])  # type: ignore[assignment]
    error: dict[str, str] = want["error"] or {}  # type: ignore[assignment]
    said = [*(line[1] for line in lines), error.get("message", "")]
    return any(words in text for words in UNREAD for text in said)


@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: str(vector["id"]))
def test_jekylls_answers(vector: dict[str, object]) -> None:
    if reason := SKIP.get(str(vector["id"])):
        pytest.skip(reason)
    want: dict[str, object] = vector.get("expect_upstream") or vector["expect"]  # type: ignore[assignment]
    if is_unread(want):
        with pytest.raises(FrontMatterError):
            read(content(vector))
        return
    head = read(content(vector))
    for post in want.get("posts") or []:  # type: ignore[attr-defined]
        if "data" in post:
            ours = {key: value for key, value in head.data.items() if key not in KEPT_APART}
            theirs = {key: value for key, value in post["data"].items() if key not in KEPT_APART}
            assert same(typed(ours), theirs)
        if head.data.get("title") not in (None, False):
            assert same(typed(head.data["title"]), post["title"])
        assert head.body == post.get("raw", head.body)

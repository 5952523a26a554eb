"""What holds for every input of the plan, tried on made-up ones; the same ones each time."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_blogposts import front_matter
from mkdocs_blogposts.links import permalinks
from mkdocs_blogposts.plan import defaults
from mkdocs_blogposts.plan.addresses import Addresses, numbered
from mkdocs_blogposts.ruby.slugs import slugify

examples = settings(max_examples=300, derandomize=True, deadline=None, database=None)

# Texts as they come from files, and signs that mean something in a path, a URL or a template.
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("/.:%\\ -_#?\0\n")), max_size=30)
NAMES = st.sampled_from([f":{name}" for name in permalinks.PLACEHOLDERS])
TEMPLATES = st.lists(st.one_of(NAMES, TEXTS), max_size=6).map("".join)
EXTENSIONS = st.sampled_from([".html", ".xml", "", ".php"])
PATHS = st.lists(st.sampled_from(["a", "b", "v1.2", "index.html", "x.html", "é"]), min_size=1, max_size=3)
KEYS = st.sampled_from("abc")
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(0, 3), st.lists(st.integers(0, 3), max_size=2)),
    lambda inner: st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
MAPPINGS = st.dictionaries(KEYS, VALUES, max_size=3)


@examples
@given(TEMPLATES, TEXTS, st.lists(TEXTS, max_size=3), st.datetimes(timezones=st.just(UTC)), EXTENSIONS)
def test_every_permalink_is_a_url_and_a_file_of_the_site(
    template: str, title: str, categories: list[str], date: datetime, ext: str
) -> None:
    names = permalinks.Names(date, title, f"/{title}", tuple(categories), ext)
    template = template if permalinks.unknown_name(template) is None else ":title"
    url, _ = permalinks.post_url(template, names)
    address = permalinks.place(url, ".html" if url.endswith("/") else ext)
    assert url.startswith("/")
    assert "//" not in url
    assert address.url.startswith("/")
    parts = address.dest_uri.split("/")
    assert all(parts)
    assert not {".", ".."}.intersection(parts)
    assert all(len(part.encode("utf-8", "replace")) <= 255 for part in parts)


@examples
@given(TEXTS, st.sampled_from([None, "raw", "default", "pretty", "ascii", "latin", "none", "odd"]))
def test_a_slug_of_a_slug_is_the_slug(text: str, mode: str | None) -> None:
    slug = slugify(text, mode)
    # A second dash at either end is no longer beside a first one; some letters grow when they become small.
    again = slugify(slug, mode)
    assert slugify(again, mode) == again
    if mode in ("none", "odd"):
        assert again == slug
    elif mode != "raw":
        assert again == slug or not slug.isascii()


@examples
@given(st.lists(PATHS.map("/".join), max_size=12), st.lists(PATHS.map("/".join), max_size=3, unique=True))
def test_every_file_has_one_owner_and_nobody_is_lost(claimed: list[str], taken: list[str]) -> None:
    addresses = Addresses({path: f"taken-{path}" for path in taken})
    given_out = {path: f"taken-{path}" for path in taken}
    for number, path in enumerate(claimed):
        address = addresses.claim(path, f"/{path}", f"{number}.md")
        assert address.dest_uri not in given_out
        given_out[address.dest_uri] = f"{number}.md"
        assert addresses.owner(address.dest_uri) == f"{number}.md"
    moved = [path for path, owner in given_out.items() if owner.endswith(".md")]
    assert len(moved) == len(claimed)
    folders = {path[:at] for path in moved for at, sign in enumerate(path) if sign == "/"}
    assert not folders.intersection(moved)


@examples
@given(PATHS.map("/".join), st.integers(2, 50), st.integers(2, 50))
def test_numbers_tell_addresses_apart(path: str, one: int, other: int) -> None:
    address = permalinks.place(f"/{path}", ".html")
    assert (numbered(address, one) == numbered(address, other)) is (one == other)
    assert numbered(address, one).dest_uri != address.dest_uri


@examples
@given(MAPPINGS, MAPPINGS, MAPPINGS)
def test_laws_of_laying_values_over_others(
    one: dict[str, object], two: dict[str, object], three: dict[str, object]
) -> None:
    assert defaults.merge(one, {}) == defaults.merge({}, one) == defaults.merge(one, one) == one
    merged = defaults.merge(one, two)
    assert list(merged) == [*one, *(key for key in two if key not in one)]
    for key, value in two.items():
        if value is not None and not (isinstance(value, dict) and isinstance(one.get(key), dict)):
            assert merged[key] == value
    if not any(
        value is None or isinstance(value, dict) for each in (one, two, three) for value in each.values()
    ):
        assert defaults.merge(merged, three) == defaults.merge(one, defaults.merge(two, three))


@examples
@given(
    st.one_of(
        TEXTS, st.lists(st.sampled_from(["---", "...", "\n", "a: 1", "- ", "\t", "é", "{"])).map("".join)
    )
)
def test_front_matter_is_taken_off_and_nothing_is_lost(text: str) -> None:
    head, body, line = front_matter.split(text)
    assert text.endswith(body)
    assert line == text[: len(text) - len(body)].count("\n") + 1
    assert (head is None) is (body == text)
    with contextlib.suppress(front_matter.FrontMatterError):
        assert front_matter.read(text).body == body


@examples
@given(st.binary(max_size=40))
def test_bytes_of_a_file_are_text_or_a_fault_of_it(raw: bytes) -> None:
    with contextlib.suppress(front_matter.FrontMatterError):
        assert front_matter.decode(raw).encode() in (raw, raw.removeprefix(b"\xef\xbb\xbf"))

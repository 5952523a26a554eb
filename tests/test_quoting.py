"""Percent-encoding: each rule by the signs in which it differs from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_blogposts.links import quoting

if TYPE_CHECKING:
    from collections.abc import Callable

SIGNS = "a~:?#%28%zz[é '(*+\\"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (quoting.escape_path, "a~:?%23%2528%25zz%5B%C3%A9%20'(*+%5C"),
        (quoting.file_path, "a~:%3F%23%2528%25zz%5B%C3%A9%20'(*+%5C"),
        (quoting.file_link, "a~%3A%3F%23%2528%25zz%5B%C3%A9%20%27%28%2A+%5C"),
        (quoting.mkdocs_path, "a~%3A%3F%23%2528%25zz%5B%C3%A9%20%27%28%2A%2B%5C"),
        (quoting.normalize, "a~:#(%25zz%5B%C3%A9%20'(*+%5C"),
        (quoting.normalize_component, "a~:?#(%25zz[%C3%A9%20'(*+%5C"),
        (quoting.encode_once, "a~:%3F%23%28%25zz%5B%C3%A9%20'(*+%5C"),
        (quoting.browser_path, "a~%3A%3F%23%28%zz[%C3%A9%20'(*+%5C"),
        (quoting.attribute, "a~:?#%28%zz[%C3%A9%20'(*+%5C"),
        (quoting.iri, "a~:?#%28%zz[é%20'(*+%5C"),
    ],
)
def test_each_rule_encodes_its_own_signs(rule: Callable[[str], str], expected: str) -> None:
    assert rule(SIGNS) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/caf%c3%a9/", "/caf%C3%A9/"),
        ("/%7Eme/%2f/%ff", "/~me/%2F/%FF"),
        ("/a?b?c=[]#d?e", "/a?b?c=%5B%5D#d?e"),
        ("/a#", "/a"),
    ],
)
def test_normalizing_encodes_each_sign_once(url: str, expected: str) -> None:
    assert quoting.normalize(url) == expected
    assert quoting.normalize(quoting.normalize(url)) == expected

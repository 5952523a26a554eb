"""Attribute lists: what stands in `{: .class #id key="value" reference }` and `{:name: ...}`."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping

Attributes = dict[str, str]

_TOKEN = re.compile(
    r"""(?<!\S)(?:
    (?P<key>\w[\w-]*)=(?:
        "(?P<double>(?:[^"\\]|\\.|"(?!\s|\Z))*\\?)" | '(?P<single>(?:[^'\\]|\\.|'(?!\s|\Z))*\\?)'
    )(?=\s|\Z)
    | (?P<reference>\w[\w-]*)(?=\s|\Z)
    | (?P<short>(?:\.[^\s.#]++ | \#[A-Za-z][\w:-]*+)++(?=\s|\Z))
    )""",
    re.VERBOSE | re.ASCII | re.DOTALL,
)
_SHORT = re.compile(r"([.#])([^\s.#]+)")
_ESCAPED = re.compile(r"\\([}\"'])")
_LONGEST = 10_000
"""Characters of a list that are read, and of classes that are kept: any text is read in linear time."""
_MOST = 50
"""Lists that an attribute list may refer to, itself or through others."""
_REFERENCE = " "
"""A list that is defined keeps the names of those it refers to among its attributes, after this sign."""


def parse(text: str | Iterable[str], attribute_lists: Mapping[str, Attributes]) -> Attributes:
    """Return the attributes of a list's content, or of several; those of the lists it refers to come first.

    Lists defined later in the document count too, so call this when all definitions are known.
    """
    attributes, references = scan(text)
    if not references:
        return attributes
    resolved = _resolve(references, attribute_lists, (), [_MOST])
    merge(resolved, attributes)
    return resolved


def define(attribute_lists: MutableMapping[str, Attributes], name: str, text: str) -> None:
    """Add the content of `{:name: ...}` to the list of that name; lists it refers to may be defined later."""
    attributes, references = scan(text)
    known = attribute_lists.setdefault(name, {})
    merge(known, attributes)
    known.update((_REFERENCE + reference, "") for reference in references)


def scan(text: str | Iterable[str]) -> tuple[Attributes, list[str]]:
    """Return the attributes lists give themselves, and the names they refer to (`toc` is one of these)."""
    attributes: Attributes = {}
    references: list[str] = []
    texts = [text] if isinstance(text, str) else text
    for token in chain.from_iterable(_TOKEN.finditer(each, 0, _LONGEST) for each in texts):
        key, double, single, reference, short = token.groups()
        if key is not None:
            attributes[key] = _ESCAPED.sub(r"\1", single if double is None else double)
        elif reference is not None:
            references.append(reference)
        else:
            _add_short(attributes, short)
    return attributes, references


def merge(into: Attributes, more: Mapping[str, str]) -> None:
    """Add attributes to others: classes are joined, all else is replaced."""
    for key, value in more.items():
        if key == "class" and into.get("class"):
            into["class"] = f"{into['class']} {value}"[:_LONGEST]
        else:
            into[key] = value


def _add_short(attributes: Attributes, text: str) -> None:
    """Add `.class` and `#id`."""
    for sign, name in _SHORT.findall(text):
        merge(attributes, {"class" if sign == "." else "id": name})


def _resolve(
    names: list[str], attribute_lists: Mapping[str, Attributes], within: tuple[str, ...], left: list[int]
) -> Attributes:
    """Return what the named lists give together; one that refers to itself ends there.

    `left` holds how many lists may still be read.
    """
    resolved: Attributes = {}
    for name in names:
        if name in within or left[0] <= 0 or name not in attribute_lists:
            continue
        left[0] -= 1
        known = attribute_lists[name]
        references = [key[1:] for key in known if key.startswith(_REFERENCE)]
        merge(resolved, _resolve(references, attribute_lists, (*within, name), left))
        merge(resolved, {key: value for key, value in known.items() if not key.startswith(_REFERENCE)})
    return resolved

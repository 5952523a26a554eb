"""What kramdown's options are given in `_config.yml`, as it reads it; None is what makes no sense for one."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml


def is_gfm(value: object) -> bool:
    """Read `input`: all but "kramdown" is GFM."""
    return (symbol(value) or "GFM").lower() != "kramdown"


def flag(value: object) -> bool:
    """Read true and false: all but nothing and "false" is true, even "no"."""
    return value is not None and str(value).strip().lower() not in ("", "false")


def number(value: object) -> int | None:
    """Read a whole number."""
    text = str(value).strip()
    return int(text) if re.fullmatch(r"[-+]?\d{1,9}", text) else None


def text(value: object) -> str | None:
    """Read text; nothing is an empty one."""
    return None if isinstance(value, Mapping | list) else "" if value is None else _ruby(value)


def _ruby(value: object) -> str:
    """Return a value as Ruby writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def symbol(value: object) -> str | None:
    """Read a Ruby symbol, which is its name with a colon before it or not; false is none."""
    return None if value is False else (text(value) or "").removeprefix(":") or None


def engine(value: object) -> str | None:
    """Read the name of an engine; nothing, false and an empty text are none."""
    return symbol(value) if value else ""


def of_blocks(value: object) -> Mapping[str, object] | None:
    """Read what a highlighter is told of blocks of code: what stands below `block:` counts first."""
    if not isinstance(value, Mapping):
        return None
    block = value.get("block")
    return {**value, **block} if isinstance(block, Mapping) else value


def words(value: object) -> tuple[str, ...]:
    """Read a list, or text with commas; symbols are their names."""
    parts = value if isinstance(value, list | tuple) else (text(value) or "").split(",")
    named = (str(part).strip().removeprefix(":") for part in parts)
    return tuple(word for word in named if word)


def quotes(value: object) -> tuple[str, str, str, str] | None:
    """Read four signs: single quotes, left and right, then double ones."""
    match words(value):
        case (lsquo, rsquo, ldquo, rdquo):
            return lsquo, rsquo, ldquo, rdquo
    return None


def levels(value: object) -> tuple[int, ...] | None:
    """Read heading levels: `1..3`, `1,2` or a list; one that is no level makes all of them void."""
    between = re.fullmatch(r"\s*([1-6])\s*\.\.\s*([1-6])\s*", str(value))
    if between:
        return tuple(range(int(between[1]), int(between[2]) + 1))
    written = [number(word) for word in words(value)]
    known = tuple(level for level in written if level is not None and 1 <= level <= 6)
    return known if len(known) == len(written) and (known or value == []) else None


def _mapping(value: object) -> Mapping[object, object] | None:
    """Read a mapping, also as a text in YAML."""
    if isinstance(value, str):
        try:
            value = yaml.safe_load(value)
        except yaml.YAMLError:
            return None
    return value if isinstance(value, Mapping) else None


def pairs(value: object) -> tuple[tuple[str, str], ...] | None:
    """Read a mapping of names to texts."""
    given = _mapping(value)
    if given is None:
        return None
    return tuple((str(name).removeprefix(":"), "" if to is None else str(to)) for name, to in given.items())


def links(value: object) -> tuple[tuple[str, str, str | None], ...] | None:
    """Read link definitions: id -> URL and, if there is one, title."""
    given = _mapping(value)
    if given is None:
        return None
    targets = ((name, to if isinstance(to, list | tuple) else [to]) for name, to in given.items())
    return tuple((str(name), str(to[0]), str(to[1]) if len(to) > 1 else None) for name, to in targets if to)

"""Slugs, and titles made from them, as Jekyll's `slugify` and `titleize_slug` make them."""

from __future__ import annotations

import re
import unicodedata

_DASHED = re.compile(r"-+")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_NOT_ASCII_WORD = re.compile(r"[^A-Za-z0-9]+")
_PRETTY = frozenset("._~!$&'()+,;=@")

_LATIN = {
    "A": "ÀÁÂÃÄÅĀĂĄ",
    "AE": "Æ",
    "C": "ÇĆĈĊČ",
    "E": "ÈÉÊËĒĔĖĘĚ",
    "I": "ÌÍÎÏĨĪĬĮİ",
    "D": "ÐĎĐ",
    "N": "ÑŃŅŇ",
    "O": "ÒÓÔÕÖØŌŎŐ",
    "x": "×",
    "U": "ÙÚÛÜŨŪŬŮŰŲ",
    "Y": "ÝŶŸ",
    "Th": "Þ",
    "ss": "ß",
    "a": "àáâãäåāăą",
    "ae": "æ",
    "c": "çćĉċč",
    "e": "èéêëēĕėęě",
    "i": "ìíîïĩīĭįı",
    "d": "ðďđ",
    "n": "ñńņň",
    "o": "òóôõöøōŏő",
    "u": "ùúûüũūŭůűų",
    "y": "ýÿŷ",
    "th": "þ",
    "G": "ĜĞĠĢ",
    "g": "ĝğġģ",
    "H": "ĤĦ",
    "h": "ĥħ",
    "IJ": "Ĳ",
    "ij": "ĳ",
    "J": "Ĵ",
    "j": "ĵ",
    "K": "Ķ",
    "k": "ķĸ",
    "L": "ĹĻĽĿŁ",
    "l": "ĺļľŀł",
    "'n": "ŉ",
    "NG": "Ŋ",
    "ng": "ŋ",
    "OE": "Œ",
    "oe": "œ",
    "R": "ŔŖŘ",
    "r": "ŕŗř",
    "S": "ŚŜŞŠ",
    "s": "śŝşš",
    "T": "ŢŤŦ",
    "t": "ţťŧ",
    "W": "Ŵ",
    "w": "ŵ",
    "Z": "ŹŻŽ",
    "z": "źżž",
}
"""I18n's default approximations, which are neither Unicode's decomposition nor complete."""
_APPROXIMATIONS = {char: latin for latin, chars in _LATIN.items() for char in chars}


def slugify(text: str, mode: str | None = None, *, cased: bool = False) -> str:
    """Make a slug of `text` as Jekyll's `slugify` filter does.

    `mode` is "raw" (only white space becomes `-`), "default" (all but letters, marks and digits; also None),
    "pretty" (leaves `._~!$&'()+,;=@` too), "ascii", or "latin" (accents are taken off first). "none" and any
    unknown mode change nothing but the case. `cased` keeps the case.
    """
    dash = _MODES.get("default" if mode is None else mode)
    if dash:
        text = dash(text).removeprefix("-").removesuffix("-")
    return text if cased else downcase(text)


def titleize(slug: str) -> str:
    """Make a title of a slug as Jekyll does for posts without one: "iOS-app" becomes "Ios App"."""
    return " ".join(part[:1].title() + downcase(part[1:]) for part in slug.rstrip("-").split("-"))


def downcase(text: str) -> str:
    """Lower each character by itself, as Ruby does: Σ never becomes a final ς."""
    return text.lower() if text.isascii() or "Σ" not in text else "".join(char.lower() for char in text)


def _raw(text: str) -> str:
    return _SPACE.sub("-", text)


def _default(text: str) -> str:
    return _ascii(text) if text.isascii() else _dashed(text, frozenset())


def _pretty(text: str) -> str:
    return _dashed(text, _PRETTY)


def _ascii(text: str) -> str:
    return _NOT_ASCII_WORD.sub("-", text)


def _latin(text: str) -> str:
    return _ascii("".join(char if char.isascii() else _APPROXIMATIONS.get(char, "?") for char in text))


def _dashed(text: str, kept: frozenset[str]) -> str:
    return _DASHED.sub("-", "".join(char if char in kept or _is_word(char) else "-" for char in text))


def _is_word(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind[0] in "LM" or kind == "Nd"


_MODES = {"raw": _raw, "default": _default, "pretty": _pretty, "ascii": _ascii, "latin": _latin}

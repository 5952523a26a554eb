"""What stands percent-encoded in a URL: one function for each rule that there is, named by whose rule it is.

Letters, digits and `-._~` are never encoded.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

# What a path holds as it is: RFC 3986's pchar, and "/" (https://www.rfc-editor.org/rfc/rfc3986#section-3.3).
_PATH = "/!$&'()*+,;=:@"
_PLAIN = re.compile(r"[A-Za-z0-9./-]*")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
# What neither URLs nor IRIs hold (https://www.rfc-editor.org/rfc/rfc3987#section-2.2).
_NOT_IN_IRIS = re.compile(r"""[\s\x7f-\x9f<>"{}|\\^`]""")


def escape_path(text: str) -> str:
    """Encode a text that becomes a part of a URL, as Jekyll's `URL.escape_path`: "?" stays."""
    return text if _PLAIN.fullmatch(text) else quote(text, safe=f"{_PATH}?")


def file_path(path: str) -> str:
    """Encode the path of a file, in which "?", "#" and "%" mean themselves, as RFC 3986 has it."""
    return quote(path, safe=_PATH, errors="replace")


def mkdocs_path(path: str) -> str:
    """Encode the path of a file as MkDocs encodes those of its own."""
    return quote(path)


def file_link(path: str) -> str:
    """Encode the path of a file for a link in HTML or CSS, whose quotes and brackets it shall not end.

    A colon is encoded, too: in the first segment of a relative URL it would end a scheme.
    """
    return quote(path, safe="/!$&+,;=@", errors="surrogateescape")


def normalize(url: str) -> str:
    """Encode a URL's path, query and fragment as Ruby's `Addressable::URI#normalize`: each sign once."""
    rest, _, fragment = url.partition("#")
    path, _, query = rest.partition("?")
    parts = [_normalized(path, _PATH)]
    for mark, part in (("?", query), ("#", fragment)):
        parts += [mark, _normalized(part, f"{_PATH}?")] if part else []
    return "".join(parts)


def normalize_component(text: str) -> str:
    """Encode a text as `Addressable::URI.normalize_component`: what means something in any URL stays."""
    return _normalized(text, f"{_PATH}?#[]", slash="/")


def _normalized(text: str, keeps: str, slash: str = "%2F") -> str:
    """Encode all but these signs. What is encoded as text is decoded first; a slash becomes `slash`."""
    parts, at = [], 0
    for match in _ENCODED.finditer(text):
        again = (_encode_again(part, keeps) for part in match[0].upper().split("%2F"))
        parts += [quote(text[at : match.start()], safe=keeps, errors="replace"), slash.join(again)]
        at = match.end()
    return "".join([*parts, quote(text[at:], safe=keeps, errors="replace")])


def _encode_again(encoded: str, keeps: str) -> str:
    try:
        return quote(unquote(encoded, errors="strict"), safe=keeps)
    except UnicodeDecodeError:
        return encoded


def encode_once(url: str, more: str = "") -> str:
    """Encode a URL's path that an author wrote, but not what is encoded already, nor the signs of `more`."""
    return quote(_LONE_PERCENT.sub("%25", url), safe=f"{_PATH}%{more}", errors="replace")


def browser_path(url: str) -> str:
    """Encode what a browser would, of a URL relative to the site's root.

    These signs mean the same to it, encoded or not. A colon is not among them: "a:b/" would be taken for an
    absolute URL.
    """
    return quote(url, safe=f"{_PATH}%[]".replace(":", ""))


def attribute(url: str) -> str:
    """Encode what could end an attribute, a tag or a line, and nothing else, of a whole URL."""
    return quote(url, safe=f"{_PATH}%?#[]", errors="ignore")


def iri(url: str) -> str:
    """Encode what XML's readers take neither in a URL nor in an IRI, of a whole URL."""
    return _NOT_IN_IRIS.sub(lambda sign: quote(sign[0]), url)

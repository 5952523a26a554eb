"""`:tada:` becomes a picture, as jemoji does it (github.com/jekyll/jemoji), where the site asks for it."""

from __future__ import annotations

from html import escape

from mkdocs_blogposts.html import texts

__all__ = ["draw"]


def draw(html: str, base: str) -> str:
    """Return HTML in which every emoji outside of code and formulas is a picture from below `base`.

    Names are those of GitHub. What is none stays as written.
    """
    if html.count(":") < 2:
        return html
    return texts.change(html, lambda written: _drawn(written, base), texts.CODE)


def _drawn(written: str, base: str) -> str:
    """Go from colon to colon; one that ends no name may begin the next."""
    pieces = written.split(":")
    shown = pieces[:1]
    at = 1
    while at < len(pieces):
        file = _file(pieces[at]) if at + 1 < len(pieces) else None
        if file is None:
            shown.append(f":{pieces[at]}")
            at += 1
        else:
            shown += _picture(pieces[at], f"{escape(base)}/emoji/{file}"), pieces[at + 1]
            at += 2
    return "".join(shown)


def _file(name: str) -> str | None:
    """Return the file that GitHub has for a name or another name of the same emoji; None for what is none."""
    from pymdownx import gemoji_db

    sign = f":{name}:"
    code = gemoji_db.emoji.get(gemoji_db.aliases.get(sign, sign), {}).get("unicode")
    return f"unicode/{code}.png" if code else None


def _picture(name: str, url: str) -> str:
    return f'<img class="emoji" title=":{name}:" alt=":{name}:" src="{url}" height="20" width="20">'

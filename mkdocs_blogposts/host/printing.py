"""Texts in the forms in which themes print them: MkDocs' themes and Material escape some, and most not."""

from __future__ import annotations

from html import escape, unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


class Printed(str):
    """A text as HTML, which the filter `e` of a template does not escape once more."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return this very text, as Jinja asks for it."""
        return str(self)


class Named(str):
    """A text that plugins read as it is, and that a template prints as HTML, whether it escapes it or not."""

    __slots__ = ()

    def __str__(self) -> str:
        """Return the text as HTML, which is what templates write."""
        return escape(str.__str__(self))

    __html__ = __str__


def named(text: str) -> str:
    """Return the name of a tag: plugins sort it and look it up as text, themes print it as HTML."""
    return text if escape(text) == text else Named(text)


def entitle(page: Page) -> None:
    """Let themes print a page's title within attributes, too, and escape it once more.

    The front matter's is left as it is, because Material's search makes words of it. A title that `nav` gives
    to a page is its own.
    """
    title = page.meta.get("title")
    if isinstance(title, str) and "title" not in vars(page):
        html = escape(unescape(title))
        if html != unescape(title):
            page.title = Printed(html)


def give_plain_title(page: Page, config: MkDocsConfig) -> Printed | None:
    """Give a page's title its characters back for MkDocs' own search, whose script escapes it once more.

    Return the title that is to be given to the page again before it is rendered; None where it is as it was.
    """
    title = vars(page).get("title")
    search = type(config.plugins.get("search"))
    if not isinstance(title, Printed) or not search.__module__.startswith("mkdocs."):
        return None
    page.title = unescape(title)
    return title

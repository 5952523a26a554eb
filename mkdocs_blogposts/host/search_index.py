"""What Material's search plugin reads of a page: code without its colours, which it takes no notice of.

It reads every tag of every page, and with many blogs most of these are the colours of code. Other plugins
see the page as it is.
"""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from mkdocs_blogposts.host.messages import log
from mkdocs_blogposts.html.tokens import tags

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

_MODULE = "material.plugins.search.plugin"
# Whole character references only, so that no two texts become one when they meet.
_TEXT = r"(?:[^<&]++|&(?:amp|lt|gt|quot|#39);)*+"
_START = '<span class="[a-z][a-z0-9]?">'
_CODE = re.compile(rf"(?:<span></span>)?+(?:<code[^<>]*+>)?+((?:{_TEXT}{_START}{_TEXT}</span>)++)")
_COLOUR = re.compile(f"{_START}|</span>")
# Where colours could matter: elements that are left out of the index, and what parsers disagree about.
_SPECIAL = (
    *("data-search-exclude", "linenodiv", "<!-->", "<!--->"),
    *("<textarea", "<title", "<xmp", "<iframe", "<noembed", "<noframes"),
)
_PROBE = (
    '<p>a</p><h2 id="b">c</h2><div><pre class="highlight"><code><span class="k">if</span> <span class="n">d'
    '</span>\n  <span class="p">{</span> &lt; e<span class="w">\n</span></code></pre></div><p>f</p>'
)


class _Uncoloured:
    """A page with other content; all else is asked of the page itself."""

    def __init__(self, page: Page, content: str) -> None:
        self._page = page
        self.content = content

    def __getattr__(self, name: str) -> object:
        return getattr(self._page, name)


def spare_colours(config: MkDocsConfig) -> None:
    """Let Material's search plugin read code without its colours, if it finds the same in it."""
    index: Any = getattr(config.plugins.get("material/search"), "search_index", None)
    if type(index).__module__ != _MODULE or "add_entry_from_context" in vars(index):
        return
    if not _is_colour_blind(index):
        log.debug("the search plugin reads code in colour, because it tells colours apart")
        return
    add = index.add_entry_from_context

    def add_uncoloured(page: Page) -> None:
        content = uncoloured(page.content or "")
        add(page if content == page.content else _Uncoloured(page, content))

    index.add_entry_from_context = add_uncoloured


def uncoloured(html: str) -> str:
    """Return HTML without the elements that give the words of code their colours."""
    lower = html.lower()
    if "<pre" not in html or any(sign in lower for sign in _SPECIAL):
        return html
    pieces: list[str] = []
    done = 0
    for tag in tags(html, telling=True):
        if tag.name == "pre" and not tag.closing and (code := _CODE.match(html, tag.end)):
            pieces += html[done : code.start(1)], _COLOUR.sub("", code[1])
            done = code.end()
    return "".join([*pieces, html[done:]]) if pieces else html


def _is_colour_blind(index: Any) -> bool:
    """Ask an index of the same kind whether code in colour says the same to it as without."""
    found = []
    for content in (_PROBE, uncoloured(_PROBE)):
        page = SimpleNamespace(content=content, meta={}, toc=(), url="", title="")
        try:
            other = type(index)(**index.config)
            other.add_entry_from_context(page)
            found.append(other.entries)
        except Exception:
            return False
    return bool(found[0]) and found[0] == found[1]

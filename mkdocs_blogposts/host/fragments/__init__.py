"""Fragments: what a theme writes alike on many pages is rendered once for all of them.

A fragment is a template that another one includes, a block, or a macro that is called with an item of the
navigation. While one is rendered, all that it reads is noted: variables of the context, items of the
navigation, and the folder from which its links are relative. A template is a function of what it reads, so a
page on which the same is read is given the same text. What reads anything of the page itself is rendered for
each page.
"""

from mkdocs_blogposts.host.fragments.templates import obstacle, reuse

__all__ = ["obstacle", "reuse"]

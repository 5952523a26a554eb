"""Telling what a page says from what only frames a list: "All posts", "Older", the site's name."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.html import prose
from mkdocs_blogposts.html.elements import INLINE
from mkdocs_blogposts.html.tokens import COMMENT, tags
from mkdocs_blogposts.publish import labels
from mkdocs_blogposts.ruby.values import to_s

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_blogposts.model import Blog, Entry

_UNSEEN = frozenset({"script", "style", "template", "svg", "title", "head", "noscript"})
_SEEN = frozenset({"audio", "canvas", "embed", "iframe", "img", "object", "picture", "video"})
# In no language but English do Jekyll's themes come in great numbers; others say these words in CJK.
_WORDS = """
    a about all and archive archived archives article articles atom back blog browse by categories
    category complete date earlier entries entry everything featured feed first from home in index
    last later latest list listing more most my new newer newest newsfeed next of old older oldest
    on our page pages popular post posted posts prev previous read recent rss see stories story
    subscribe tag tagged tags the to top topic topics total via view writing writings written year
    years
"""
_MONTHS = """
    jan january feb february mar march apr april may jun june jul july aug august sep sept
    september oct october nov november dec december
"""
_SIGNS = """
    最新 最近 近期 文章 博文 日志 列表 全部 所有 标签云 标签 標籤 分类 分類 归档 歸檔 存档 目录 首页 首頁
    上一页 下一页 上一頁 下一頁 更多 共 篇 第 页 頁 年 月 日
    新しい 古い 記事 一覧 の 最新の
"""
_CJK = re.compile("|".join(sorted(map(re.escape, _SIGNS.split()), key=len, reverse=True)))
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# A tag that stays as written, for the file or the plugin that it needs is not there.
_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
_PLACEHOLDER = re.compile(r"\{\w+\}")
_HEADING = re.compile(r"<h([1-3])\b[^<>]*>(.*?)</h\1>", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?。！？]\s*$")
# Words of a heading or link; a sentence made of nothing but these words is longer.
_MOST = 5
_ABOUT = ("description", "tagline", "subtitle", "slogan")


class Known:
    """What is said of the site elsewhere: its name, and the names of its terms and posts."""

    def __init__(self, blog: Blog) -> None:
        """Gather from a planned blog."""
        identity = blog.settings.identity
        self.about = {_plain(text): text for text in identity.about}
        self.terms = {_plain(to_s(value)) for post in blog.posts for value in (*post.categories, *post.tags)}
        self.names = {_plain(name) for name in identity.names}
        self.names |= self.terms | {_plain(post.title) for post in blog.posts}


class Judgement(NamedTuple):
    """What a page says beside its list."""

    says: bool
    lead: str
    heading: str = ""


def judge(html: str, page: Entry, known: Known) -> Judgement:
    """Say whether a page without its lists says anything, and what it quotes of the configuration."""
    own = {_plain(text): text for key in _ABOUT if isinstance(text := page.meta.get(key), str)}
    about = {key: text for key, text in {**known.about, **own}.items() if key}
    lead: dict[str, None] = {}
    for parts in _blocks(_TAG.sub("", html)):
        whole = _plain(" ".join(parts))
        if whole in about:
            lead[about[whole]] = None
        elif not all(_is_frame(part, page, known) for part in parts):
            return Judgement(True, "")
    return Judgement(False, " ".join(prose.plain_text(text) for text in lead), _heading(html, page, known))


def _heading(html: str, page: Entry, known: Known) -> str:
    """Return what a page without a title calls its list, by its only heading: "My writing"; mostly ""."""
    found = [prose.plain_text(match[2]) for match in _HEADING.finditer(html)]
    is_own = len(found) == 1 and not page.meta.get("title") and _plain(found[0]) not in known.names
    return found[0] if is_own else ""


def names_terms(html: str, known: Known) -> bool:
    """Say whether a page names two of the site's terms, or all there are, each by itself."""
    found = {plain for parts in _blocks(html) for part in parts if (plain := _plain(part)) in known.terms}
    return bool(found) and len(found) >= min(2, len(known.terms))


def _blocks(html: str) -> Iterator[list[str]]:
    """Yield the texts of a page, block by block, cut at the inline tags; a picture is a text of its own."""
    parts: list[str] = []
    at = hidden = 0
    for tag in tags(html):
        text = "" if hidden else unescape(html[at : tag.start]).strip()
        at = tag.end
        parts += [text] if text else []
        if tag.name in _UNSEEN:
            hidden = max(0, hidden + (-1 if tag.closing else 1))
        elif tag.name in _SEEN and not tag.closing and not hidden:
            parts.append(f"<{tag.name}>")
        if tag.name not in INLINE and tag.name != COMMENT and parts:
            yield parts
            parts = []
    text = "" if hidden else unescape(html[at:]).strip()
    if parts or text:
        yield [*parts, text] if text else parts


def _is_frame(text: str, page: Entry, known: Known) -> bool:
    """Say whether a text only frames a list, or is said elsewhere."""
    if text.startswith("<"):
        return False
    plain = _plain(text)
    if not plain or plain in known.names or plain == _plain(page.title):
        return True
    words = _CJK.sub(" ", plain).split()
    return (
        len(words) <= _MOST
        and not _SENTENCE_END.search(text)
        and all(word in _vocabulary() for word in words)
    )


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    """Return the words of frames: English ones, and those of our own lists in every language."""
    ours = (word for words in labels.WORDS.values() for label in words for word in _plain(label).split())
    return frozenset((*_WORDS.split(), *_MONTHS.split(), *ours))


def _plain(text: str) -> str:
    """Return the words of a text in lower case, without numbers and signs."""
    text = prose.plain_text(text) if "<" in text else text
    return " ".join(_WORD.findall(_PLACEHOLDER.sub(" ", text).casefold()))

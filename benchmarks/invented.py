"""Blogs that nobody wrote, with the statistics of real ones; the same seed gives the same blog.

Lengths, shares of blocks and of Chinese are those of 787 posts of eight public blogs; the share of posts with
Liquid is that of 10,564. Tags follow Zipf's law, and there are more of them in a larger blog.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from math import log, sqrt
from random import Random
from typing import TYPE_CHECKING

from prose import IMAGES, SHARES, Prose, made_up, made_up_chinese, rank

if TYPE_CHECKING:
    from collections.abc import Iterator

# Of a hundred posts so many hold Liquid, and so many are Chinese.
LIQUID, CHINESE = 17, 26

# The length of a body in bytes: a logarithmic normal distribution by its median, mean and largest.
_MEDIAN, _MEAN, _LARGEST = 3_800, 6_400, 40_000
_CATEGORIES = 12
_FIRST, _DAYS = datetime(2014, 1, 1, 8, 30), 12 * 365


@dataclass(frozen=True, slots=True)
class Post:
    """A post that nobody wrote."""

    date: datetime
    """When it was written, in UTC."""
    slug: str
    """Its name in addresses, of ASCII letters."""
    title: str
    """Its title."""
    categories: tuple[str, ...]
    """One or two categories."""
    tags: tuple[str, ...]
    """Up to six tags."""
    body: str
    """Markdown, some with Liquid."""

    @property
    def name(self) -> str:
        """The name of its file in `_posts`, without the ending."""
        return f"{self.date:%Y-%m-%d}-{self.slug}"

    @property
    def address(self) -> str:
        """Its address in the site."""
        return f"/{self.date:%Y/%m/%d}/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Site:
    """What is built: posts, and pages in the navigation."""

    posts: tuple[Post, ...]
    """The posts, in no order."""
    pages: tuple[tuple[str, str], ...]
    """Pages: path without its ending, and Markdown."""


def site(posts: int, pages: int = 0, seed: int = 1) -> Site:
    """Return a site of so many posts and pages."""
    return Site(tuple(_posts(posts, seed)), tuple(_pages(pages, seed)))


def without_liquid(post: Post) -> str:
    """Return the body of a post as it stands when its Liquid is carried out, for those who know no Liquid."""
    text = re.sub(
        r"{% highlight (\w+) %}\n(.*?){% endhighlight %}", r"```\1\n\2```", post.body, flags=re.DOTALL
    )
    text = re.sub(r'{% include note.html text="(.*?)" %}', lambda found: _NOTE % found[1], text)
    text = re.sub(r"{% post_url (\d+)-(\d+)-(\d+)-(\S+) %}", r"/\1/\2/\3/\4/", text)
    text = re.sub(r"{% raw %}(.*?){% endraw %}", r"\1", text)
    return text.replace("{{ site.baseurl }}", "").replace("{{ page.title }}", post.title)


@cache
def picture(number: int) -> bytes:
    """Return a PNG of one grey, 640 by 360 pixels."""
    width, height = 640, 360
    rows = (b"\0" + bytes([number * 5 % 256]) * width) * height
    parts = (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in (*parts, (b"IEND", b"")))


def pictures() -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each picture that posts show."""
    for number in range(IMAGES):
        yield f"assets/images/{number}.png", picture(number)


# What the include makes of its text, in Jekyll and for those who have it written out.
_NOTE = '<p class="note">%s</p>'
NOTE = _NOTE % "{{ include.text }}"


def _posts(count: int, seed: int) -> Iterator[Post]:
    for number in range(count):
        dice = Random(f"{seed} {number}")  # noqa: S311 (nothing is secret)
        prose = Prose(dice, chinese=dice.random() * 100 < CHINESE)
        title = prose.words(3, 9).replace("，", "").replace(",", "")
        name, other = _name(number, seed), _name(dice.randrange(count), seed)
        body = _body(prose, f"{other[0]:%Y-%m-%d}-{other[1]}")
        yield Post(
            *name, title, _terms(dice, _CATEGORIES, 1, 2), _terms(dice, _population(count), 0, 6), body
        )


def _name(number: int, seed: int) -> tuple[datetime, str]:
    """Return the date and the slug of a post, which others can link to before it is made."""
    dice = Random(f"{seed} {number} name")  # noqa: S311
    date = _FIRST + timedelta(days=dice.randrange(_DAYS), minutes=dice.randrange(600))
    return date, f"{made_up(dice.randrange(5000))}-{made_up(number)}-{number}"


def _population(posts: int) -> int:
    """Return how many tags there are to choose from; a blog of four times as many posts has twice as many."""
    return round(25 * sqrt(posts))


def _terms(dice: Random, population: int, least: int, most: int) -> tuple[str, ...]:
    numbers = dict.fromkeys(rank(dice, population) for _ in range(dice.randint(least, most)))
    return tuple(made_up_chinese(number) if number % 5 == 4 else made_up(number) for number in numbers)


def _body(prose: Prose, other: str) -> str:
    """Return a paragraph, and then blocks of the kinds that this post has, until it is long enough."""
    dice = prose.dice
    length = min(_MEDIAN * 2.718 ** dice.gauss(0, sqrt(2 * log(_MEAN / _MEDIAN))), _LARGEST)
    kinds = [kind for kind, share in SHARES.items() if dice.random() * 100 < share]
    blocks = [kind(prose) for kind in kinds]
    if dice.random() * 100 < LIQUID:
        blocks += [_liquid(prose, other) for _ in range(dice.randint(1, 4))]
    size = sum(len(block.encode()) for block in blocks)
    while size < length:
        # Four paragraphs to one of the others.
        kind = dice.choice(kinds) if kinds and dice.random() < 0.2 else Prose.paragraph
        blocks.append(kind(prose))
        size += len(blocks[-1].encode())
    dice.shuffle(blocks)
    return "\n\n".join([prose.paragraph(), *blocks]) + "\n"


def _liquid(prose: Prose, other: str) -> str:
    """Return a paragraph or block with Liquid, of the kinds that blogs use most."""
    words = prose.words(3, 9)
    return prose.dice.choice(
        [
            "{{% highlight {} %}}\n{}{{% endhighlight %}}".format(*prose.program()),
            f"{words} [{prose.words(1, 3)}]({{{{ site.baseurl }}}}{{% post_url {other} %}}).",
            f"![{words}]({{{{ site.baseurl }}}}/assets/images/{rank(prose.dice, IMAGES)}.png)",
            f'{{% include note.html text="{words}" %}}',
            f"{words} {{{{ page.title }}}}.",
            f"{words} `{{% raw %}}{{{{ name }}}}{{% endraw %}}`.",
        ]
    )


def _pages(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield pages in folders of fifty."""
    for number in range(count):
        prose = Prose(Random(f"{seed} page {number}"))  # noqa: S311
        parts = [f"# {prose.words(2, 5)}", *(prose.paragraph() for _ in range(3)), prose.heading()]
        yield f"part-{number // 50:03}/page-{number:05}", "\n\n".join([*parts, prose.bullets(), prose.code()])


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

"""Names of emoji become pictures, where the site asks for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from configured import settings_of

from mkdocs_blogposts.html import prose
from mkdocs_blogposts.markup import emoji

if TYPE_CHECKING:
    from conftest import Build


GITHUB = "https://github.githubassets.com/images/icons"


def picture(name: str, file: str, base: str = GITHUB) -> str:
    url = f"{base}/emoji/unicode/{file}.png"
    return f'<img class="emoji" title=":{name}:" alt=":{name}:" src="{url}" height="20" width="20">'


TADA = picture("tada", "1f389")


@pytest.mark.parametrize(
    ("html", "want"),
    [
        ("<p>Hi :tada:!</p>", f"<p>Hi {TADA}!</p>"),
        ("<p>:+1::tada::-1:</p>", f"<p>{picture('+1', '1f44d')}{TADA}{picture('-1', '1f44e')}</p>"),
        ("<p>:collision: :boom:</p>", f"<p>{picture('collision', '1f4a5')} {picture('boom', '1f4a5')}</p>"),
        ("<p>:woman_technologist:</p>", f"<p>{picture('woman_technologist', '1f469-1f4bb')}</p>"),
        ("<p>:one: :us:</p>", f"<p>{picture('one', '0031-20e3')} {picture('us', '1f1fa-1f1f8')}</p>"),
        ("<p>a:no:tada: 12:30:45 ::tada::</p>", f"<p>a:no{TADA} 12:30:45 :{TADA}:</p>"),
        ("<p>感谢:tada:你</p>", f"<p>感谢{TADA}你</p>"),
        ("<p>:TADA: : tada: :nosuch: :tada <b>:</b></p>", None),
        ("<pre>:tada:</pre><code>:tada:</code><tt>:tada:</tt>", None),
        ("<pre><code>:a:</code> :tada:</pre>", None),
        ("<script>x = ':tada:'</script><style>a:b:c</style><textarea>:tada:</textarea>", None),
        ("<a title=':tada:' href=':tada:'>x</a><!-- :tada: -->", None),
        ('<span class="arithmatex"><span>a</span>\\(f:a:b\\)</span>', None),
        ("<code>:a:</code>:tada:<code>:a:</code>", f"<code>:a:</code>{TADA}<code>:a:</code>"),
        (":tada:", TADA),
        *((text, None) for text in ("", "::", ":", ":::", "no: colon")),
    ],
)
def test_names_become_pictures(html: str, want: str | None) -> None:
    assert emoji.draw(html, GITHUB) == (html if want is None else want)


@pytest.mark.parametrize(
    ("config", "base"),
    [
        ({}, "https://github.githubassets.com/images/icons"),
        ({"emoji": {"src": "https://x.example/"}}, "https://x.example"),
        ({"emoji": {"src": "/assets/images"}}, "/assets/images"),
        ({"emoji": None}, "https://github.githubassets.com/images/icons"),
        ({"emoji": True}, "https://github.githubassets.com/images/icons"),
        ({"emoji": {"src": 5}}, "https://github.githubassets.com/images/icons"),
        ({"emoji": {"src": ""}}, "https://github.githubassets.com/images/icons"),
    ],
)
def test_where_pictures_come_from(config: dict[str, object], base: str) -> None:
    assert settings_of(config, options={"emoji": True}).markdown.emoji == base


def test_a_base_cannot_leave_its_attribute() -> None:
    assert "<script>" not in emoji.draw(":tada:", '/"><script>')


@pytest.mark.parametrize("text", [":", ":a", ":tada:", "<code>:", "<b>:tada:</b>", ":tada", "<"])
def test_any_number_of_colons_is_read(text: str) -> None:
    html = emoji.draw(text * 20_000, GITHUB)
    assert re.sub(r'<img [^>]*alt="([^"]*)"[^>]*>', r"\1", html) == text * 20_000


def test_plain_text_of_a_picture_is_its_name() -> None:
    html = f"<p>Well{TADA}, done.</p><p><img class='photo' alt='A lake' src='a.jpg'>Two</p>"
    assert prose.plain_text(html) == "Well:tada:, done. Two"
    assert prose.summary(html) == "Well:tada:, done. Two"


# ---------------------------------------------------------------- whole sites

FILES = {
    "docs/_posts/2024-01-02-p.md": "---\ntitle: P\n---\nWell :tada: done, `:tada:`.\n\n## More :+1:\n",
    "docs/index.md": "# Home :tada:\n",
}


def test_a_site_with_emoji(build: Build) -> None:
    config = "plugins: [jemoji]\nurl: https://e.example\n"
    built = build({**FILES, "docs/_config.yml": config}, emoji=True, blog_dir="blog")
    html = built.read("2024/01/02/p.html")
    assert f"<p>Well {TADA} done, <code" in html
    assert ">:tada:</code>" in html
    assert f"More {picture('+1', '1f44d')}" in html
    assert 'id="more-1"' in html
    assert "Well :tada: done, :tada:." in built.read("blog/index.html")
    assert TADA in built.read("feed.xml")
    assert "jemoji" not in built.log
    assert built.warnings() == []


def test_pictures_of_the_site(build: Build) -> None:
    files = {
        **FILES,
        "docs/_config.yml": "emoji: {src: /assets}\n",
        "docs/assets/emoji/unicode/1f389.png": b"x",
    }
    built = build(files, emoji=True)
    assert 'src="../../../assets/emoji/unicode/1f389.png"' in built.read("2024/01/02/p.html")
    (warning,) = built.warnings()
    assert "there is no file for '/assets/emoji/unicode/1f44d.png'" in warning


def test_names_stay_without_the_option(build: Build) -> None:
    built = build({**FILES, "docs/_config.yml": "plugins: [jemoji, jekyll-nope]\n"})
    assert "<p>Well :tada: done" in built.read("2024/01/02/p.html")
    assert "`plugins` names jemoji, jekyll-nope, for which there is nothing here" in built.log
    assert "`emoji: true` in mkdocs.yml does what jemoji does" in built.log

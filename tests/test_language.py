"""The language of `_config.yml` and of single posts: of the theme, of words and dates, and its direction."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mkdocs_blogposts.publish import labels

if TYPE_CHECKING:
    from conftest import Build

POST = "---\ntitle: T\ntags: [x]\n---\nText.\n"


def files(config: str, **posts: str) -> dict[str, str]:
    others = {
        f"docs/_posts/2024-01-0{day}-{name}.md": text for day, (name, text) in enumerate(posts.items(), 2)
    }
    return {
        "docs/_config.yml": f"url: https://e.org\n{config}\n",
        "docs/_posts/2024-01-01-p.md": POST,
        **others,
    }


@pytest.mark.parametrize(
    ("config", "html", "direction", "date", "word"),
    [
        ("lang: ar", "ar", "rtl", "1 يناير 2024", "الوسوم"),
        ("locale: fa_IR", "fa", "rtl", "1 ژانویه 2024", "برچسب"),
        ("lang: he", "he", "rtl", "1 בינואר 2024", "תגיות"),
        ("lang: zh-CN", "zh", "ltr", "2024年1月1日", "标签"),
        ("lang: zh_TW", "zh-TW", "ltr", "2024年1月1日", "標籤"),
        ("locale: pt-BR", "pt", "ltr", "1 de janeiro de 2024", "Etiquetas"),
        ("lang: ja", "ja", "ltr", "2024年1月1日", "タグ"),
        ("locale: en_US", "en", "ltr", "January 1, 2024", "Tags"),
        ("lang: xx", "en", "ltr", "January 1, 2024", "Tags"),
        ("lang: {a: b}", "en", "ltr", "January 1, 2024", "Tags"),
    ],
)
def test_the_theme_speaks_the_language_of_the_site(
    build: Build, config: str, html: str, direction: str, date: str, word: str
) -> None:
    made = build(files(config), "--strict")
    assert made.status == 0, made.log
    page, index = made.read("2024/01/01/p.html"), made.read("index.html")
    for text in (page, index):
        assert f'<html lang="{html}"' in text
        assert f'<body dir="{direction}"' in text
    assert word in page
    # Before Babel 2.19, a Persian month has a hamza.
    assert date in page.replace("\u0654", "")


@pytest.mark.parametrize("said", ["en", "de"])
def test_what_mkdocs_yml_says_wins(build: Build, said: str) -> None:
    made = build(files("lang: ar"), "--strict", theme=f"material, language: {said}")
    page = made.read("2024/01/01/p.html")
    assert f'<html lang="{said}"' in page
    assert "2024" in page
    assert '<body dir="ltr"' in page


def test_search_speaks_it_too(build: Build) -> None:
    config = json.loads(build(files("lang: ja"), "--strict").read("search/search_index.json"))["config"]
    assert config["lang"] == ["ja"]
    assert "。" in config["separator"]


@pytest.mark.parametrize(
    ("theme", "config", "html", "attributes"),
    [
        ("mkdocs", "lang: zh-CN", "zh_Hans_CN", ""),
        ("readthedocs", "lang: pt-BR", "pt_BR", ""),
        ("mkdocs", "lang: ar", "en", ' lang="ar" dir="rtl"'),
        ("readthedocs", "lang: he", "en", ' lang="he" dir="rtl"'),
    ],
)
def test_plain_themes_speak_what_they_are_translated_into(
    build: Build, theme: str, config: str, html: str, attributes: str
) -> None:
    """Of a language that they do not speak, what is ours says so."""
    made = build(files(config), "--strict", theme=theme)
    assert made.status == 0, made.log
    page, index = made.read("2024/01/01/p.html"), made.read("index.html")
    assert f'lang="{html}"' in page.split(">")[1]
    assert f'class="blogposts blogposts-post"{attributes}>' in page
    assert f'class="blogposts blogposts-list blogposts-index"{attributes}>' in index


def test_a_post_speaks_its_own_language(build: Build) -> None:
    head = "---\ntitle: T\ntags: [x]\nlang: ar\n---\nText.\n"
    british = "---\ntitle: T\ntags: [x]\nlocale: en_GB\n---\nText.\n"
    unknown = "---\ntitle: T\nlanguage: python\n---\nText.\n"
    made = build(files("", a=head, b=british, c=unknown), "--strict")
    assert made.status == 0, made.log
    page, index = made.read("2024/01/02/a.html"), made.read("index.html")
    assert 'class="blogposts blogposts-post" lang="ar" dir="rtl">' in page
    assert "2 يناير 2024" in page
    assert 'aria-label="الوسوم"' in page
    assert "وقت القراءة" in page
    assert '<body dir="ltr"' in page
    assert '<article class="blogposts-card" lang="ar" dir="rtl">' in index
    assert "وقت القراءة" in index
    assert "3 January 2024" in made.read("2024/01/03/b.html")
    assert "January 4, 2024" in made.read("2024/01/04/c.html")


def test_defaults_give_posts_a_language(build: Build) -> None:
    config = "defaults:\n- scope: {path: _posts}\n  values: {lang: de}\n"
    assert '<div class="blogposts blogposts-post" lang="de" dir="ltr">' in build(files(config)).read(
        "2024/01/01/p.html"
    )


@pytest.mark.parametrize(
    ("language", "around", "differs"),
    [
        ("zh-CN", "zh", False),
        ("zh-TW", "zh", True),
        ("zh-Hant", "zh_TW", False),
        ("en_GB", "en", False),
        ("fa", "ar", True),
    ],
)
def test_which_languages_are_one(language: str, around: str, differs: bool) -> None:
    assert labels.speech(language, around).differs == differs


def test_a_locale_wins_over_a_language_in_open_graph_and_the_other_way_round_in_feeds(build: Build) -> None:
    """The answers of jekyll-seo-tag 2.8 and jekyll-feed 0.17."""
    post = "---\ntitle: T\nlang: de\n---\nText.\n"
    made = build(files("lang: zh-CN\nlocale: ar", a=post))
    assert '<meta property="og:locale" content="ar">' in made.read("2024/01/02/a.html")
    feed = made.read("feed.xml")
    assert 'xml:lang="zh-CN">' in feed
    assert '<entry xml:lang="de">' in feed

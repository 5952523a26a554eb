from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mkdocs_blogposts.publish.labels import KEYS, WORDS, date_text, labels

DATE = datetime(2020, 1, 2, 3, 4, tzinfo=UTC)
LANGUAGES = ("en", "zh", "zh-TW", "ja", "ko", "de", "fr", "es", "pt", "it", "ru", "ar")
NUMBERED = {"post": "{n}", "posts": "{n}", "page": "{n}", "min_read": "{n}", "page_of": "{total}"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_says_every_label(language: str) -> None:
    words = labels(language)
    assert set(words) == set(KEYS)
    assert all(word.strip() for word in words.values())
    assert all(mark in words[key] for key, mark in NUMBERED.items() if key != "post")
    assert language == "en" or words["tags"] != labels("en")["tags"]


@pytest.mark.parametrize("language", sorted(WORDS))
def test_only_numbered_labels_hold_placeholders(language: str) -> None:
    assert {key for key, word in labels(language).items() if "{" in word} == set(NUMBERED)


@pytest.mark.parametrize(
    ("language", "archive"),
    [
        ("zh", "归档"), ("zh-CN", "归档"), ("zh_Hans", "归档"), ("ZH-tw", "彙整"), ("zh-Hant", "彙整"),
        ("zh-Hant-HK", "彙整"), ("zh_HK", "彙整"), ("pt-BR", "Arquivo"), ("de_AT", "Archiv"),
        ("tlh", "Archive"), ("", "Archive"), ("../etc", "Archive"),
    ],
)  # fmt: skip
def test_a_tag_finds_its_language(language: str, archive: str) -> None:
    assert labels(language)["archive"] == archive


def test_labels_hide_no_method_of_a_mapping() -> None:
    """Templates write `labels.next`; Jinja looks for attributes of the mapping first."""
    assert not [key for key in KEYS if hasattr(labels("en"), key)]


@pytest.mark.parametrize(
    ("language", "pattern", "text"),
    [
        ("en", "long", "January 2, 2020"), ("de", "long", "2. Januar 2020"), ("zh", "long", "2020年1月2日"),
        ("zh-TW", "long", "2020年1月2日"), ("pt-BR", "long", "2 de janeiro de 2020"),
        ("en-XX", "long", "January 2, 2020"), ("en", "d. MMM y", "2. Jan 2020"), ("en", "HH:mm", "03:04"),
        ("tlh", "long", "2020-01-02"), ("", "long", "2020-01-02"), ("../etc", "long", "2020-01-02"),
        ("en", "qqqqqqqqq", "2020-01-02"),
    ],
)  # fmt: skip
def test_a_date_is_written_in_a_language(language: str, pattern: str, text: str) -> None:
    assert date_text(DATE, language, pattern) == text

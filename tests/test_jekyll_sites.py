"""Small sites of our own, built whole, against what real Jekyll made of them.

`JEKYLL=1 pytest tests/test_jekyll_sites.py` asks Jekyll again, where it is installed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from jekyll_site import JEKYLL
from jekyll_sites import Question, answers, differences, jekylls, questions

if TYPE_CHECKING:
    from pathlib import Path

ANSWERS = answers()
# Where we differ, and why: by site and path.
LISTS = "the pages of a paginated list are the theme's"
DIFFERENT = {
    ("a document in several folders with the same name", "probe.txt"): "no text is lost; the later moves",
    ("a document in several folders with the same name", "steps/x.html"): "no text is lost; the later moves",
    (
        "a document in several folders with the same name",
        "steps/x-2.html",
    ): "no text is lost; the later moves",
    ("excerpts of documents and pages", "probe.txt"): "there is no `page_excerpts`",
    ("pages of posts below a folder", "index.html"): "a site without a page at / leads to its blog",
    ("pages of posts below a folder", "news/index.html"): LISTS,
    ("pages of posts below a folder", "news/p2/index.html"): LISTS,
    ("pages of posts that leave some out", "index.html"): LISTS,
    ("pages of posts that leave some out", "page2/index.html"): LISTS,
}


@pytest.mark.parametrize("question", [*questions()], ids=lambda question: question.name)
def test_a_site_is_what_jekyll_makes_of_it(question: Question, tmp_path: Path) -> None:
    answer = ANSWERS[question.name]
    assert "" not in answer, "Jekyll ended with an error"
    wrong = differences(question, answer, tmp_path)
    assert {path: how for path, how in wrong.items() if (question.name, path) not in DIFFERENT} == {}


@pytest.mark.skipif(not (JEKYLL and os.environ.get("JEKYLL")), reason="Jekyll is asked on demand")
@pytest.mark.parametrize("question", [*questions()], ids=lambda question: question.name)
def test_jekyll_answers_so_still(question: Question, tmp_path: Path) -> None:
    assert jekylls(question, tmp_path) == ANSWERS[question.name]

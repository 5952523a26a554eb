"""Jekyll's own scenarios about content, where they lie beside the checkout.

They are read there and not copied. Real Jekyll can go through them with `jekyll_site.build_jekylls`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from gherkin import scenarios
from jekyll_features import all_of, differences, is_of_fixtures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gherkin import Scenario

FOLDER = Path(__file__).parents[2] / "shared" / "peers" / "jekyll-features"
FIXTURES = FOLDER.with_name("jekyll-fixtures")

# Whole files that are about Jekyll and not about what is built.
NOT_OURS = {
    "cache": "the folder of Jekyll's cache",
    "create_sites": "the command `jekyll new`",
    "hooks": "plugins in Ruby",
    "incremental_rebuild": "the command's way to build less",
    "plugins": "plugins in Ruby",
    "theme": "themes that are gems",
    "theme_configuration": "themes that are gems",
    "theme_gem": "the command `jekyll new-theme`",
}
BY_DESIGN = {
    "collections:383": "code is coloured in Material's classes",
    "highlighting:6": "code is coloured in Material's classes",
    "highlighting:20": "newer than Jekyll 4.3: `mark_lines`",
    "permalinks:28": "MkDocs writes `sitemap.xml`",
    "post_excerpts:92": "newer than kramdown 2.4: the attributes of footnotes",
    "rendering:8": "`source_dir` of mkdocs.yml says where the site is, and not `source`",
    "rendering:112": "style sheets and scripts that are compiled belong to the Jekyll theme",
    "rendering:165": "style sheets and scripts that are compiled belong to the Jekyll theme",
    "rendering:180": "style sheets and scripts that are compiled belong to the Jekyll theme",
    "site_configuration:6": "`source_dir` of mkdocs.yml says where the site is, and not `source`",
    "site_configuration:15": "`site_dir` of mkdocs.yml says where to build, and not `destination`",
    "site_configuration:22": "`site_dir` of mkdocs.yml says where to build, and not `destination`",
    "site_configuration:111": "a site without a page at / leads to its blog",
    "site_configuration:188": "code is coloured in Material's classes",
}
# The pages of a paginated list are the theme's; that they are there is Jekyll's.
LISTS = re.compile(r"pagination:|markdown:20 ")
# A front page that says nothing but posts gives way to our index; put elsewhere, this leaves it to compare.
ASIDE = {"blog_dir": "every-post"}


def ours() -> Iterator[Scenario]:
    for path in all_of(FOLDER):
        if path.stem not in NOT_OURS:
            yield from scenarios(path)


def place(scenario: Scenario) -> str:
    return scenario.name.split()[0]


@pytest.mark.skipif(not FOLDER.is_dir(), reason="Jekyll's features are not at hand")
@pytest.mark.parametrize("scenario", [*ours()], ids=lambda scenario: scenario.name)
def test_content_is_as_jekylls_scenarios_have_it(scenario: Scenario, tmp_path: Path) -> None:
    if is_of_fixtures(scenario) and not FIXTURES.is_dir():
        pytest.skip("the documents of Jekyll's test site are not at hand")
    if place(scenario) in BY_DESIGN:
        pytest.skip(BY_DESIGN[place(scenario)])
    is_list = LISTS.match(scenario.name)
    wrong = differences(scenario, tmp_path, FIXTURES, {} if is_list else ASIDE)
    assert [each for each in wrong if not (is_list and " in _site/" in each)] == []


@pytest.mark.skipif(not FOLDER.is_dir(), reason="Jekyll's features are not at hand")
def test_the_lists_name_scenarios_that_there_are() -> None:
    places = {place(scenario) for scenario in ours()}
    assert places >= BY_DESIGN.keys()
    assert {path.stem for path in all_of(FOLDER)} >= NOT_OURS.keys()

"""The option `html_to_native`: HTML becomes what Markdown makes, as kramdown answers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from html_events import events

from mkdocs_blogposts.markup import kramdown

CASES = yaml.safe_load(Path(__file__).with_name("kramdown_native.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_html_is_kramdowns(case: dict[str, object]) -> None:
    options = case.get("options", {})
    assert isinstance(options, dict)
    assert events(kramdown.convert(str(case["text"]), options).html) == events(str(case["html"]))


def test_headings_join_the_outline() -> None:
    toc = kramdown.convert("<h2>A <i>b</i></h2>\n\n### C", {"html_to_native": True}).toc
    assert [(heading.id, heading.level, heading.title) for heading in toc] == [
        ("a-b", 2, "A b"),
        ("c", 3, "C"),
    ]


@pytest.mark.parametrize(
    "text", ["- <p></p>\n  - b", "<p></p>\n: d", "<table></table>", "<td>x</td>", "&#" + "9" * 5000 + ";"]
)
def test_what_kramdown_fails_on_is_converted(text: str) -> None:
    assert kramdown.convert(text, {"html_to_native": True}).html


def test_nothing_is_loaded_for_it_unless_it_is_on() -> None:
    program = (
        "import sys; from mkdocs_blogposts.markup import kramdown; kramdown.convert('<p>a <b>b</b></p>');"
        "sys.exit('mkdocs_blogposts.markup.kramdown.native' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0

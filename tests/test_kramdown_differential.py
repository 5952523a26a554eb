"""Our kramdown against the real one, where it is installed, on documents that nobody wrote.

`KRAMDOWN_DOCUMENTS=20000 pytest tests/test_kramdown_differential.py -s` asks more, and prints the share.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from html_events import events
from kramdown_documents import documents
from kramdown_server import start

from mkdocs_blogposts.markup import kramdown

if TYPE_CHECKING:
    from kramdown_server import Kramdown

DOCUMENTS = int(os.environ.get("KRAMDOWN_DOCUMENTS", "600"))
LEAST = 0.99

real = pytest.fixture(scope="module")(start)


@pytest.mark.parametrize("options", [False, True], ids=["defaults", "options"])
def test_fresh_documents_have_kramdowns_dom(real: Kramdown, options: bool) -> None:
    answers = ((text, given, real.ask(text, given)) for text, given in documents(DOCUMENTS, options=options))
    asked = [(text, given, html) for text, given, html in answers if html is not None]
    differ = [
        f"{given}\n{text}"
        for text, given, html in asked
        if events(kramdown.convert(text, given).html) != events(html)
    ]
    print(f"\n{len(asked) - len(differ)} of {len(asked)} documents have kramdown's DOM")  # noqa: T201
    assert len(differ) <= (1 - LEAST) * len(asked), "\n-----\n".join(sorted(differ, key=len)[:5])

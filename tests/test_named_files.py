"""Files that `include` names by their whole path are read wherever they lie; Jekyll 4.3.1's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Build

FILES = {
    "j/_posts/2020-01-01-p.md": "Text.\n",
    "j/node_modules/bazinga.js": "1",
    "j/node_modules/w.js": "2",
    "j/node_modules/a/b/deep.js": "3",
    "j/vendor/bundle/x/z.txt": "4",
    "j/other/n.txt": "5",
    "j/_sec/x.txt": "6",
    "j/.dir/y.txt": "7",
}
ASKED = [
    ("include: [node_modules/bazinga.js]", {"node_modules/bazinga.js", "other/n.txt"}),
    ("include: [node_modules/a/b/deep.js]", {"node_modules/a/b/deep.js", "other/n.txt"}),
    ("include: [node_modules/a]", {"other/n.txt"}),
    ("include: [bazinga.js]", {"other/n.txt"}),
    ('include: ["node_modules/*.js"]', {"other/n.txt"}),
    ("include: [vendor/bundle/x/z.txt]", {"vendor/bundle/x/z.txt", "other/n.txt"}),
    ("include: [vendor/bundle/x]\nexclude: [other]", set[str]()),
    ("include: [other/n.txt]\nexclude: [other]", {"other/n.txt"}),
    ("include: [/other/n.txt]\nexclude: [other/]", {"other/n.txt"}),
    ("include: [./other/n.txt]\nexclude: [other/]", {"other/n.txt"}),
    ("include: [_sec/x.txt, .dir/y.txt]", {"_sec/x.txt", ".dir/y.txt", "other/n.txt"}),
    ("include: [../secret.txt, .git/config]", {"other/n.txt"}),
]


@pytest.mark.parametrize(("config", "want"), ASKED)
def test_a_file_named_by_its_path_is_read(build: Build, config: str, want: set[str]) -> None:
    hidden = {"secret.txt": "secret", "j/.git/config": "secret"}
    made = build({**FILES, **hidden, "j/_config.yml": f"{config}\n"}, source_dir="j")
    assert made.status == 0, made.log
    names = {name.removeprefix("j/") for name in FILES} - {"_posts/2020-01-01-p.md"}
    assert {name for name in names if (made.folder / name).is_file()} == want
    assert made.holds("secret") == []

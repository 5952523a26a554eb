"""The filter `absolute_url` with URLs of all shapes; Jekyll 4.3.1's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Build

INPUTS = ("a", "/a/", "", "/", "https://X.example/Y", "/ü b")
ME, SUB = "https://me.example", "https://me.example/sub/"
ASKED = [
    (f"{ME}/", "", f"{ME}//a {ME}//a/ {ME}/ {ME}// https://X.example/Y {ME}//%C3%BC%20b"),
    (f"{ME}/", "/", f"{ME}//a {ME}//a/ {ME}/ {ME}// https://X.example/Y {ME}//%C3%BC%20b"),
    (
        f"{ME}/",
        "/base//",
        f"{ME}//base//a {ME}//base//a/ {ME}//base/ {ME}//base// https://X.example/Y {ME}//base//%C3%BC%20b",
    ),
    (
        ME,
        "base",
        f"{ME}/base/a {ME}/base/a/ {ME}/base {ME}/base/ https://X.example/Y {ME}/base/%C3%BC%20b",
    ),
    (
        "https://Me.Example:443/sub/",
        "",
        f"{SUB}/a {SUB}/a/ {SUB} {SUB}/ https://X.example/Y {SUB}/%C3%BC%20b",
    ),
    (
        "https://bücher.example",
        "",
        "https://xn--bcher-kva.example/a https://xn--bcher-kva.example/a/ https://xn--bcher-kva.example/ "
        "https://xn--bcher-kva.example/ https://X.example/Y https://xn--bcher-kva.example/%C3%BC%20b",
    ),
]


@pytest.mark.parametrize(("url", "baseurl", "want"), ASKED)
def test_absolute_url(build: Build, url: str, baseurl: str, want: str) -> None:
    text = " ".join(f"{{{{ '{value}' | absolute_url }}}}" for value in INPUTS)
    files = {
        "j/_config.yml": f'url: "{url}"\nbaseurl: "{baseurl}"\n',
        "j/_posts/2024-01-01-a.md": "[Home]({{ '/p' | absolute_url }})\n",
        "j/p.html": "---\n---\nHome\n",
        "j/p.txt": f"---\n---\n{text}",
    }
    made = build(files, source_dir="j")
    assert made.read("p.txt") == want
    # However many slashes it has, it is the site's own, and leads there from below any path.
    assert ('<a href="../../../p' in made.read("2024/01/01/a.html")) == ("/sub/" not in url)


def test_an_author_with_an_account_alone_is_no_fault(build: Build) -> None:
    post = "---\nauthor: {twitter: bob}\n---\nText.\n"
    files = {
        "j/_config.yml": "twitter: {username: me}\nurl: https://e.org\n",
        "j/_posts/2024-01-01-a.md": post,
    }
    made = build(files, "--strict", source_dir="j")
    assert made.status == 0, made.log
    assert 'name="twitter:creator" content="@bob"' in made.read("2024/01/01/a.html")

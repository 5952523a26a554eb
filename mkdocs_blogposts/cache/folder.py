"""The folder of what is kept between builds: how it is made, and tidied."""

from __future__ import annotations

import os

# What tells git, and programs that make backups (https://bford.info/cachedir/), to pass the folder over.
_MARKERS = {
    ".gitignore": b"# Made by mkdocs-blogposts.\n*\n",
    "CACHEDIR.TAG": b"Signature: 8a477f597d28d172789f06886806bc55\n# Made by mkdocs-blogposts.\n",
}


def make(folder: str) -> None:
    """Make the folder where it is not there; one that is there may hold other things, and stays as it is."""
    if os.path.isdir(folder):
        return
    os.makedirs(folder)
    for name, content in _MARKERS.items():
        with open(os.path.join(folder, name), "xb") as file:
            file.write(content)


def tidy(folder: str, name: str) -> None:
    """Take away what builds that were killed have left; one that is writing just now keeps nothing then."""
    for each in os.listdir(folder):
        if each.startswith(f"{name}.") and each.endswith(".tmp"):
            os.unlink(os.path.join(folder, each))

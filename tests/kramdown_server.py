"""The real kramdown, where it is installed: a Ruby process that answers one question after the other."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SERVER = Path(__file__).with_name("kramdown.rb")


class Kramdown:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, text: str, options: Mapping[str, object]) -> str | None:
        """Return the HTML of a text, as Jekyll has it made; None where kramdown fails."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([text, options]) + "\n")
        self._process.stdin.flush()
        answer: str | None = json.loads(self._process.stdout.readline())
        return answer


def start() -> Iterator[Kramdown]:
    """Start kramdown and end it after its use; skip the test where it is not installed."""
    ruby = shutil.which("ruby")
    if not ruby or subprocess.run([ruby, "-rkramdown-parser-gfm", "-e", ""], capture_output=True).returncode:
        pytest.skip("kramdown is not installed")
    with subprocess.Popen(
        [ruby, SERVER], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        yield Kramdown(process)

"""Golden cases: YAML files of inputs and what is to come of them. A case is added without any Python."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Hashable

    from _pytest.mark import ParameterSet

FOLDER = Path(__file__).parent / "plan_cases"


class _Texts(yaml.BaseLoader):
    """Reads every scalar as text: `2020-01-02`, `null` and `1` are what they look like."""


class _Values(yaml.SafeLoader):
    """Reads scalars as what YAML takes them for."""


def _mapping(loader: yaml.SafeLoader | yaml.BaseLoader, node: yaml.MappingNode) -> dict[Hashable, object]:
    """Refuse a key that stands twice, for the case above would be lost."""
    pairs = loader.construct_pairs(node, deep=True)
    assert len(dict(pairs)) == len(pairs), f"a case stands twice, from line {node.start_mark.line + 1} on"
    return dict(pairs)


for _loader in (_Texts, _Values):
    _loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def table(file: str, name: str) -> list[ParameterSet]:
    """Return the cases `input: wanted` of a section, with all scalars as texts; the input is the id."""
    return _parameters(yaml.load(_text(file), _Texts)[name])


def cases(file: str, name: str) -> list[ParameterSet]:
    """Return the cases `input: wanted` of a section, with what YAML takes their values for."""
    return _parameters(yaml.load(_text(file), _Values)[name])


def items(file: str, name: str) -> list[str]:
    """Return the inputs of a section that is a list: all of them are to fare alike."""
    return [str(each) for each in yaml.load(_text(file), _Texts)[name]]


def _parameters(section: dict[str, object]) -> list[ParameterSet]:
    return [pytest.param(given, wanted, id=ascii(given)) for given, wanted in section.items()]


def _text(file: str) -> str:
    return (FOLDER / f"{file}.yml").read_text("utf-8")

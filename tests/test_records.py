"""Frozen dataclasses of our own making are as those of the standard library."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import sys
from dataclasses import FrozenInstanceError, field, replace
from typing import TYPE_CHECKING, Generic, TypeVar

import pytest

from mkdocs_blogposts import records

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")


@records.dataclass(frozen=True, slots=True)
class Ours(Generic[T]):
    """A value."""

    name: T
    """A name."""
    size: int = 1
    parts: Mapping[str, int] = field(default_factory=dict)
    empty: tuple[str, ...] = field(default=(), metadata={"read": "never"})

    @property
    def double(self) -> int:
        """Twice the size."""
        return 2 * self.size


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs(Generic[T]):
    """A value."""

    name: T
    size: int = 1
    parts: Mapping[str, int] = field(default_factory=dict)
    empty: tuple[str, ...] = field(default=(), metadata={"read": "never"})


@records.dataclass(frozen=True, slots=True)
class Single:
    """A value with one field."""

    name: str


@records.dataclass(frozen=True, slots=True)
class Nothing:
    """A value with none."""


def make(kind: Callable[..., object], **given: object) -> object:
    """Return a value of a class, of whose parameters nobody knows."""
    return kind(**given)


def test_it_shows_itself_as_theirs_does() -> None:
    assert repr(Ours("a", parts={"b": 2})) == repr(Theirs("a", parts={"b": 2})).replace("Theirs", "Ours")
    assert (repr(Single("a")), repr(Nothing())) == ("Single(name='a')", "Nothing()")


def test_fields_are_as_theirs() -> None:
    ours, theirs = (
        [(each.name, each.type, each.default, dict(each.metadata)) for each in dataclasses.fields(kind)]
        for kind in (Ours, Theirs)
    )
    assert ours == theirs
    assert Ours.__slots__ == Theirs.__slots__
    assert Ours.__match_args__ == Theirs.__match_args__
    assert (Ours.__qualname__, Ours.__module__, Ours.__doc__) == ("Ours", __name__, "A value.")
    assert not hasattr(Ours("a"), "__dict__")


def test_values_are_compared_field_by_field_and_within_one_class() -> None:
    assert Ours("a") == Ours("a", 1, {}, ())
    assert Ours("a") != Ours("a", 2)
    others: tuple[object, ...] = (Theirs("a"), "a")
    assert Ours("a") not in others
    assert Single("a") == Single("a")
    assert Single("a") != Single("b")
    assert Nothing() == Nothing()


def test_equal_values_have_one_hash() -> None:
    assert hash(Single("a")) == hash(Single("a"))
    assert len({Single("a"), Single("a"), Single("b"), Nothing()}) == 3
    with pytest.raises(TypeError, match="unhashable"):
        hash(Ours("a"))


def test_no_field_can_be_changed() -> None:
    value = Ours("a")
    for name in ("name", "unknown"):
        with pytest.raises(FrozenInstanceError, match=name):
            setattr(value, name, "b")
        with pytest.raises(FrozenInstanceError, match=name):
            delattr(value, name)
    assert value == Ours("a")


def test_defaults_are_made_for_each_value() -> None:
    assert Ours("a").parts is not Ours("a").parts
    assert Ours("a", parts={"b": 1}).parts == {"b": 1}
    assert Ours(name="a", size=3).double == 6
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        make(Ours)
    with pytest.raises(TypeError, match="unexpected keyword argument 'other'"):
        make(Single, name="a", other=1)


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="the standard library makes them there")
def test_nothing_else_is_made() -> None:
    with pytest.raises(TypeError, match="only frozen dataclasses with slots"):
        records.dataclass(frozen=True, slots=False)


def test_values_are_copied_replaced_and_stored() -> None:
    value = Ours("a", 2, {"b": 3})
    assert replace(value, size=4) == Ours("a", 4, {"b": 3})
    assert copy.deepcopy(value) == value
    for each in (value, Single("a"), Nothing()):
        assert pickle.loads(pickle.dumps(each)) == each

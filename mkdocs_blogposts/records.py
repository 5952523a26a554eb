"""Frozen dataclasses with slots, as `dataclasses.dataclass` makes them, but sooner.

Before Python 3.13, the standard library compiles the methods of each class one by one, six of them. That was
a quarter of the time to load the plugin. Here `__init__` alone is compiled, for the first value of a class,
and all classes share the others.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING or sys.version_info >= (3, 13):
    from dataclasses import dataclass
else:
    import dataclasses
    from operator import attrgetter

    def dataclass(*, frozen, slots):
        """Return what makes a class a dataclass that is frozen and has slots; nothing else is known here.

        Of `field`, `default` and `default_factory` count. A `__post_init__` is not called.
        """
        if not (frozen and slots):
            raise TypeError("only frozen dataclasses with slots are made here")
        return _made

    def _made(cls):
        """Return the class anew, with slots, because an existing class cannot get any."""
        dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
        names = tuple(field.name for field in dataclasses.fields(cls))
        left_out = {*names, "__dict__", "__weakref__"}
        own = {name: value for name, value in vars(cls).items() if name not in left_out}
        given = {"__slots__": names, "__qualname__": cls.__qualname__}
        # Of a single name it returns no tuple, and of none it is not to be had.
        getter = attrgetter(*names) if len(names) > 1 else staticmethod(_values)
        return type(cls)(cls.__name__, cls.__bases__, {**_SHARED, **own, **given, "_values": getter})

    def _first(self, *args, **kwargs):
        """Make the first value of a class, for which its `__init__` is compiled."""
        cls = self.__class__
        cls.__init__ = _init(dataclasses.fields(cls))
        cls.__init__(self, *args, **kwargs)

    def _init(fields):
        """Compile the method that sets these fields."""
        known = {"_set": object.__setattr__, "_unsaid": _UNSAID}
        parameters, lines = ["self"], ["pass"]
        for name, field in ((field.name, field) for field in fields):
            value, default = name, ""
            if field.default is not dataclasses.MISSING:
                known[f"_default_{name}"], default = field.default, f"=_default_{name}"
            elif field.default_factory is not dataclasses.MISSING:
                known[f"_new_{name}"], default = field.default_factory, "=_unsaid"
                value = f"_new_{name}() if {name} is _unsaid else {name}"
            parameters.append(f"{name}{default}")
            lines.append(f"_set(self, {name!r}, {value})")
        body = "\n ".join(lines)
        exec(f"def __init__({', '.join(parameters)}):\n {body}", known)  # noqa: S102 (of our own names)
        return known["__init__"]

    def _values(record):
        return tuple(getattr(record, name) for name in record.__slots__)

    def _eq(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self._values(self) == other._values(other)

    def _hash(self):
        return hash(self._values(self))

    def _repr(self):
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"{self.__class__.__qualname__}({shown})"

    def _refuse(self, name, *_value):
        raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")

    def _reduce(self):
        return self.__class__, _values(self)

    _UNSAID = object()
    _SHARED = {
        "__init__": _first,
        "__eq__": _eq,
        "__hash__": _hash,
        "__repr__": _repr,
        "__reduce__": _reduce,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }

"""The mutants of a module: the module with one thing changed, for `mutation.py`."""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass
from functools import singledispatch
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


@dataclass(frozen=True)
class Mutant:
    """A module with one change."""

    module: str
    """The dotted name of the module."""
    line: int
    """Where the change is, counted from 1."""
    lines: range
    """The lines of its statement: a test that comes by none of them cannot notice."""
    shown: str
    """The change, for people: "`a < b` -> `a <= b`"."""
    tree: ast.Module
    """All of the module."""
    is_table: bool
    """Whether the change is outside of functions, where it counts for whatever reads the table."""


@dataclass(frozen=True)
class _Spot:
    """A node that can be changed, and where it hangs."""

    node: ast.expr | ast.stmt
    parent: ast.AST
    field: str
    index: int | None
    """Its number in the field, where that is a list."""
    statement: ast.stmt
    is_table: bool

    def put(self, node: ast.AST) -> None:
        """Hang another node there."""
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


def mutants(module: str, path: Path) -> Iterator[Mutant]:
    """Yield each change of a module, one at a time."""
    tree = ast.parse(path.read_text("utf-8"))
    for spot in _spots(tree, None, is_table=True):
        for changed in _changes(spot.node):
            ast.fix_missing_locations(ast.copy_location(changed, spot.node))
            spot.put(changed)
            whole = copy.deepcopy(tree)
            spot.put(spot.node)
            shown = f"`{_shown(spot.node)}` -> `{_shown(changed)}`"
            lines = _lines(spot.statement)
            yield Mutant(module, spot.node.lineno, lines, shown, whole, spot.is_table)


def _shown(node: ast.AST) -> str:
    return ast.unparse(node).partition("\n")[0]


def _lines(statement: ast.stmt) -> range:
    """Return the lines of a statement; of one that holds others only its first."""
    body = getattr(statement, "body", None)
    end = body[0].lineno if body else (statement.end_lineno or statement.lineno) + 1
    return range(statement.lineno, max(end, statement.lineno + 1))


def _spots(parent: ast.AST, statement: ast.stmt | None, *, is_table: bool) -> Iterator[_Spot]:
    """Yield what can be changed below a node."""
    for field, value in ast.iter_fields(parent):
        if field in ("annotation", "returns", "decorator_list", "bases"):
            continue
        inside = field == "body" and isinstance(parent, ast.FunctionDef | ast.Lambda)
        for index, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(node, ast.AST) or _is_passed_over(node):
                continue
            own = node if isinstance(node, ast.stmt) else statement
            is_outside = is_table and not inside
            if own and isinstance(node, ast.expr | ast.stmt):
                yield _Spot(node, parent, field, index, own, is_outside)
            yield from _spots(node, own, is_table=is_outside)


def _is_passed_over(node: ast.AST) -> bool:
    """Say whether a change would say nothing: of imports, docstrings, types and what is public."""
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Assign(value=ast.Subscript(value=ast.Name(id="tuple" | "dict"))):
            return True
        case ast.Assign(value=ast.Call(func=ast.Name(id="TypeVar"))):
            return True
    return False


# ---------------------------------------------------------------- what is changed into what


@singledispatch
def _changes(_: ast.AST) -> Iterator[ast.AST]:
    """Yield what a node is changed into."""
    yield from ()


@_changes.register(ast.Compare)
def _compare(node: ast.Compare) -> Iterator[ast.AST]:
    for index, operator in enumerate(node.ops):
        for other in _COMPARED[type(operator)]:
            yield ast.Compare(
                node.left, [*node.ops[:index], other(), *node.ops[index + 1 :]], node.comparators
            )


@_changes.register(ast.BinOp)
@_changes.register(ast.AugAssign)
def _count(node: ast.BinOp | ast.AugAssign) -> Iterator[ast.AST]:
    if other := _COUNTED.get(type(node.op)):
        changed = copy.copy(node)
        changed.op = other()
        yield changed


@_changes.register(ast.BoolOp)
def _either(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)


@_changes.register(ast.UnaryOp)
def _unsigned(node: ast.UnaryOp) -> Iterator[ast.AST]:
    yield node.operand


@_changes.register(ast.Constant)
def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    match node.value:
        case bool() as truth:
            yield ast.Constant(not truth)
        case int() | float() as number:
            yield ast.Constant(number + 1)
        case "":
            yield ast.Constant("XX")
        case str() as text:
            yield ast.Constant(text[:-1])


@_changes.register(ast.Call)
def _call(node: ast.Call) -> Iterator[ast.AST]:
    """Give None for each argument, and leave out each that has a name."""
    for index, argument in enumerate(node.args):
        if not isinstance(argument, ast.Starred):
            given = [*node.args[:index], ast.Constant(None), *node.args[index + 1 :]]
            yield ast.Call(node.func, given, node.keywords)
    for index in range(len(node.keywords)):
        yield ast.Call(node.func, node.args, [*node.keywords[:index], *node.keywords[index + 1 :]])


@_changes.register(ast.If)
@_changes.register(ast.IfExp)
@_changes.register(ast.While)
def _condition(node: ast.If | ast.IfExp | ast.While) -> Iterator[ast.AST]:
    """Turn a condition round, where no smaller change of it does."""
    if not isinstance(node.test, ast.Compare | ast.UnaryOp):
        changed = copy.copy(node)
        changed.test = ast.UnaryOp(ast.Not(), node.test)
        yield changed


@_changes.register(ast.Assign)
@_changes.register(ast.Return)
def _nothing(node: ast.Assign | ast.Return) -> Iterator[ast.AST]:
    """Assign or return None."""
    if node.value and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        changed = copy.copy(node)
        changed.value = ast.Constant(None)
        yield changed


@_changes.register(ast.Expr)
@_changes.register(ast.Raise)
@_changes.register(ast.Continue)
def _left_out(node: ast.Expr | ast.Raise | ast.Continue) -> Iterator[ast.AST]:
    if not isinstance(node, ast.Expr) or isinstance(node.value, ast.Call):
        yield ast.Pass()


@_changes.register(ast.Break)
def _further(_: ast.Break) -> Iterator[ast.AST]:
    yield ast.Continue()

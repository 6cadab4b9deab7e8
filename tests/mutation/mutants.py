"""Small wrong versions of a module: one changed operator, constant, branch or statement each.

What is not changed, because no behaviour hangs on it: docstrings, annotations, imports, the words
of an error, and class bodies of content entries (the content itself checks their fields).
"""

import ast
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
METHODS = {"issuperset": "issubset", "isdisjoint": "issuperset", "union": "intersection"}


class Mutant(NamedTuple):
    """A changed module: where, what, and its source."""

    line: int
    what: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of one module."""
    tree = ast.parse(source)
    for at, (node, _) in enumerate(_places(tree)):
        for way in range(_ways(node)):
            changed = deepcopy(tree)
            twin, parent = _places(changed)[at]
            what = _change(twin, parent, way)
            line = node.target.lineno if isinstance(node, ast.comprehension) else node.lineno  # type: ignore[attr-defined]
            yield Mutant(line, what, ast.unparse(changed))


def _places(tree: ast.Module) -> list[tuple[ast.AST, ast.AST]]:
    """Nodes that may be changed, each with its parent, in a fixed order."""
    return [place for top in tree.body if not _spared(top, tree) for place in _within(top, tree)]


def _within(node: ast.AST, parent: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
    if _ways(node):
        yield node, parent
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "bases", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _spared(child, node):
                yield from _within(child, node)


def _spared(node: ast.AST, parent: ast.AST) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Raise() | ast.JoinedStr():
            return True
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case ast.AnnAssign() | ast.Assign() if isinstance(parent, ast.ClassDef):
            return True
        case ast.Assign(value=ast.Subscript()) if isinstance(parent, ast.Module):
            return True  # A type alias.
    return False


def _ways(node: ast.AST) -> int:
    """In how many ways a node can be changed."""
    match node:
        case ast.Compare(ops=ops):
            return len(ops)
        case ast.BoolOp() | ast.If() | ast.IfExp():
            return 1
        case ast.UnaryOp(op=ast.Not()):
            return 1
        case ast.BinOp(op=op) | ast.AugAssign(op=op):
            return int(type(op) in SWAPS)
        case ast.Constant(value=bool() | int() | float()):
            return 1
        case ast.Constant(value=str() as text):
            return int(bool(text))
        case ast.Return(value=value) if value is not None:
            return int(not (isinstance(value, ast.Constant) and value.value is None))
        case ast.Name(id=name):
            return int(name in NAMES)
        case ast.Attribute(attr=name):
            return int(name in METHODS)
        case ast.comprehension(ifs=ifs):
            return len(ifs)
        case ast.Expr() | ast.Continue():
            return 1
    return 0


def _change(node: ast.AST, parent: ast.AST, way: int) -> str:
    """Change one node in place; what was done, in a few words."""
    match node:
        case ast.Compare():
            node.ops[way] = SWAPS[type(node.ops[way])]()  # type: ignore[call-overload]
            return "comparison swapped"
        case ast.BoolOp():
            node.op = SWAPS[type(node.op)]()  # type: ignore[assignment]
            return "and/or swapped"
        case ast.If() | ast.IfExp():
            node.test = ast.UnaryOp(ast.Not(), node.test)
            return "condition turned round"
        case ast.UnaryOp():
            node.operand = ast.UnaryOp(ast.Not(), node.operand)
            return "not dropped"
        case ast.BinOp() | ast.AugAssign():
            node.op = SWAPS[type(node.op)]()  # type: ignore[assignment]
            return "operator swapped"
        case ast.Constant(value=bool() as value):
            node.value = not value
            return f"{value} turned round"
        case ast.Constant(value=(int() | float()) as number):
            node.value = number + 1
            return f"{number} raised by 1"
        case ast.Constant(value=str() as text):
            node.value = text + "_"
            return f"{text!r} changed"
        case ast.Return():
            node.value = ast.Constant(None)
            return "returns None"
        case ast.Name():
            name = node.id
            node.id = NAMES[name]
            return f"{name} swapped"
        case ast.Attribute():
            name = node.attr
            node.attr = METHODS[name]
            return f".{name} swapped"
        case ast.comprehension():
            del node.ifs[way]
            return "filter dropped"
    return _drop(node, parent)


def _drop(node: ast.AST, parent: ast.AST) -> str:
    for _, value in ast.iter_fields(parent):
        if isinstance(value, list) and node in value:
            value[value.index(node)] = ast.copy_location(ast.Pass(), node)
            return "statement dropped"
    raise ValueError(f"{ast.dump(node)} is no statement of its parent")

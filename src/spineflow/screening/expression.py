"""The little language of rules: Python's boolean expressions over answers, never evaluated as code.

An expression is parsed once with `ast`, checked against a whitelist, and becomes a closure that
says what may hold: a set of two bits, `MAY_HOLD` and `MAY_FAIL`. An answer that is certain gives
one of them; an unsure one, known only as a set of candidates, may give both (Kleene's logic).
A missing value is not a candidate: `<`, `<=`, `>`, `>=`, `==` and `in` fail, `!=` holds (A.3).
"""

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

MAY_FAIL, MAY_HOLD = 1, 2
_CERTAIN = (MAY_FAIL, MAY_HOLD)

Values = Mapping[str, tuple[Any, ...]]
"""Candidates of each key: one for a certain answer, several for an unsure one, none if missing."""

Truth = Callable[[Values], int]

_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda value, members: value in members,
}


class Expression(NamedTuple):
    """A compiled expression: the keys it reads, and its truth over candidates."""

    keys: frozenset[str]
    truth: Truth

    def may_hold(self, values: Values) -> bool:
        """Whether the expression holds for some candidate of every unsure answer."""
        return bool(self.truth(values) & MAY_HOLD)


def compile_expression(text: str, shared: Mapping[str, Expression] = {}) -> Expression:
    """Compile one expression; `shared` names derived expressions it may use.

    Raises ValueError naming what is not allowed.
    """
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError as error:
        raise ValueError(f"not an expression: {error.msg}") from error
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    keys = {name for name in names if name not in shared}
    for name in names & shared.keys():
        keys |= shared[name].keys
    return Expression(frozenset(keys), _truth(tree, shared))


def _truth(node: ast.expr, shared: Mapping[str, Expression]) -> Truth:
    match node:
        case ast.Name(id=name) if name in shared:
            return shared[name].truth
        case ast.Name(id=name):
            return _is_yes(name)
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return _negation(_truth(inner, shared))
        case ast.BoolOp(op=operation, values=parts):
            truths = tuple(_truth(part, shared) for part in parts)
            return _disjunction(truths) if isinstance(operation, ast.Or) else _conjunction(truths)
        case ast.Compare():
            return _conjunction(tuple(_comparisons(node)))
    raise ValueError(f"{ast.unparse(node)!r} is not allowed in a rule")


def _is_yes(name: str) -> Truth:
    def truth(values: Values) -> int:
        bits = 0
        for candidate in values.get(name, ()):
            bits |= _CERTAIN[bool(candidate)]
        return bits or MAY_FAIL

    return truth


def _negation(inner: Truth) -> Truth:
    swapped = (0, MAY_HOLD, MAY_FAIL, MAY_FAIL | MAY_HOLD)
    return lambda values: swapped[inner(values)]


def _conjunction(parts: tuple[Truth, ...]) -> Truth:
    def truth(values: Values) -> int:
        may_hold, may_fail = MAY_HOLD, 0
        for part in parts:
            bits = part(values)
            if not bits & MAY_HOLD:
                return MAY_FAIL
            may_fail |= bits & MAY_FAIL
        return may_hold | may_fail

    return parts[0] if len(parts) == 1 else truth


def _disjunction(parts: tuple[Truth, ...]) -> Truth:
    inner = _conjunction(tuple(_negation(part) for part in parts))
    return _negation(inner)


def _comparisons(node: ast.Compare) -> list[Truth]:
    """One truth per link of a chain such as ``110 <= bp_diastolic < 120``."""
    links = []
    left = node.left
    for operation, right in zip(node.ops, node.comparators, strict=True):
        links.append(_comparison(left, operation, right))
        left = right
    return links


def _comparison(left: ast.expr, operation: ast.cmpop, right: ast.expr) -> Truth:
    if isinstance(operation, ast.NotEq):
        return _negation(_comparison(left, ast.Eq(), right))
    if type(operation) not in _COMPARISONS:
        raise ValueError(f"{type(operation).__name__} is not allowed in a rule")
    holds = _COMPARISONS[type(operation)]
    match left, right:
        case ast.Name(id=name), _:
            constant = _constant(right)
            return _compared(name, lambda value: holds(value, constant))
        case _, ast.Name(id=name):
            constant = _constant(left)
            return _compared(name, lambda value: holds(constant, value))
    raise ValueError("a comparison needs a question on one side and a constant on the other")


def _compared(name: str, holds: Callable[[Any], bool]) -> Truth:
    def truth(values: Values) -> int:
        bits = 0
        for candidate in values.get(name, ()):
            bits |= _CERTAIN[holds(candidate)]
        return bits or MAY_FAIL

    return truth


def _constant(node: ast.expr) -> Any:
    match node:
        case ast.Constant(value=bool() | int() | float() | str() as value):
            return value
        case ast.Tuple(elts=members):
            return tuple(_constant(member) for member in members)
    raise ValueError(f"{ast.unparse(node)!r} is not a constant")

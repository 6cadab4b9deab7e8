"""The rule language: what holds, what is unknown, and what is refused."""

import pytest

from spineflow.screening.expression import MAY_FAIL, MAY_HOLD, compile_expression

EITHER = MAY_HOLD | MAY_FAIL


def truth(text: str, **candidates: tuple[object, ...]) -> int:
    return compile_expression(text).truth(candidates)


@pytest.mark.parametrize(
    ("text", "candidates", "expected"),
    [
        ("pain", {"pain": (True,)}, MAY_HOLD),
        ("pain", {"pain": (False,)}, MAY_FAIL),
        ("pain", {}, MAY_FAIL),
        ("not pain", {}, MAY_HOLD),
        ("pain", {"pain": (True, False)}, EITHER),
        ("pain and fever", {"pain": (True, False), "fever": (True,)}, EITHER),
        ("pain and fever", {"pain": (True, False), "fever": (False,)}, MAY_FAIL),
        ("pain or fever", {"pain": (True, False), "fever": (True,)}, MAY_HOLD),
        ("not (pain or fever)", {"pain": (False,), "fever": (False,)}, MAY_HOLD),
        ("age < 16", {"age": (15,)}, MAY_HOLD),
        ("age < 16", {"age": (16,)}, MAY_FAIL),
        ("age in (16, 17)", {"age": (17,)}, MAY_HOLD),
        ("110 <= low < 120", {"low": (110,)}, MAY_HOLD),
        ("110 <= low < 120", {"low": (120,)}, MAY_FAIL),
        ("110 <= low < 120", {"low": (109,)}, MAY_FAIL),
        ("third != 2 and third != 3", {"third": (1, 2, 3)}, EITHER),
    ],
)
def test_truth(text: str, candidates: dict[str, tuple[object, ...]], expected: int) -> None:
    assert truth(text, **candidates) == expected


@pytest.mark.parametrize("operator", ["<", "<=", ">", ">=", "=="])
def test_a_missing_number_fails_every_comparison_but_unequal(operator: str) -> None:
    assert truth(f"pressure {operator} 180") == MAY_FAIL
    assert truth("pressure != 180") == MAY_HOLD
    assert truth("pressure in (1, 2)") == MAY_FAIL


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os')",
        "age.real",
        "age + 1 > 2",
        "answers['age'] > 2",
        "lambda: 1",
        "age is 3",
        "age < weight",
        "1 < 2",
        "'yes'",
        "age <",
        "[x for x in y]",
    ],
)
def test_anything_but_the_whitelist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"allowed|expression|constant|comparison"):
        compile_expression(text)


def test_a_shared_name_brings_its_keys() -> None:
    shared = {"new": compile_expression("leg == 'new' or arm")}
    expression = compile_expression("fever and new", shared)
    assert expression.keys == {"fever", "leg", "arm"}
    assert expression.may_hold({"fever": (True,), "leg": ("new",)})

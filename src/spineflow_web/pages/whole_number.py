"""A whole number as it is typed or tapped: read the same way by every form without a form class."""


def whole_number(typed: str, low: int, high: int) -> int | None:
    """The number where it lies between the two, both from 0 on; None for anything else.

    Digits of ASCII only, and no more of them than the highest number has, so that nothing is too
    long to be read.
    """
    given = typed.strip()
    if not (given.isascii() and given.isdecimal()):
        return None
    digits = given.lstrip("0") or "0"
    if len(digits) > len(str(high)) or not low <= int(digits) <= high:
        return None
    return int(digits)

"""Settings from two devices: what one page left as it was does not undo what another one changed.

A page tells all its fields at once, also those nobody touched, as they stood when it was opened. So
it says what it showed, and only what differs from that is saved, field by field.
"""

import json
from collections.abc import Mapping
from typing import Any

TICKED = frozenset({"equipment", "avoids", "goals"})
"""Lists whose entries are ticked one by one, each its own field."""
SAME_MASS_KG = 0.06
"""A weight shown in pounds comes back a little different; this is half of what is shown."""


def shown_text(known: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """What a page shows, to be sent back with it."""
    return json.dumps({name: known[name] for name in names}, sort_keys=True)


def read_shown(text: str) -> Mapping[str, Any]:
    """What the page had shown; nothing where it does not say, and then all it tells is saved."""
    try:
        shown = json.loads(text or "{}")
    except ValueError:
        return {}
    return shown if isinstance(shown, dict) else {}


def since_shown(
    told: Mapping[str, Any], shown: Mapping[str, Any], now: Mapping[str, Any]
) -> dict[str, Any]:
    """The fields to save: `told` by the page, but for what it only repeats of `shown`.

    `now` is how things stand; entries of ticked lists and of mappings are merged one by one.
    """
    return {
        name: _merged(name, value, shown[name], now.get(name)) if name in shown else value
        for name, value in told.items()
        if name not in shown or not _is_same(value, shown[name])
    }


def _merged(name: str, told: Any, shown: Any, now: Any) -> Any:
    if name in TICKED and isinstance(shown, list) and isinstance(now, list):
        gone, new = set(shown) - set(told), [each for each in told if each not in {*shown, *now}]
        return [*(each for each in now if each not in gone), *new]
    if isinstance(told, Mapping) and isinstance(shown, Mapping) and isinstance(now, Mapping):
        return {**now, **{key: told[key] for key in told if told[key] != shown.get(key)}}
    return told


def _is_same(told: Any, shown: Any) -> bool:
    if isinstance(told, float) and isinstance(shown, int | float):
        return abs(told - shown) < SAME_MASS_KG
    return bool(told == shown)

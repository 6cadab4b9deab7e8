"""Screens and plans random people through the same door as the command line."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from spineflow.__main__ import plan_verb, screen_verb
from tests.properties.strategies import TODAY
from tests.the_catalogue import CATALOGUE


def screened(answers: Mapping[str, Any], **profile: Any) -> dict[str, Any]:
    """What `screen` prints."""
    paper = {"answers": answers, "profile": profile, "on": TODAY.isoformat()}
    return screen_verb(CATALOGUE, json.dumps(paper).encode())


def planned(
    answers: Mapping[str, Any], profile: Mapping[str, Any], on: date = TODAY, **more: Any
) -> dict[str, Any]:
    """What `plan` prints."""
    paper = {"answers": answers, "profile": profile, "on": on.isoformat(), **more}
    return plan_verb(CATALOGUE, json.dumps(paper).encode())


def items_of(printed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every planned item; none when there is no plan."""
    plan = printed["plan"] or {"sittings": []}
    return [item for sitting in plan["sittings"] for item in sitting["items"]]

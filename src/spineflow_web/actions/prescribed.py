"""A prescribed sitting as steps, and what a person tells about it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from spineflow.sessions.prescribed import Prescription, prescribed_steps
from spineflow.sessions.script import Step
from spineflow_web.actions.beside_plan import tempo
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.store.people import KnownPerson


def steps_of(planned: Mapping[str, Any]) -> tuple[Step, ...]:
    """The steps of a sitting as it stands in a saved day."""
    dose = planned["dose"]
    prescribed = Prescription(
        id=UUID(planned["prescription"]),
        title=planned["title"],
        steps=tuple(planned["steps"]),
        by=planned["by"],
        until=date.fromisoformat(planned["until"]),
        sets=dose.get("sets"),
        reps=dose.get("reps"),
        hold_s=dose.get("hold_s"),
        minutes=dose.get("minutes"),
    )
    return prescribed_steps(prescribed, tempo())


def record_prescribed(
    person: KnownPerson, planned: Mapping[str, Any], *, did: bool, session: UUID, now: datetime
) -> None:
    """All of a sitting done, or stopped, told without the player."""
    sitting = planned["id"]
    told: list[tuple[str, dict[str, Any]]] = []
    if did:
        steps = steps_of(planned)
        told = [
            (
                "step_done",
                {"sitting": sitting, "step": n, "item": step.item, "kind": step.kind,
                 "seconds": float(step.lasts_s)},
            )
            for n, step in enumerate(steps)
        ]  # fmt: skip
        minutes = round(sum(step.lasts_s for step in steps) / 60, 1)
        told.append(("session_finished", {"sitting": sitting, "minutes": minutes}))
    else:
        told = [("session_stopped", {"sitting": sitting, "step": 0, "reason": "person"})]
    events = [new_event(person, kind, said, now=now, entity=session) for kind, said in told]
    keep(person.id, events, now=now)

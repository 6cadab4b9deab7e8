"""Something went wrong: kept, listed, and brought to the safety gate."""

from dataclasses import dataclass
from datetime import date, datetime

from spineflow.records.problems import KINDS, ProblemTold, problems_told
from spineflow.records.session_told import SessionTold
from spineflow.sessions.adverse_event import OnlyNoted, OpenGate, after_harm
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.actions.reopen import reopen
from spineflow_web.store import records
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson


@dataclass(frozen=True, slots=True)
class Told:
    """What a person chose: ids of the content; the practice is None when they cannot tell."""

    what: str
    severity: str
    item: str | None = None


def tell_problem(
    person: KnownPerson,
    session: SessionTold,
    told: Told,
    *,
    gate_is_open: bool,
    on: date,
    now: datetime,
) -> OpenGate | OnlyNoted:
    """Keep it; what is serious opens the safety questions again.

    Where the gate is closed already nothing is asked anew: an alarm must not turn into questions.
    """
    content = catalogue()
    sessions = content.sessions
    harm, severity = sessions.harms[told.what], sessions.severities[told.severity]
    result = after_harm(harm, severity, sessions.worst_severity, content.safety.emergency_keys)
    if isinstance(result, OpenGate) and gate_is_open:
        reopen(person, result.ask, on=on, now=now)
    payload = {
        "sitting": session.sitting,
        "on": session.on,
        "what": told.what,
        "severity": told.severity,
        "item": told.item,
    }
    event = new_event(person, "adverse_event", payload, now=now, entity=session.session)
    keep(person.id, [event], now=now)
    return result


def problems_of(person: KnownPerson) -> list[ProblemTold]:
    """Everything that went wrong, the newest first."""
    return problems_told(records.of_kinds(person.id, KINDS))

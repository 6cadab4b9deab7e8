"""The screening that counts for a person."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from spineflow.exchange.screening_answer import screening_json
from spineflow.screening.finding import Screening
from spineflow.screening.questionnaire import early_alarm, next_screen
from spineflow_web.actions.outcome import outcome_today
from spineflow_web.store import screening
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened


def current_screening(person: KnownPerson, on: date) -> Screened | None:
    """The screening that counts on this day.

    The stored outcome stands while the content is the one it was made with and nothing that runs
    out, a clearance or a limit, is part of it. Otherwise the stored answers are screened again, and
    nothing is saved.
    """
    latest = screening.latest(person.id)
    if latest is None:
        return None
    content = catalogue()
    is_same = latest.content_version == content.version
    if is_same and latest.clearance is None and not latest.limits:
        return latest
    outcome = outcome_today(person, latest, on)
    in_round = screening.round_of(person.id) is not None
    return replace(
        latest,
        outcome=screening_json(outcome, content.version),
        under_age=outcome.under_age,
        is_settled=latest.is_settled and is_settled(outcome, latest.answers, in_round=in_round),
        stored_outcome=None if is_same else latest.outcome,
    )


def is_settled(outcome: Screening, answers: Mapping[str, Any], *, in_round: bool) -> bool:
    """Whether these answers may be acted on: all was asked, or no more needs to be."""
    safety = catalogue().safety
    if outcome.under_age or early_alarm(safety, answers) is not None:
        return True
    return not in_round and next_screen(safety, answers) is None

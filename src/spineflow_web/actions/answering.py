"""Answering the safety questions."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from spineflow.screening.evaluate import screen
from spineflow.screening.questionnaire import applicable
from spineflow_web.actions.alarm import corrected_by
from spineflow_web.actions.screen_anew import Ground, screen_and_save
from spineflow_web.actions.screening import current_screening, is_settled
from spineflow_web.store import people, screening, text_findings
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened
from spineflow_web.store.write_gate import writing


def answer(
    person: KnownPerson,
    given: Mapping[str, Any],
    *,
    on: date,
    now: datetime,
    as_mistake: bool = False,
) -> Screened | None:
    """Add answers to the draft; screen them once the outcome may stand. Returns what counts now.

    In the first run nothing is screened before all has been asked, unless an alarm needs no more
    questions. Later every change is screened at once: a question that a change has opened counts as
    unsure until it is answered, and an outcome that was milder never stands in the meantime.
    `as_mistake` says that the question was asked alone and anew, with no answer chosen.
    """
    safety = catalogue().safety
    _refuse_unfit(given)
    with writing():
        people.hold(person.id)
        told = screening.draft_of(person.id)
        draft = applicable(safety, {**told, **given})
        before = current_screening(person, on)
        screening.save_draft(person.id, draft)
        in_round = screening.round_of(person.id) is not None
        heard = text_findings.unconfirmed(person.id)
        is_confirmed = text_findings.answered(person.id, given, now)
        if before is None and not is_settled(screen(safety, draft), draft, in_round=in_round):
            return None
        is_news = is_confirmed or before is None or (before.answers, before.on) != (draft, on)
        if before is not None and not is_news:
            return before
        corrected = corrected_by(person, before, given, on) if as_mistake else frozenset()
        ground = Ground(before, corrected=corrected, heard=heard)
        return screen_and_save(person, draft, on, now, ground)


def _refuse_unfit(given: Mapping[str, Any]) -> None:
    """ValueError for what is no answer to its question: no rule would ever see it."""
    questions = catalogue().safety.questions
    for key, value in given.items():
        if reason := questions[key].refusal(value):
            raise ValueError(f"{key}: {reason}")

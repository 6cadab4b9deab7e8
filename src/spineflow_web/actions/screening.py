"""Answering the safety questions, and what follows from the answers."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from spineflow.exchange.answer import screening_json
from spineflow.screening.clinician import ClearanceRecord
from spineflow.screening.evaluate import Circumstances, screen
from spineflow.screening.finding import Screening
from spineflow.screening.question import UNSURE
from spineflow.screening.questionnaire import (
    applicable,
    early_alarm,
    next_screen,
    visible_screens,
)
from spineflow.vocabulary.disposition import Disposition
from spineflow_web.actions import planning
from spineflow_web.store import people, screening, text_findings
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened
from spineflow_web.store.write_gate import writing


def current_screening(person: KnownPerson, on: date) -> Screened | None:
    """The screening that counts on this day.

    The stored outcome stands while the content is the one it was made with and no clearance, which
    runs out, is part of it. Otherwise the stored answers are screened again, and nothing is saved.
    """
    latest = screening.latest(person.id)
    if latest is None:
        return None
    content = catalogue()
    if latest.content_version == content.version and latest.clearance is None:
        return latest
    given = Circumstances(on, latest.clearance, unconfirmed=text_findings.unconfirmed(person.id))
    outcome = screen(content.safety, latest.answers, given)
    return replace(
        latest,
        outcome=screening_json(outcome, content.version),
        under_age=outcome.under_age,
        is_settled=latest.is_settled and _is_settled(outcome, latest.answers),
    )


def answer(
    person: KnownPerson, given: Mapping[str, Any], *, on: date, now: datetime
) -> Screened | None:
    """Add answers to the draft; screen them once the outcome may stand. Returns what counts now.

    In the first run nothing is screened before all has been asked, unless an alarm needs no more
    questions. Later every change is screened at once: a question that a change has opened counts as
    unsure until it is answered, and an outcome that was milder never stands in the meantime.
    """
    safety = catalogue().safety
    with writing():
        people.hold(person.id)
        draft = applicable(safety, {**screening.draft_of(person.id), **given})
        screening.save_draft(person.id, draft)
        is_confirmed = text_findings.answered(person.id, given, now)
        before = screening.latest(person.id)
        if before is None and not _is_settled(screen(safety, draft), draft):
            return None
        is_news = is_confirmed or before is None or (before.answers, before.on) != (draft, on)
        if before is not None and not is_news:
            return before
        return _screen_and_save(person, draft, on, now)


def screen_again(
    person: KnownPerson, draft: Mapping[str, Any], *, on: date, now: datetime
) -> Screened | None:
    """Screen a draft that something else than an answer has changed; inside a write of its own.

    None in a first run that is still under way, where no outcome stands yet.
    """
    is_first = screening.latest(person.id) is None
    if is_first and not _is_settled(screen(catalogue().safety, draft), draft):
        return None
    return _screen_and_save(person, draft, on, now)


def ask_again(person: KnownPerson, keys: Iterable[str], *, on: date, now: datetime) -> Screened:
    """Something new was said: these answers no longer count, and nothing opens before they are
    given anew. The screening is made at once, so the plan of before is gone with them."""
    with writing():
        people.hold(person.id)
        asked = frozenset(keys)
        kept = {k: v for k, v in screening.draft_of(person.id).items() if k not in asked}
        draft = applicable(catalogue().safety, kept)
        screening.save_draft(person.id, draft)
        return _screen_and_save(person, draft, on, now)


def record_clearance(
    person: KnownPerson, record: ClearanceRecord, *, on: date, now: datetime
) -> Screened | None:
    """Record what a clinician allowed, and screen again. None where none can be recorded."""
    with writing():
        people.hold(person.id)
        latest = screening.latest(person.id)
        if latest is None or not may_record_clearance(latest):
            return None
        fired, conditions = latest.outcome["fired"], latest.outcome["conditions"]
        screening.end_clearances(person.id, now)
        screening.add_clearance(person.id, record, fired=fired, conditions=conditions)
        return _screen_and_save(person, latest.answers, on, now)


def may_record_clearance(screened: Screened) -> bool:
    """Whether a clearance would count: one is awaited, or an earlier one is to be replaced."""
    if screened.under_age or not screened.is_settled:
        return False
    awaited = screened.outcome["disposition"] == Disposition.CLINICIAN_BEFORE_START
    return awaited or screened.clearance is not None


def _screen_and_save(
    person: KnownPerson, draft: Mapping[str, Any], on: date, now: datetime
) -> Screened:
    content = catalogue()
    answers = _to_be_screened(draft)
    given = screening.clearance_of(person.id)
    circumstances = Circumstances(
        on, given.record if given else None, unconfirmed=text_findings.unconfirmed(person.id)
    )
    outcome = screen(content.safety, answers, circumstances)
    if given is not None and not given.covers(outcome.fired, outcome.conditions):
        screening.end_clearances(person.id, now)
        given = None
        outcome = screen(content.safety, answers, replace(circumstances, clearance=None))
    saved = screening.add(
        person.id,
        answers=answers,
        outcome=screening_json(outcome, content.version),
        under_age=outcome.under_age,
        is_settled=_is_settled(outcome, draft),
        on=on,
        clearance_id=given.id if given else None,
        content_version=content.version,
    )
    planning.replan_if_planned(person, saved, on=on, now=now)
    return saved


def _to_be_screened(draft: Mapping[str, Any]) -> dict[str, Any]:
    """The answers, with every open question unsure. Who is too young is asked nothing more, so
    nothing they were never asked may be read as something they are not sure about."""
    safety = catalogue().safety
    if screen(safety, draft).under_age:
        return dict(draft)
    open_keys = (
        question.key for _, questions in visible_screens(safety, draft) for question in questions
    )
    return {**dict.fromkeys(open_keys, UNSURE), **draft}


def _is_settled(outcome: Screening, answers: Mapping[str, Any]) -> bool:
    safety = catalogue().safety
    return (
        outcome.under_age
        or early_alarm(safety, answers) is not None
        or next_screen(safety, answers) is None
    )

"""Answers are screened, and what comes of it is saved: with the alarm that stands, what a clinician
allowed, and the plan that follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from spineflow.exchange.screening_answer import screening_json
from spineflow.screening.evaluate import screen
from spineflow.screening.question import UNSURE
from spineflow.screening.questionnaire import next_screen, visible_screens
from spineflow.screening.rescreen import set_off
from spineflow_web.actions import planning
from spineflow_web.actions.alarm import alarm_after, is_untold
from spineflow_web.actions.outcome import outcome_of
from spineflow_web.actions.screening import current_screening, is_settled
from spineflow_web.store import limits, people, screening, text_findings
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import GivenClearance, Screened
from spineflow_web.store.write_gate import writing


@dataclass(frozen=True, slots=True)
class Ground:
    """What a new screening comes from, and how it came about."""

    before: Screened | None
    corrected: frozenset[str] = frozenset()
    heard: frozenset[str] = frozenset()
    """Questions that only the person's own words had answered before."""
    is_full: bool = False
    is_examined: bool = False


def screen_anew(
    person: KnownPerson, *, on: date, now: datetime, is_examined: bool = False
) -> Screened | None:
    """Screen the same answers again, because something beside them has changed: a limit, the
    content, an examination. Callers hold the write gate. None before anything was screened."""
    before = current_screening(person, on)
    if before is None:
        return None
    draft = screening.draft_of(person.id)
    return screen_and_save(person, draft, on, now, Ground(before, is_examined=is_examined))


def screen_again(
    person: KnownPerson, draft: Mapping[str, Any], *, on: date, now: datetime
) -> Screened | None:
    """Screen a draft that something else than an answer has changed; inside a write of its own.

    None in a first run that is still under way, where no outcome stands yet.
    """
    before = current_screening(person, on)
    found = screen(catalogue().safety, draft)
    if before is None and not is_settled(found, draft, in_round=False):
        return None
    return screen_and_save(person, draft, on, now, Ground(before))


def visit(person: KnownPerson, screened: Screened, *, on: date, now: datetime) -> Screened:
    """The person is here. Where content that has changed stops them, the alarm is raised today:
    its way back begins on the day on which they are told."""
    if not is_untold(screened, on):
        return screened
    with writing():
        people.hold(person.id)
        before = current_screening(person, on) or screened
        return (screen_anew(person, on=on, now=now) or before) if is_untold(before, on) else before


def screen_and_save(
    person: KnownPerson, draft: Mapping[str, Any], on: date, now: datetime, ground: Ground
) -> Screened:
    """Screen a draft and keep what it comes to; callers hold the write gate and the person."""
    content, before = catalogue(), ground.before
    answers = _to_be_screened(draft)
    began = screening.round_of(person.id)
    alarm = alarm_after(
        person,
        before,
        draft,
        on,
        now,
        corrected=ground.corrected,
        heard=ground.heard,
        is_full=ground.is_full,
    )
    unexamined = () if ground.is_examined else (*(before.unexamined if before else ()), *alarm.left)
    kept = tuple(each.limit for each in limits.in_force(person.id, on))
    given = _clearance_for(person, answers, now)
    outcome = outcome_of(
        answers,
        on,
        clearance=given.record if given else None,
        limits=kept,
        unexamined=unexamined,
        alarm=alarm.standing,
        unconfirmed=text_findings.unconfirmed(person.id),
    )
    saved = screening.add(
        person.id,
        answers=answers,
        outcome=screening_json(outcome, content.version),
        under_age=outcome.under_age,
        is_settled=alarm.standing is not None
        or is_settled(outcome, draft, in_round=began is not None),
        on=on,
        clearance_id=given.id if given else None,
        content_version=content.version,
        full_on=_full_on(ground, draft, on, in_round=began is not None),
        news=_news(ground, answers),
        unexamined=dict.fromkeys(unexamined),
        limits=kept,
        alarm_id=alarm.id,
    )
    planning.replan_if_planned(person, saved, on=on, now=now)
    return saved


def _clearance_for(
    person: KnownPerson, answers: Mapping[str, Any], now: datetime
) -> GivenClearance | None:
    """What a clinician allowed, as long as it speaks of everything that these answers raise."""
    given = screening.clearance_of(person.id)
    if given is None:
        return None
    bare = screen(catalogue().safety, answers)
    if given.covers(bare.fired, bare.conditions):
        return given
    screening.end_clearances(person.id, now)
    return None


def _full_on(ground: Ground, draft: Mapping[str, Any], on: date, *, in_round: bool) -> date | None:
    """When everything was answered last: now, if this is the first time or a round is done."""
    if ground.is_full:
        return on
    if ground.before is not None and ground.before.full_on is not None:
        return ground.before.full_on
    is_complete = not in_round and next_screen(catalogue().safety, draft) is None
    return on if is_complete else None


def _news(ground: Ground, answers: Mapping[str, Any]) -> frozenset[str]:
    """What asks for all questions again since the last time; nothing right after a full round.

    An answer taken back as a mistake was no news.
    """
    if ground.is_full or ground.before is None or ground.before.full_on is None:
        return frozenset()
    content = catalogue()
    questions = content.safety.questions
    new = set_off(content.due_rules, questions, ground.before.answers, answers)
    taken_back = {
        rule.id
        for rule in content.due_rules
        if not ground.corrected.isdisjoint(rule.questions)
        and all(
            answers.get(k, questions[k].neutral) == questions[k].neutral for k in rule.questions
        )
    }
    return (ground.before.news | frozenset(new)) - taken_back


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

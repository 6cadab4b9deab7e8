"""Answering the safety questions, and what follows from the answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from spineflow.exchange.answer import screening_json
from spineflow.screening.clinician import ClearanceRecord
from spineflow.screening.evaluate import screen
from spineflow.screening.finding import Screening
from spineflow.screening.question import UNSURE
from spineflow.screening.questionnaire import (
    applicable,
    early_alarm,
    next_screen,
    visible_screens,
)
from spineflow.screening.rescreen import set_off
from spineflow.vocabulary.disposition import Disposition
from spineflow_web.actions import planning
from spineflow_web.actions.alarm import Standing, alarm_after, corrected_by, is_untold
from spineflow_web.actions.outcome import outcome_of, outcome_today
from spineflow_web.actions.stricter import agree
from spineflow_web.store import limits, people, screening, text_findings
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened
from spineflow_web.store.write_gate import writing

WHO_ONE_IS = "about_you"
"""The screen of age and sex: who somebody is does not change with a symptom."""


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
        is_settled=latest.is_settled and _is_settled(outcome, latest.answers, in_round=in_round),
        stored_outcome=None if is_same else latest.outcome,
    )


def answer(
    person: KnownPerson,
    given: Mapping[str, Any],
    *,
    on: date,
    now: datetime,
    as_mistake: bool = False,
    answered: Mapping[str, Any] | None = None,
) -> Screened | None:
    """Add answers to the draft; screen them once the outcome may stand. Returns what counts now.

    In the first run nothing is screened before all has been asked, unless an alarm needs no more
    questions. Later every change is screened at once: a question that a change has opened counts as
    unsure until it is answered, and an outcome that was milder never stands in the meantime.
    `as_mistake` says that the question was asked alone and anew, with no answer chosen; `answered`,
    on which answers the page stood (`stricter.agree`).
    """
    safety = catalogue().safety
    _refuse_unfit(given)
    with writing():
        people.hold(person.id)
        told = screening.draft_of(person.id)
        agreed = agree(given, answered or {}, told, safety.questions)
        given = agreed.taken
        kept = {key: value for key, value in told.items() if key not in agreed.open}
        draft = applicable(safety, {**kept, **given})
        before = current_screening(person, on)
        screening.save_draft(person.id, draft)
        in_round = screening.round_of(person.id) is not None
        heard = text_findings.unconfirmed(person.id)
        is_confirmed = text_findings.answered(person.id, given, now)
        if before is None and not _is_settled(screen(safety, draft), draft, in_round=in_round):
            return None
        is_news = is_confirmed or before is None or (before.answers, before.on) != (draft, on)
        if before is not None and not is_news:
            return before
        corrected = corrected_by(person, before, given, on) if as_mistake else frozenset()
        ground = _Ground(before, corrected=corrected, heard=heard)
        return _screen_and_save(person, draft, on, now, ground)


def _refuse_unfit(given: Mapping[str, Any]) -> None:
    """ValueError for what is no answer to its question: no rule would ever see it."""
    questions = catalogue().safety.questions
    for key, value in given.items():
        if reason := questions[key].refusal(value):
            raise ValueError(f"{key}: {reason}")


def screen_again(
    person: KnownPerson, draft: Mapping[str, Any], *, on: date, now: datetime
) -> Screened | None:
    """Screen a draft that something else than an answer has changed; inside a write of its own.

    None in a first run that is still under way, where no outcome stands yet.
    """
    before = current_screening(person, on)
    found = screen(catalogue().safety, draft)
    if before is None and not _is_settled(found, draft, in_round=False):
        return None
    return _screen_and_save(person, draft, on, now, _Ground(before))


def ask_again(person: KnownPerson, keys: Iterable[str], *, on: date, now: datetime) -> Screened:
    """Something new was said: these answers no longer count, and nothing opens before they are
    given anew. The screening is made at once, so the plan of before is gone with them.

    Where every emergency question is among them, a round of all questions begins.
    """
    with writing():
        people.hold(person.id)
        before = current_screening(person, on)
        asked = frozenset(keys)
        if emergency_keys() <= asked:
            screening.set_round(person.id, on)
        _forget(person, asked)
        return _screen_and_save(person, screening.draft_of(person.id), on, now, _Ground(before))


def begin_round(person: KnownPerson, *, on: date, now: datetime) -> bool:
    """Ask everything again: emergency questions anew, the others to look through.

    Refused on the day of an alarm: whether it began. The alarm stands until the round is done.
    """
    with writing():
        people.hold(person.id)
        before = current_screening(person, on)
        standing = Standing.of(before, on)
        if standing is not None and not standing.alarm.may_screen_again(on):
            return False
        screening.save_draft(person.id, screening.draft_of(person.id))
        screening.set_round(person.id, on)
        _forget(person, emergency_keys())
        if before is not None:
            _screen_and_save(person, screening.draft_of(person.id), on, now, _Ground(before))
    return True


def finish_round(person: KnownPerson, *, on: date, now: datetime) -> Screened | None:
    """The rest was looked through: the round is done, and what it comes to counts from now on.

    Nothing happens while a question is open. Ends an alarm that was raised before the round began.
    """
    with writing():
        people.hold(person.id)
        draft = screening.draft_of(person.id)
        began = screening.round_of(person.id)
        before = current_screening(person, on)
        if began is None or next_screen(catalogue().safety, draft) is not None:
            return before
        standing = Standing.of(before, on)
        if standing is not None and began <= standing.alarm.on:
            return before
        screening.set_round(person.id, None)
        return _screen_and_save(person, draft, on, now, _Ground(before, is_full=True))


def record_clearance(
    person: KnownPerson, record: ClearanceRecord, *, on: date, now: datetime
) -> Screened | None:
    """Record what a clinician allowed, and screen again. None where none can be recorded.

    Who was seen by a clinician has been examined: nothing is held back for that any more.
    """
    with writing():
        people.hold(person.id)
        latest = current_screening(person, on)
        if latest is None or not may_record_clearance(latest):
            return None
        fired, conditions = latest.outcome["fired"], _by_answers(latest.outcome["conditions"])
        screening.end_clearances(person.id, now)
        screening.add_clearance(
            person.id,
            record,
            fired=fired,
            conditions=conditions,
            content_version=catalogue().version,
        )
        return _screen_and_save(person, latest.answers, on, now, _Ground(latest, is_examined=True))


def may_record_clearance(screened: Screened) -> bool:
    """Whether a clearance would count: one is awaited, for all or for a single activity that asks
    a clinician first, or an earlier one is to be replaced."""
    if screened.under_age or not screened.is_settled or screened.alarm is not None:
        return False
    disposition = screened.outcome["disposition"]
    if disposition is None or Disposition(disposition).stops_everything:
        return False
    awaited = disposition == Disposition.CLINICIAN_BEFORE_START
    return awaited or screened.clearance is not None or _asks_a_clinician(screened)


def _asks_a_clinician(screened: Screened) -> bool:
    """Whether some activity is left out only until a clinician allows it."""
    tokens = catalogue().safety.tokens
    return any(
        tokens[token].asks_first
        for each in screened.outcome["clearances"]
        if each["clearance"] != "barred"
        for token in each["tokens"]
        if token in tokens
    )


def screen_anew(
    person: KnownPerson, *, on: date, now: datetime, is_examined: bool = False
) -> Screened | None:
    """Screen the same answers again, because something beside them has changed: a limit, the
    content, an examination. Callers hold the write gate. None before anything was screened."""
    before = current_screening(person, on)
    if before is None:
        return None
    draft = screening.draft_of(person.id)
    return _screen_and_save(person, draft, on, now, _Ground(before, is_examined=is_examined))


def visit(person: KnownPerson, screened: Screened, *, on: date, now: datetime) -> Screened:
    """The person is here. Where content that has changed stops them, the alarm is raised today:
    its way back begins on the day on which they are told."""
    if not is_untold(screened, on):
        return screened
    with writing():
        people.hold(person.id)
        before = current_screening(person, on) or screened
        return (screen_anew(person, on=on, now=now) or before) if is_untold(before, on) else before


def emergency_keys() -> frozenset[str]:
    """Emergency questions but for those about who one is."""
    safety = catalogue().safety
    return frozenset(
        key for key in safety.emergency_keys if safety.questions[key].screen != WHO_ONE_IS
    )


def _forget(person: KnownPerson, keys: frozenset[str]) -> None:
    kept = {k: v for k, v in screening.draft_of(person.id).items() if k not in keys}
    screening.save_draft(person.id, applicable(catalogue().safety, kept))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a new screening comes from, and how it came about."""

    before: Screened | None
    corrected: frozenset[str] = frozenset()
    heard: frozenset[str] = frozenset()
    """Questions that only the person's own words had answered before."""
    is_full: bool = False
    is_examined: bool = False


def _screen_and_save(
    person: KnownPerson, draft: Mapping[str, Any], on: date, now: datetime, ground: _Ground
) -> Screened:
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
    given = screening.clearance_of(person.id)
    bare = screen(content.safety, answers)
    if given is not None and not given.covers(bare.fired, bare.conditions):
        screening.end_clearances(person.id, now)
        given = None
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
        or _is_settled(outcome, draft, in_round=began is not None),
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


def _full_on(ground: _Ground, draft: Mapping[str, Any], on: date, *, in_round: bool) -> date | None:
    """When everything was answered last: now, if this is the first time or a round is done."""
    if ground.is_full:
        return on
    if ground.before is not None and ground.before.full_on is not None:
        return ground.before.full_on
    is_complete = not in_round and next_screen(catalogue().safety, draft) is None
    return on if is_complete else None


def _news(ground: _Ground, answers: Mapping[str, Any]) -> frozenset[str]:
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


def _by_answers(conditions: Iterable[str]) -> list[str]:
    """Conditions without those that only a limit sets: a limit is no new symptom."""
    kinds = catalogue().limit_kinds
    return [condition for condition in conditions if condition not in kinds]


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


def _is_settled(outcome: Screening, answers: Mapping[str, Any], *, in_round: bool) -> bool:
    safety = catalogue().safety
    if outcome.under_age or early_alarm(safety, answers) is not None:
        return True
    return not in_round and next_screen(safety, answers) is None

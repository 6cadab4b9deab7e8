"""The pages that stand where the gate is closed: plain words, one action first, no way around."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from spineflow.vocabulary.disposition import Disposition
from spineflow_web.pages.keep import keep_as_closed
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.after_alarm import after_alarm, mistaken
from spineflow_web.pages.safety.answer_words import answer_words
from spineflow_web.pages.safety.calls import CRISIS, calls, where
from spineflow_web.pages.sentences import Notice, notice, say
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened

TOO_YOUNG, NOT_SCREENED = "under_16", "not_screened"
PAGES = {
    Disposition.EMERGENCY_NOW.value: "safety/emergency.html",
    Disposition.URGENT_SAME_DAY.value: "safety/same_day.html",
    NOT_SCREENED: "safety/not_screened.html",
    TOO_YOUNG: "safety/under_16.html",
    CRISIS: "safety/crisis.html",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One answer, shown back."""

    key: str
    question: str
    answer: str
    url: str


def is_closed(screened: Screened) -> bool:
    """Whether no practice may be shown at all."""
    disposition = screened.outcome["disposition"]
    if screened.under_age or disposition is None:
        return True
    return Disposition(disposition).stops_everything


def show_gate(
    request: HttpRequest, person: KnownPerson, screened: Screened, on: date
) -> HttpResponse:
    """The page for this screening, in place of whatever was asked for."""
    behind = deciding_answers(screened)
    after = after_alarm(person, screened, on)
    wrong = mistaken(after, [each.key for each in behind])
    kind = gate_kind(screened)
    context = {
        "after": after,
        "by_content": screened.alarm is not None and screened.alarm.by_content,
        "notices": notices(person, screened),
        "calls": calls(person, kind, beside_crisis=CRISIS in screened.outcome["messages"]),
        "where": where(person),
        "told": behind,
        "open": unanswered(screened),
        "mistake_url": ask_again_url(wrong) if wrong else "",
    }
    page = show_page(request, PAGES[kind], context)
    keep_as_closed(page, person)
    return page


def gate_kind(screened: Screened) -> str:
    """Which page it is; dark thoughts get a page of their own unless more is wrong."""
    outcome = screened.outcome
    stops = outcome["disposition"] and Disposition(outcome["disposition"]).stops_everything
    if stops:
        return CRISIS if outcome["messages"] == [CRISIS] else str(outcome["disposition"])
    return TOO_YOUNG if screened.under_age else NOT_SCREENED


def notices(
    person: KnownPerson, screened: Screened, topics: Sequence[str] | None = None
) -> list[Notice]:
    """The standard texts of the screening, with the topics that led to them: those of its rules,
    if no others are given."""
    if topics is None:
        topics = [rule.topic for rule in deciding_rules(screened)]
    said = [
        notice(name, person.country, topics, person.fluid_limit_ml, person.own_number)
        for name in screened.outcome["messages"]
    ]
    return sorted(said, key=lambda each: each.id == CRISIS)


def deciding_rules(screened: Screened) -> list[Any]:
    """The rules that set the disposition; while nobody has examined them, those of the alarm."""
    rules = catalogue().safety.rules
    fired = [rules[name] for name in screened.outcome["fired"] if name in rules]
    setting = [rule for rule in fired if rule.disposition == screened.outcome["disposition"]]
    if screened.alarm is not None:
        return setting
    return [*(rules[name] for name in screened.unexamined if name in rules), *setting]


def clinician_days(screened: Screened) -> int | None:
    """Within how many days to see a clinician, by the most pressing rule."""
    days = [rule.within_days for rule in deciding_rules(screened) if rule.within_days]
    return min(days, default=None)


def deciding_answers(screened: Screened) -> list[Told]:
    """The answers behind those rules: what was said, and where to say it anew."""
    safety = catalogue().safety
    keys = {key for rule in deciding_rules(screened) for key in safety.compiled.rules[rule.id].keys}
    return [
        told(key, screened.answers)
        for key, question in safety.questions.items()
        if key in keys and screened.answers.get(key, question.neutral) != question.neutral
    ]


def unanswered(screened: Screened) -> list[Told]:
    """Questions still open or unsure; each links to itself alone."""
    return [told(key, screened.answers) for key in screened.outcome["unanswered"]]


def told(key: str, answers: Mapping[str, Any]) -> Told:
    """One answer with its question, and the way to give it anew."""
    question = catalogue().safety.questions[key]
    url = reverse("safety_question", kwargs={"key": key})
    return Told(key, say(question.text), answer_words(question, answers.get(key)), url)


def ask_again_url(keys: list[str]) -> str:
    """Asks the same questions again, one after the other, with no answer chosen."""
    if not keys:
        return reverse("settings_safety")
    first, *rest = keys
    url = reverse("safety_question", kwargs={"key": first})
    return f"{url}?{urlencode({'then': ','.join(rest)})}" if rest else url

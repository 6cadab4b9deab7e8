"""What a person reads who marks something while no question can be asked.

Online, a yes opens safety questions. Where nobody can be asked, what was marked counts as positive,
to be confirmed (clinical reference A.5): each of those questions that can be answered with yes
counts as yes, the others as unsure, and what follows from that is shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from spineflow.exchange.screening_answer import screening_json
from spineflow.screening.question import UNSURE
from spineflow.vocabulary.disposition import Disposition
from spineflow_web.actions.outcome import outcome_of
from spineflow_web.pages.doors import PersonRequest
from spineflow_web.pages.offline.inner_request import inner_request, text_of
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.calls import calls, where
from spineflow_web.pages.safety.gate import gate_kind, is_closed, notices
from spineflow_web.pages.sentences import Notice, notice, say
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.screening import Screened

Held = Mapping[str, Any]
"""`page`: what to read; `rank`: how grave, the gravest is shown."""
HARM = "harm"
"""The one page for something that went wrong: who tells of it reads no more than that all waits."""


def held_pages(request: PersonRequest, screened: Screened, now: datetime) -> dict[str, Held]:
    """A page for each line of the check, each sign that stops, skin that warmth hurt, what a
    therapist found that asks again, and for what went wrong."""
    sessions = catalogue().sessions
    pages = {
        f"check.{each.id}": _held(request, screened, now, each.asks_again, each.topic)
        for each in sessions.quick_questions.values()
        if each.answer == "yes_no"
    }
    for sign in sessions.signs.values():
        if sign.effect == "stop":
            pages[f"sign.{sign.id}"] = _held(
                request, screened, now, sign.asks_again, sign.topic, sign.messages
            )
    for skin in sessions.warm_skins.values():
        pages[f"skin.{skin.id}"] = _held(
            request, screened, now, skin.asks_again, skin.topic, first=say(skin.sentence)
        )
    for found in sessions.therapist_findings.values():
        if found.asks_again:
            pages[f"found.{found.id}"] = _held(
                request, screened, now, found.asks_again, found.topic
            )
    return {**pages, HARM: _held(request, screened, now, (), "")}


def _held(
    request: PersonRequest,
    screened: Screened,
    now: datetime,
    keys: Iterable[str],
    topic: str,
    messages: Iterable[str] = (),
    first: str = "",
) -> Held:
    """`topic` is what was marked: the message names that, and none of the questions behind it.
    `first` is what to do at once, where no message says it."""
    person = request.person
    feared = _as_positive(screened, keys, now)
    shut = is_closed(feared) and feared.outcome["disposition"] is not None
    told: list[Notice] = [
        notice(message, person.country, [topic], own_number=person.own_number)
        for message in messages
    ]
    if shut:
        told += [n for n in notices(person, feared, [topic]) if n.id not in {e.id for e in told}]
    kind = gate_kind(feared) if shut else Disposition.URGENT_SAME_DAY.value
    inner = inner_request(request, "session_rest", screened=screened, now=now)
    context = {
        "notices": told,
        "first": first,
        "calls": calls(person, kind) if told else [],
        "where": where(person),
        "stop_rules": notice("stop_rules", person.country),
    }
    rank = Disposition(feared.outcome["disposition"]).severity if shut else int(bool(told))
    return {"rank": rank, "page": text_of(show_page(inner, "offline/held.html", context))}


def _as_positive(screened: Screened, keys: Iterable[str], now: datetime) -> Screened:
    """The screening with these answers positive; nothing of it is kept."""
    questions = catalogue().safety.questions
    positive = {key: True if questions[key].neutral is False else UNSURE for key in keys}
    answers = {**screened.answers, **positive}
    outcome = outcome_of(
        answers,
        now.date(),
        clearance=screened.clearance,
        limits=screened.limits,
        unexamined=screened.unexamined,
    )
    shown = screening_json(outcome, catalogue().version)
    return replace(screened, answers=answers, outcome=shown, under_age=outcome.under_age)

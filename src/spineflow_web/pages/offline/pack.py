"""Everything a device needs for today and tomorrow without a network, as one JSON object.

The pages are those of the site, made by the same views and templates; beside them stand the few
numbers and names by which the worker decides, and it decides only ever more strictly than the
server (docs/sync.md).
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from spineflow.records.payload import MOST_STEPS
from spineflow_web.actions.screening import current_screening
from spineflow_web.actions.session import check_lasts
from spineflow_web.actions.session_end import resting_signs
from spineflow_web.pages.doors import PersonRequest
from spineflow_web.pages.middleware import HEADERS
from spineflow_web.pages.offline.day_pages import NO_SESSION, OpenDay, open_day, pages_of
from spineflow_web.pages.offline.held import held_pages
from spineflow_web.pages.offline.inner_request import inner_request, page_behind, text_of
from spineflow_web.pages.offline.shell import shell_name
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.card import safety_card
from spineflow_web.pages.safety.gate import is_closed, show_gate
from spineflow_web.pages.safety.screens_for import screens_for
from spineflow_web.pages.sentences import notice
from spineflow_web.pages.session.morning import morning_session
from spineflow_web.pages.session.step_view import cue_sentence
from spineflow_web.store import summaries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.screening import Screened

FORMAT = 1


def open_days(request: PersonRequest) -> list[OpenDay]:
    """Today and tomorrow, as far as they may be opened; none where a sign ended the day."""
    on = request.now.date()
    today = open_day(request, on)
    if today is None:
        return []
    tomorrow = open_day(request, on + timedelta(days=1))
    rests = bool(resting_signs(request.person, on=on))
    return [day for day in (None if rests else today, tomorrow) if day is not None]


def version_of(request: PersonRequest, days: list[OpenDay]) -> str:
    """Changes with anything the pages are made from, and costs no page."""
    on = request.now.date()
    told = summaries.with_day_before(request.person.id, on)
    made_from = [
        FORMAT,
        shell_name(),
        get_language(),
        repr(request.person),
        request.META.get("CSRF_COOKIE", ""),
        str(screening_id(request)),
        [(day.on.isoformat(), str(day.saved.id), str(day.screened.id)) for day in days],
        [(sorted(day.finished), sorted(day.stopped), day.of("next_morning") != ()) for day in told],
        catalogue().version,
    ]
    return hashlib.sha256(json.dumps(made_from, default=str).encode()).hexdigest()[:24]


def screening_id(request: PersonRequest) -> UUID | None:
    """The screening that counts, also where it opens nothing."""
    screened = current_screening(request.person, request.now.date())
    return screened.id if screened else None


def make_pack(request: PersonRequest, days: list[OpenDay]) -> dict[str, Any]:
    """The pack; without days there is the gate, or that the questions come first."""
    screened = current_screening(request.person, request.now.date())
    shut = screened is not None and screened.is_settled and is_closed(screened)
    pack: dict[str, Any] = {
        "format": FORMAT,
        "owner": str(request.person.id),
        "version": version_of(request, days),
        "made_at": request.now.astimezone(ZoneInfo("UTC")).isoformat(),
        "headers": dict(HEADERS),
        "time_zone": request.person.time_zone,
        "no_session": str(NO_SESSION),
        "check": _check_rules(),
        "signs": {each.id: each.effect for each in catalogue().sessions.signs.values()},
        "most_steps": MOST_STEPS,
        "heat_counts_s": catalogue().sessions.seconds("heat_counts"),
        "days": [],
        "pages": _other_pages(request, screened),
    }
    if screened is not None and shut:
        inner = inner_request(request, "today", screened=screened, now=request.now)
        gate = show_gate(inner, request.person, screened, request.now.date())
        pack["closed"] = text_of(gate)
    if not days:
        return pack
    first = days[0]
    return {
        **pack,
        "screen_until": _screen_until(first.screened, request.now),
        "days": [
            {**pages_of(request, day), "morning_session": _named(morning_session(request, day.on))}
            for day in days
        ],
        "held": held_pages(request, first.screened, request.now),
    }


def _screen_until(screened: Screened, now: datetime) -> str:
    """When all safety questions are due again: no session opens from then on."""
    limits = catalogue().safety.limits
    end = (screened.full_on or screened.on) + limits["rescreen_every"].span
    moment = datetime.combine(end, time.min, tzinfo=now.tzinfo)
    return moment.astimezone(ZoneInfo("UTC")).isoformat()


def _check_rules() -> Mapping[str, Any]:
    sessions = catalogue().sessions
    questions = sessions.quick_questions.values()
    return {
        "lines": [each.id for each in questions if each.answer == "yes_no"],
        "pain": next(each.id for each in questions if each.answer == "pain"),
        "gentle_from": sessions.gentle_from,
        "lasts_s": check_lasts().total_seconds(),
    }


def _named(session: UUID | None) -> str | None:
    return None if session is None else str(session)


def _other_pages(request: PersonRequest, screened: Screened | None) -> Mapping[str, str]:
    now = request.now
    inner = inner_request(request, "session_rest", screened=screened, now=now)
    card = inner_request(request, "safety_card", screened=screened, now=now)
    signs = inner_request(request, "screens_for", screened=screened, now=now)
    leave = inner_request(request, "account_logout", screened=screened, now=now)
    return {
        card.path: page_behind(safety_card, card),
        signs.path: page_behind(screens_for, signs),
        leave.path: text_of(render(leave, "account/logout.html")),
        "waits": _waits(request, screened, *_away()),
        "other_date": _waits(request, screened, *_other_date()),
        "due": _waits(request, screened, *_due()),
        "gentle": _gentle(request, screened),
        "full": _full(request, screened),
        "left": text_of(show_page(inner, "offline/left.html", {})),
    }


def _waits(request: PersonRequest, screened: Screened | None, title: str, text: str) -> str:
    said = {"title": title, "text": text, "may_leave": True}
    return text_of(_show_waits(request, screened, said))


def _gentle(request: PersonRequest, screened: Screened | None) -> str:
    """Strong pain: the position of comfort; all else waits for the server's own answer."""
    cues = dict.fromkeys(cue for rule in catalogue().sessions.pain_rules for cue in rule.cues)
    title = _("Go gently for now")
    text = _(
        "Your pain is strong right now. Without a connection no session starts. When there is one, "
        "answer the check again: then you see what is on offer."
    )
    said = {"title": title, "text": text, "sentences": [cue_sentence(cue) for cue in cues]}
    return text_of(_show_waits(request, screened, said))


def _show_waits(
    request: PersonRequest, screened: Screened | None, said: Mapping[str, Any]
) -> HttpResponse:
    inner = inner_request(request, "session_rest", screened=screened, now=request.now)
    stop_rules = notice("stop_rules", request.person.country)
    return show_page(inner, "offline/waits.html", {**said, "stop_rules": stop_rules})


def _away() -> tuple[str, str]:
    return _("This page needs a connection"), _(
        "There is none just now. Today, its sessions and your safety card are kept on this device."
    )


def _other_date() -> tuple[str, str]:
    return _("This is not today's plan"), _(
        "What is kept on this device was made for another date, so nothing of it opens. The plan "
        "of this date comes with the next connection."
    )


def _full(request: PersonRequest, screened: Screened | None) -> str:
    text = _(
        "What you just told could not be saved, and there is no connection to send it. Make some "
        "room on this device, or find a connection. Then tell it again."
    )
    said = {"title": _("This device has no room left"), "text": text, "is_full": True}
    return text_of(_show_waits(request, screened, said))


def _due() -> tuple[str, str]:
    return _("The safety questions come first"), _(
        "Some of them are open, or were answered a while ago. They are asked before anything "
        "starts, and that needs a connection."
    )

"""The calendar feed: the next days' times, under a neutral title, at a secret address.

Whoever holds the address reads times and nothing else: no practice, no name, no reason. Each entry
keeps its UID when the plan moves it, so that a calendar moves it too instead of doubling it.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spineflow_web.actions.reminders import Waiting, waiting
from spineflow_web.store import people, reminders

DAYS = 14
BEFORE = timedelta(minutes=5)
RATES = {"calendar_feed": "30/m/ip"}


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """404 for every address that is not one, at the same pace as for one."""
    if not ratelimit.consume(
        request, app="spineflow", action="calendar_feed", config=RATES, limit_get=True
    ):
        return HttpResponse(status=429, headers={"Retry-After": "60"})
    person_id = reminders.person_of_feed(secret)
    person = None if person_id is None else people.by_id(person_id)
    if person is None:
        raise Http404
    here = timezone.now().astimezone(ZoneInfo(person.time_zone))
    written = calendar_of(person.id, waiting(person, here, DAYS), here)
    answer = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    answer["Referrer-Policy"] = "no-referrer"
    answer["Content-Disposition"] = 'inline; filename="times.ics"'
    return answer


def calendar_of(person_id: uuid.UUID, times: list[Waiting], now: datetime) -> bytes:
    """The feed as RFC 5545 writes it, in UTC, so that no reader needs a table of time zones."""
    from icalendar import Alarm, Calendar, Event

    title = _("Time for me")
    calendar = Calendar()
    calendar.add("prodid", "-//Spineflow//Times//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    calendar.add("refresh-interval", timedelta(hours=2), parameters={"VALUE": "DURATION"})
    for each in times:
        starts = each.starts.astimezone(UTC)
        event = Event()
        event.add("uid", f"{uuid.uuid5(person_id, f'{each.on}/{each.sitting}')}@spineflow.invalid")
        event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
        event.add("dtstart", starts)
        event.add("dtend", starts + timedelta(minutes=max(1, each.minutes)))
        event.add("summary", title)
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", -BEFORE)
        event.add_component(alarm)
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written

"""What Today says beside the plan: what other content changed, routine prompts, prescriptions."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from spineflow.exchange.stored_outcome import read_stance
from spineflow.screening.difference import ItemChange, difference
from spineflow.vocabulary.disposition import Clearance, Disposition
from spineflow_web.actions.rescreen import content_seen, put_aside
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.prescribed.words import often
from spineflow_web.pages.reasons import saved_reason_sentences
from spineflow_web.pages.sentences import fill, listed, say
from spineflow_web.pages.today.clock_words import clock_words
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened

LEVELS: Mapping[Disposition | None, Callable[[], str]] = {
    None: lambda: _("There are questions to answer before anything is shown."),
    Disposition.OK: lambda: _("Your answers change nothing in your plan now."),
    Disposition.OK_WITH_MODIFICATIONS: lambda: _("Your answers change some of your plan now."),
    Disposition.CLINICIAN_BEFORE_START: lambda: _("A clinician is to be asked first now."),
}


@dataclass(frozen=True, slots=True)
class ContentChange:
    """What other content means for this person, in words."""

    level: str
    left_out: str
    come_back: str
    changed: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A routine prompt."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class PrescribedView:
    """One prescribed sitting of today."""

    id: str
    title: str
    time: str
    dose: str
    by: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Notes:
    """All of it; empty parts are not shown."""

    content_change: ContentChange | None
    prompts: list[Prompt]
    prescribed: list[PrescribedView]
    prescribed_out: list[tuple[str, str]]
    may_be_examined: bool


def notes(
    person: KnownPerson, screened: Screened, plan: Mapping[str, Any], finished: Iterable[str]
) -> Notes:
    """What stands beside a stored plan; costs no query."""
    done = set(finished)
    return Notes(
        content_change=content_change(screened),
        prompts=prompt_views(plan.get("prompts", ()), person),
        prescribed=[_prescribed(each, done, person.clock) for each in plan.get("prescribed", ())],
        prescribed_out=[
            (each["title"], " ".join(saved_reason_sentences(each["reasons"])))
            for each in plan.get("prescribed_left_out", ())
        ],
        may_be_examined=bool(screened.unexamined),
    )


def content_change(screened: Screened) -> ContentChange | None:
    """None where the content is the same, or says the same about this person."""
    if screened.stored_outcome is None:
        return None
    changed = difference(read_stance(screened.stored_outcome), read_stance(screened.outcome))
    if changed.is_empty:
        return None
    is_new_level = changed.before != changed.after
    return ContentChange(
        level=LEVELS[changed.after]() if is_new_level and changed.after in LEVELS else "",
        left_out=_titles(each for each in changed.items if _left_out(each)),
        come_back=_titles(each for each in changed.items if each.wider),
        changed=_titles(each for each in changed.items if not (each.wider or _left_out(each))),
    )


def prompt_views(ids: Iterable[str], person: KnownPerson) -> list[Prompt]:
    """Prompts by their ids, with the numbers to call; one that the content lost is left away."""
    known = catalogue().prompts
    found = (known[name] for name in ids if name in known)
    return [Prompt(each.id, say(each.title), _filled(each.text, person)) for each in found]


def _filled(text: str, person: KnownPerson) -> str:
    return fill(say(text), person.country, own_number=person.own_number)


@for_screened
@require_POST
def content_change_seen(request: ScreenedRequest) -> HttpResponse:
    """The person has read what changed."""
    content_seen(request.person, on=request.now.date(), now=request.now)
    return redirect("today")


@for_screened
@require_POST
def prompt_aside(request: ScreenedRequest) -> HttpResponse:
    """A prompt stays away for a while."""
    prompt = catalogue().prompts.get(request.POST.get("prompt", ""))
    if prompt is not None:
        until = request.now.date() + timedelta(days=prompt.quiet_days)
        put_aside(
            request.person,
            request.screened,
            prompt.id,
            until,
            on=request.now.date(),
            now=request.now,
        )
        messages.success(request, _("Put aside for now."))
    return redirect("progress" if request.POST.get("from") == "progress" else "today")


def _left_out(change: ItemChange) -> bool:
    """Whether it was offered before and is not any more."""
    is_barred = change.after is None or change.after.clearance is Clearance.BARRED
    return change.stricter and is_barred


def _titles(changes: Iterable[ItemChange]) -> str:
    practices = catalogue().practices
    return listed(
        [
            say(practices[each.item].title)
            for each in changes
            if each.item in practices and not practices[each.item].supplement
        ]
    )


def _prescribed(each: Mapping[str, Any], done: set[str], clock: str) -> PrescribedView:
    return PrescribedView(
        id=each["id"],
        title=each["title"],
        time=clock_words(each["starts"], clock),
        dose=often(each["dose"], each["times_a_day"]),
        by=each["by"],
        is_done=each["id"] in done,
    )

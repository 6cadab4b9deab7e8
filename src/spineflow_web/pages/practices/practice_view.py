"""One practice as its page reads it: words and pictures, nothing left to look up."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spineflow.knowledge.practice import Practice
from spineflow.planning.form import Form
from spineflow.planning.open_ways import dose_of
from spineflow_web.actions.library import Library, Looked
from spineflow_web.pages.learn.claim_view import ClaimView, claim_views
from spineflow_web.pages.practices.beside import MapView, WeeklyView, map_view, weekly_view
from spineflow_web.pages.practices.way_figure import (
    WayFigure,
    open_breath,
    open_steps,
    still_of,
    way_figure,
)
from spineflow_web.pages.practices.words import POSITIONS, STANDINGS, THINGS
from spineflow_web.pages.reasons import reason_sentences, saved_reason_sentences
from spineflow_web.pages.sentences import cautions_of, listed, say
from spineflow_web.pages.today.dose_words import planned_dose_words
from spineflow_web.store.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Way:
    """One form in the list of ways."""

    id: str
    title: str
    place: str
    sentence: str
    dose: str
    figure: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class ShutView:
    """A practice whose steps stay closed: its name, why, and what there is instead."""

    id: str
    title: str
    family: str
    standing: str
    why: list[str]
    asks: list[str]
    instead: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class PracticeView:
    """A practice that is open to this person, in the form that is shown."""

    id: str
    title: str
    family: str
    kind: str
    standing: str
    purpose: str
    why: list[str]
    cautions: list[str]
    figure: WayFigure | None
    level: str
    caption: list[str]
    sentence: str
    dose: str
    things: str
    prepare: list[str]
    has_card: bool
    start: str
    steps: list[str]
    breath: str
    feel: str
    errors: list[str]
    stop: list[str]
    after: list[str]
    ways: list[Way]
    map: MapView | None
    weekly: WeeklyView | None
    is_planned: bool
    plan_reasons: list[str]
    evidence: list[tuple[str, list[ClaimView]]]


def shut_view(looked: Looked, library: Library) -> ShutView:
    """What may be said about a practice that is not open: not one step of it."""
    practice, cleared = looked.practice, looked.cleared
    tokens = catalogue().safety.tokens
    return ShutView(
        id=practice.id,
        title=say(practice.title),
        family=_family(looked),
        standing=STANDINGS[looked.standing](),
        why=reason_sentences(cleared.reasons),
        asks=[say(tokens[each].sentence) for each in cleared.tokens if tokens[each].asks_first],
        instead=[
            (name, say(catalogue().practices[name].title)) for name in library.instead(looked)
        ],
    )


def practice_view(looked: Looked, library: Library, wanted: str) -> PracticeView:
    """The page of a practice in the way that is asked for, if it is one of those left open."""
    practice, cleared = looked.practice, looked.cleared
    form = shown_form(looked, wanted)
    is_planned = practice.id in library.planned
    plan = (library.planned if is_planned else library.left_out).get(practice.id)
    return PracticeView(
        id=practice.id,
        title=say(practice.title),
        family=_family(looked),
        kind=looked.standing.value,
        standing=STANDINGS[looked.standing](),
        purpose=say(practice.purpose),
        why=reason_sentences(cleared.reasons),
        cautions=cautions_of(cleared.tokens),
        figure=way_figure(practice.id, form, cleared.closed),
        level=say(form.level.title),
        caption=_caption(looked, form),
        sentence=_sentence(looked, form),
        dose=_dose(looked, form),
        things=_things(looked, form),
        prepare=[say(each) for each in practice.prepare],
        has_card=bool(practice.card),
        start=say(practice.start_of(form.variant, form.level)),
        steps=open_steps(practice.id, form, cleared.closed),
        breath=open_breath(practice.id, form, cleared.closed),
        feel=say(practice.feel),
        errors=[say(each) for each in practice.errors],
        stop=[say(each) for each in practice.stop],
        after=[say(each) for each in practice.after],
        ways=[_way(looked, each, each == form) for each in looked.ways.forms],
        map=map_view(looked, form),
        weekly=weekly_view(looked),
        is_planned=is_planned,
        plan_reasons=saved_reason_sentences(plan["reasons"]) if plan else [],
        evidence=evidence_of(looked.practice),
    )


def shown_form(looked: Looked, wanted: str) -> Form:
    """The form named in the address if it is open, else the one that suits this person first."""
    own = looked.ways.own or looked.ways.forms[0]
    return next((form for form in looked.ways.forms if _id(form) == wanted), own)


def _caption(looked: Looked, form: Form) -> list[str]:
    """Level, place and dose below the picture; where a level is named after one, it stands once."""
    parts = [say(form.level.title), POSITIONS[form.variant.id](), _dose(looked, form)]
    return list({part.casefold(): part for part in parts if part}.values())


def _id(form: Form) -> str:
    return f"{form.variant.id}.{form.level.level}"


def _family(looked: Looked) -> str:
    return say(catalogue().families[looked.practice.family].title)


def _way(looked: Looked, form: Form, is_shown: bool) -> Way:
    item, closed = looked.practice.id, looked.cleared.closed
    return Way(
        id=_id(form),
        title=say(form.level.title),
        place="" if looked.practice.family == "nutrition" else POSITIONS[form.variant.id](),
        sentence=_sentence(looked, form),
        dose=_dose(looked, form),
        figure=still_of(item, form, closed),
        is_shown=is_shown,
    )


def _sentence(looked: Looked, form: Form) -> str:
    """What the level asks for in a sentence, unless it names other numbers than are shown."""
    shown = dose_of(form, looked.cleared, catalogue().safety.tokens)
    dose = form.level.dose
    same = (shown.minutes or 0) == dose.minutes and (shown.hold_s or 0) == dose.hold_s
    return say(form.level.sentence) if same else ""


def _dose(looked: Looked, form: Form) -> str:
    shown = dose_of(form, looked.cleared, catalogue().safety.tokens)
    rest, said = form.level.dose.rest_s, planned_dose_words(shown)
    if said and rest and (shown.sets or 0) > 1:
        pause = ngettext("rest %(n)d second between", "rest %(n)d seconds between", rest)
        said = f"{said}, {pause % {'n': rest}}"
    return said


def _things(looked: Looked, form: Form) -> str:
    needs = [THINGS[each]() for each in form.variant.needs]
    any_of = [THINGS[each]() for each in looked.practice.one_of]
    if len(any_of) > 1:
        any_of = [_("%(most)s or %(last)s") % {"most": ", ".join(any_of[:-1]), "last": any_of[-1]}]
    return listed(list(dict.fromkeys([*needs, *any_of])))


def evidence_of(practice: Practice) -> list[tuple[str, list[ClaimView]]]:
    """The two groups that are never mixed."""
    return [
        (_("Blood flow"), claim_views(practice.blood_flow)),
        (_("Pain or function"), claim_views(practice.pain)),
    ]

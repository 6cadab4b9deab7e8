"""The form for what went wrong: what, in which practice, how bad. Taps only, no free text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from spineflow.records.session_told import SessionTold
from spineflow.sessions.adverse_event import harms_to_show
from spineflow_web.actions.problems import Told
from spineflow_web.pages.sentences import say
from spineflow_web.store import plans, records
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson

CANNOT_TELL = "unknown"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a question."""

    value: str
    label: str
    is_chosen: bool


@dataclass(slots=True)
class Asked:
    """One question of the form."""

    name: str
    legend: str
    options: list[Option]
    problem: str = ""

    @property
    def chosen(self) -> str:
        return next((each.value for each in self.options if each.is_chosen), "")


@dataclass(slots=True)
class ProblemForm:
    """The three questions; `told` counts only when nothing is missing."""

    asked: list[Asked] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return not any(each.problem for each in self.asked)

    @property
    def told(self) -> Told:
        what, item, severity = (each.chosen for each in self.asked)
        return Told(what, severity, None if item == CANNOT_TELL else item)


def problem_form(
    person: KnownPerson, told: SessionTold, maybe_pregnant: bool, given: QueryDict | None
) -> ProblemForm:
    """The form as it is shown, or as it came back: `given` is None before anything is sent."""
    sessions = catalogue().sessions
    what = {each.id: say(each.text) for each in harms_to_show(sessions.harms, maybe_pregnant)}
    bad = {each.id: say(each.text) for each in sessions.severities.values()}
    form = ProblemForm(
        [
            _asked("what", _("What happened?"), what, given),
            _asked("item", _("During which part?"), _parts(person, told), given),
            _asked("severity", _("How bad was it?"), bad, given),
        ]
    )
    if given is not None:
        for each in form.asked:
            each.problem = "" if each.chosen else _("Please tap one of these.")
    return form


def _asked(name: str, legend: str, labels: Mapping[str, str], given: QueryDict | None) -> Asked:
    chosen = given.get(name, "") if given is not None else ""
    return Asked(name, legend, [Option(id_, label, id_ == chosen) for id_, label in labels.items()])


def _parts(person: KnownPerson, told: SessionTold) -> dict[str, str]:
    """What was planned for that session, else what was done of it, in the order of the day."""
    practices = catalogue().practices
    saved = plans.current(person.id, told.on)
    day = saved.plan["plan"]["sittings"] if saved and saved.plan["plan"] else []
    planned = [
        item["item"]
        for sitting in day
        if sitting["id"] == told.sitting
        for item in sitting["items"]
    ]
    done = records.items_by_session(person.id, told.on, told.on).get(told.session, set())
    names = list(dict.fromkeys([*planned, *sorted(done)]))
    found = {name: say(practices[name].title) for name in names if name in practices}
    return {**found, CANNOT_TELL: _("I cannot tell, or it came later")}

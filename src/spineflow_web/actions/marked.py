"""What was marked today has questions of its own, and they are asked before all others.

A device tells what was marked once it has a connection; whoever marked it has waited for that.
"""

from datetime import date

from spineflow.records.event import Event
from spineflow.records.payload import QuickCheck, SignsSeen
from spineflow_web.actions import second_look
from spineflow_web.store import records
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson

MARKING = ("quick_check", "signs_seen")


def marked_today(person: KnownPerson, on: date) -> list[str]:
    """Safety questions behind the last marks of this date, in the order to ask them: those of a
    check or of a sign, then those of what was told by hand."""
    events = records.of_day(person.id, on, (*MARKING, *second_look.KINDS))
    latest = sorted(events, key=lambda each: each.occurred_at, reverse=True)
    marks, told = map(_own_questions, latest), map(second_look.questions_of, latest)
    return [*next(filter(None, marks), ()), *next(filter(None, told), ())]


def _own_questions(event: Event) -> list[str]:
    """Ids that the content no longer knows ask nothing of their own."""
    sessions = catalogue().sessions
    match event.said():
        case QuickCheck(yes=yes):
            lines = [
                sessions.quick_questions[each] for each in yes if each in sessions.quick_questions
            ]
            return [key for line in lines for key in line.asks_again]
        case SignsSeen(signs=signs, effect="stop"):
            seen = [sessions.signs[each] for each in signs if each in sessions.signs]
            return [key for sign in seen for key in sign.asks_again]
    return []

"""Questions asked anew: some of them, or all in one round."""

from collections.abc import Iterable
from datetime import date, datetime

from spineflow.screening.questionnaire import applicable, next_screen
from spineflow.vocabulary.ids import ABOUT_YOU
from spineflow_web.actions.alarm import Standing
from spineflow_web.actions.screen_anew import Ground, screen_and_save
from spineflow_web.actions.screening import current_screening
from spineflow_web.store import people, screening
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened
from spineflow_web.store.write_gate import writing


def emergency_keys() -> frozenset[str]:
    """Emergency questions but for those about who one is."""
    safety = catalogue().safety
    return frozenset(
        key for key in safety.emergency_keys if safety.questions[key].screen != ABOUT_YOU
    )


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
        return screen_and_save(person, screening.draft_of(person.id), on, now, Ground(before))


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
            screen_and_save(person, screening.draft_of(person.id), on, now, Ground(before))
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
        people.change(person.id, {"signs_wait_since": None})  # each of them was just asked
        return screen_and_save(person, draft, on, now, Ground(before, is_full=True))


def _forget(person: KnownPerson, keys: frozenset[str]) -> None:
    kept = {k: v for k, v in screening.draft_of(person.id).items() if k not in keys}
    screening.save_draft(person.id, applicable(catalogue().safety, kept))

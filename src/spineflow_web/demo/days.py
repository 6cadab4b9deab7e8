"""Weeks of days, lived through the same actions as the pages use; chance comes from a seed."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from spineflow.vocabulary.timing import minutes_of
from spineflow_web.actions.answering import answer
from spineflow_web.actions.planning import todays_plan
from spineflow_web.actions.problems import Told, tell_problem
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.actions.rescreen import note_visit, start_again, why_due
from spineflow_web.actions.screening import current_screening
from spineflow_web.actions.screening_round import finish_round
from spineflow_web.actions.session import (
    guided,
    has_guide,
    passed_check,
    quick_check,
    sitting_today,
    told_without_script,
)
from spineflow_web.actions.session_end import last_told, rate_after, rate_morning, tell_signs
from spineflow_web.demo.measuring import EVERY_DAYS, take_measures
from spineflow_web.demo.people import MadeUp, neutral_answers
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened
from spineflow_web.store.write_gate import writing

WEEK = 7


@dataclass(slots=True)
class Life:
    """One person's weeks; `until` is now, and nothing happens after it."""

    made_up: MadeUp
    person: KnownPerson
    first: date
    until: datetime
    chance: random.Random

    @property
    def days(self) -> int:
        return (self.until.date() - self.first).days + 1

    def live(self, goes_on: Callable[[], bool] = lambda: True) -> bool:
        """All days from the first to today, each as one transaction; false where it was broken off.

        One transaction a day waits for the disk once, where each action alone would wait itself.
        """
        for day in range(self.days):
            if not goes_on():
                return False
            with writing():
                self._day(day)
        return True

    def _day(self, day: int) -> None:
        on = self.first + timedelta(days=day)
        self._look_through_answers(day, on)
        screened = current_screening(self.person, on)
        if screened is None or not screened.is_settled:
            return
        morning = self._at(on, time(7, 30))
        if morning > self.until:
            return
        note_visit(self.person, on)
        saved = todays_plan(self.person, screened, on=on, now=morning)
        if day and self.chance.random() < 0.7:
            rate_morning(self.person, self._pain(day), on=on, now=morning)
        for sitting in saved.plan["plan"]["sittings"] if saved.plan["plan"] else []:
            starts = minutes_of(sitting["starts"])
            now = self._at(on, time(*divmod(starts, 60)))
            wants = self.chance.random() < self.made_up.keeps
            if has_guide(sitting) and wants and now <= self.until:
                screened = self._sit(day, sitting["id"], screened, now)
        self._drink(on)
        self._measure(day, on)

    def _look_through_answers(self, day: int, on: date) -> None:
        """Answers that change with the week; all of them the day before they are due again."""
        now = self._at(on, time(7, 0))
        if now > self.until:
            return
        week, rest = divmod(day, WEEK)
        changed = dict(self.made_up.later.get(week, {})) if rest == 0 else {}
        if changed:
            answer(self.person, changed, on=on, now=now)
        screened = current_screening(self.person, on)
        if screened is not None and why_due(self.person, screened, on + timedelta(days=1)):
            start_again(self.person, on=on, now=now)
            self._answer_what_is_open(day, now)

    def _sit(self, day: int, sitting: str, screened: Screened, now: datetime) -> Screened:
        """One session: check, steps or a stop, the number after it. Gives what counts then."""
        on, person, pain = now.date(), self.person, self._pain(day)
        saved = todays_plan(person, screened, on=on, now=now)
        if sitting_today(saved, screened, sitting) is None:
            return screened
        questions = catalogue().sessions.quick_questions.values()
        answers = {each.id: pain if each.answer == "pain" else False for each in questions}
        quick_check(person, sitting, answers, on=on, now=now)
        self._answer_what_is_open(day, now)
        passed = passed_check(person, sitting, now=now)
        found = guided(saved, sitting, passed.gentle) if passed else None
        if passed is None or found is None or not found.steps:
            return current_screening(person, on) or screened
        sign = self.made_up.signs.get(day)
        stopped = sign is not None and last_told(person, sitting, on=on) is not None
        end = now + timedelta(seconds=60 + sum(step.lasts_s for step in found.steps))
        end = min(end, self.until)
        told_without_script(
            person, sitting, found, did=not stopped, session=passed.session, now=end
        )
        if stopped and sign is not None:
            tell_signs(person, sitting, [sign], on=on, now=end)
            self._answer_what_is_open(day, end)
        else:
            less = self.chance.choice((0, 0, 1, 1, -1))
            rate_after(person, sitting, max(0, pain - less), on=on, now=end)
            self._harm(day, sitting, end)
        return current_screening(person, on) or screened

    def _answer_what_is_open(self, day: int, now: datetime) -> None:
        """Whoever is asked again answers as before: it was no alarm."""
        screened = current_screening(self.person, now.date())
        if screened is not None and not screened.is_settled:
            answer(self.person, self._answers(day), on=now.date(), now=now)
            finish_round(self.person, on=now.date(), now=now)

    def _harm(self, day: int, sitting: str, now: datetime) -> None:
        harm = self.made_up.harms.get(day)
        session = last_told(self.person, sitting, on=now.date())
        if harm is not None and session is not None and not session.went_wrong:
            told = Told(*harm)
            tell_problem(self.person, session, told, gate_is_open=True, on=now.date(), now=now)

    def _drink(self, on: date) -> None:
        drunk = max(0, self.made_up.glasses + self.chance.choice((-2, -1, 0, 0, 1)))
        times = [self._at(on, time(8 + n, 15)) for n in range(drunk)]
        glass = {"glasses": 1}
        events = [
            new_event(self.person, "water_drunk", glass, now=at) for at in times if at <= self.until
        ]
        if events:
            keep(self.person.id, events, now=events[-1].occurred_at)

    def _measure(self, day: int, on: date) -> None:
        now = self._at(on, time(18, 30))
        screened = current_screening(self.person, on)
        is_day = day % EVERY_DAYS == 0 and now <= self.until
        if is_day and screened is not None and screened.is_settled:
            take_measures(self.person, screened, self._usual_pain(day), now=now)

    def _answers(self, day: int) -> dict[str, object]:
        later = [more for week, more in self.made_up.later.items() if day >= week * WEEK]
        changed = {key: value for more in later for key, value in more.items()}
        return neutral_answers(**{**self.made_up.answers, **changed})

    def _pain(self, day: int) -> int:
        return max(0, min(10, round(self._course(day) + self.chance.gauss(0, 0.7))))

    def _usual_pain(self, day: int) -> int:
        """Without the chance of a day."""
        return max(0, min(10, round(self._course(day))))

    def _course(self, day: int) -> float:
        begins, ends = self.made_up.pain
        return begins + (ends - begins) * day / max(1, self.days - 1)

    def _at(self, on: date, at: time) -> datetime:
        return datetime.combine(on, at, ZoneInfo(self.person.time_zone))

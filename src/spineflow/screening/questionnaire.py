"""The order of asking: which screens are open, what is next, when to stop at once."""

from collections.abc import Iterable

from spineflow.screening.answers import Answers, candidates
from spineflow.screening.evaluate import screen
from spineflow.screening.finding import Screening
from spineflow.screening.question import UNSURE, Question, Screen
from spineflow.screening.safety import Safety

ScreenToAsk = tuple[Screen, list[Question]]


def applies(safety: Safety, question: Question, answers: Answers) -> bool:
    """Whether a question is asked: always, or when its parent was answered so, or unsure.

    A follow-up whose parent has no answer yet waits for it.
    """
    follow_up = safety.compiled.follow_ups.get(question.key)
    if follow_up is None:
        return True
    if not follow_up.keys <= answers.keys():
        return False
    parents = [safety.questions[key] for key in follow_up.keys]
    if not all(applies(safety, parent, answers) for parent in parents):
        return False
    return follow_up.may_hold(candidates(safety, answers))


def applicable(safety: Safety, answers: Answers) -> dict[str, object]:
    """The answers without those of follow-ups that are not asked (any more)."""
    return {
        key: answer
        for key, answer in answers.items()
        if applies(safety, safety.questions[key], answers)
    }


def visible_screens(safety: Safety, answers: Answers) -> list[ScreenToAsk]:
    """Every screen with its questions that apply, in order; screens without one are absent."""
    by_screen: dict[str, list[Question]] = {}
    for question in safety.questions.values():
        if applies(safety, question, answers):
            by_screen.setdefault(question.screen, []).append(question)
    return [(screen, by_screen[screen.id]) for screen in safety.screens if screen.id in by_screen]


def next_screen(safety: Safety, answers: Answers) -> ScreenToAsk | None:
    """The first screen with a question that has no answer yet; None when all are answered."""
    for screen_to_ask in visible_screens(safety, answers):
        if any(question.key not in answers for question in screen_to_ask[1]):
            return screen_to_ask
    return None


def early_alarm(safety: Safety, answers: Answers) -> Screening | None:
    """The screening, when it already stops everything by rules whose questions are all answered.

    A person who says yes to a red flag must not be led through thirty more screens first; a rule
    that still waits for one of its questions must not fire by silence.
    """
    asked = applicable(safety, answers)
    outcome = screen(safety, asked)
    if outcome.disposition is None or not outcome.disposition.stops_everything:
        return None
    return outcome if settled_stops(safety, answers, outcome.fired) else None


def settled_stops(safety: Safety, answers: Answers, fired: Iterable[str]) -> tuple[str, ...]:
    """Those of the fired rules that stop everything and wait for no question any more."""
    asked = applicable(safety, answers)
    return tuple(
        rule
        for rule in fired
        if safety.rules[rule].disposition.stops_everything and _settled(safety, rule, asked)
    )


def _settled(safety: Safety, rule: str, answers: Answers) -> bool:
    """Whether every question the rule reads that applies has a certain answer."""
    return all(
        answers.get(key, UNSURE) != UNSURE or _not_asked(safety, key, answers)
        for key in safety.compiled.rules[rule].keys
    )


def _not_asked(safety: Safety, key: str, answers: Answers) -> bool:
    """Whether a follow-up stays away for good: its parents are answered, and not so."""
    follow_up = safety.compiled.follow_ups.get(key)
    if follow_up is None or not follow_up.keys <= answers.keys():
        return False
    return not applies(safety, safety.questions[key], answers)

"""What we screen for, from the rules and the worked cases: the page, and `docs/` in Markdown.

`python -m spineflow.catalogue.screens_for > docs/what-we-screen-for.md` writes the document anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from spineflow.catalogue.check_cases import read_cases
from spineflow.catalogue.load import CONTENT, Catalogue, load
from spineflow.screening.case import Case
from spineflow.vocabulary.disposition import Disposition

TITLES = {
    Disposition.EMERGENCY_NOW: (
        "When the app says: get help now",
        "The app stops, shows the emergency number, and plans nothing.",
    ),
    Disposition.URGENT_SAME_DAY: (
        "When the app says: speak to a health professional today",
        "The app stops and plans nothing until you have answered all the questions again.",
    ),
    Disposition.CLINICIAN_BEFORE_START: (
        "When the app says: ask a clinician first",
        "Walking as usual, breaks, quiet breathing and your diary stay. The rest waits.",
    ),
}
OWN_WORDS = (
    "What you write in your own words is read as well, in English. A sentence that may be about "
    "something serious leads to one more question. It misses some sentences, and asks about some "
    "for nothing: it is a second net beside the questions, never instead of them. How well it "
    "reads: [free text](free-text.md)."
)
EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Group:
    """The rules of one disposition, as topics in plain words."""

    title: str
    then: str
    topics: tuple[str, ...]
    rules: tuple[str, ...]


def groups(catalogue: Catalogue) -> list[Group]:
    """From the most pressing on; each topic once."""
    found = []
    for disposition, (title, then) in TITLES.items():
        rules = [r for r in catalogue.safety.rules.values() if r.disposition is disposition]
        topics = tuple(dict.fromkeys(rule.topic for rule in rules))
        found.append(Group(title, then, topics, tuple(rule.id for rule in rules)))
    return found


def quick_questions(catalogue: Catalogue) -> list[str]:
    """The questions before each session."""
    return [question.text for question in catalogue.sessions.quick_questions.values()]


def stop_signs(catalogue: Catalogue) -> list[str]:
    """What ends or eases a session."""
    return [sign.text for sign in catalogue.sessions.signs.values()]


def document(catalogue: Catalogue, cases: list[Case]) -> str:
    """The whole page in Markdown: what fires, who stands for it, and where it comes from."""
    return "\n".join(_lines(catalogue, cases)) + "\n"


def _lines(catalogue: Catalogue, cases: list[Case]) -> Iterator[str]:
    yield "# What we screen for"
    yield ""
    yield "Made from `content/screening/` by `python -m spineflow.catalogue.screens_for`."
    yield "Change the content, not this page."
    yield ""
    yield from _review(catalogue)
    for group in groups(catalogue):
        yield from _group(catalogue, group, cases)
    yield from _conditions(catalogue)
    yield from ("## In your own words", "", OWN_WORDS, "")
    yield from _listed("Before each session", quick_questions(catalogue))
    yield from _listed("During a session", stop_signs(catalogue))
    yield from _listed(
        "When everything is asked again", [rule.sentence for rule in catalogue.due_rules]
    )
    texts = [f"{each.title}. {each.text}" for each in catalogue.prompts.values()]
    prompts = [text.replace("{emergency_number}", "the emergency number") for text in texts]
    yield from _listed("Good reasons to see a clinician that block nothing", prompts)


def _review(catalogue: Catalogue) -> Iterator[str]:
    if not catalogue.reviews:
        yield f"**{catalogue.safety.messages['review_notice'].title}.** " + (
            catalogue.safety.messages["review_notice"].text
        )
    for each in catalogue.reviews:
        read = ", ".join(each.reviewed)
        yield f"Reviewed by {each.name} ({each.registration}), {each.on}: {read}."
    yield ""


def _group(catalogue: Catalogue, group: Group, cases: list[Case]) -> Iterator[str]:
    yield f"## {group.title}"
    yield ""
    yield group.then
    yield ""
    for name in group.rules:
        rule = catalogue.safety.rules[name]
        days = f" Within {rule.within_days} days." if rule.within_days else ""
        yield f"- **{name}: {rule.topic}.** {rule.why.rstrip('.')}.{days}"
        yield f"  Source: {'; '.join(rule.source)}."
        examples = [case.name for case in cases if name in case.fired][:EXAMPLES]
        if examples:
            yield f"  For example: {'; '.join(examples)}."
    yield ""


def _conditions(catalogue: Catalogue) -> Iterator[str]:
    yield "## What changes a plan"
    yield ""
    yield "Each of these leaves out or softens single activities; none adds one."
    yield ""
    for condition in catalogue.safety.conditions.values():
        if condition.when:
            yield f"- {condition.label}"
    yield ""
    kinds = [kind.label for kind in catalogue.limit_kinds.values()]
    yield from _listed("What a clinician may ask to leave out for a while", kinds)


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield from (f"- {' '.join(line.split())}" for line in lines)
    yield ""


def made_from_content() -> str:
    """The document of this checkout's content."""
    cases = [case for _file, case in read_cases(CONTENT, [])]
    return document(load(), cases)


if __name__ == "__main__":
    sys.stdout.write(made_from_content())

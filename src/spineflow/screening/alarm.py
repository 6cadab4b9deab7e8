"""What stopped everything stays: until it was a mistake, or all is asked again another day.

An emergency or same-day outcome is not undone by editing answers. ADR 0009 says how the two ways
out live together: the same questions may be corrected at once, on the same day; everything else
waits for a full re-screen that the person starts on a later date.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from spineflow.screening.clearance import smallest_limits
from spineflow.screening.finding import ItemClearance, Screening
from spineflow.screening.safety import Safety
from spineflow.vocabulary.disposition import Clearance, Disposition
from spineflow.vocabulary.reason import Reason


@dataclass(frozen=True, slots=True)
class Alarm:
    """Rules that stopped everything. `on` is the date, where the person was, of the last of them.

    `corrected` are the questions that were answered anew as a mistake, with a certain answer.
    """

    on: date
    disposition: Disposition
    fired: tuple[str, ...]
    corrected: frozenset[str] = frozenset()

    def may_screen_again(self, today: date) -> bool:
        """Whether all questions may be asked again: on a later date, never on the same one."""
        return today > self.on


def stopping(safety: Safety, fired: Iterable[str]) -> tuple[str, ...]:
    """Those of the rules that stop everything."""
    return tuple(
        rule
        for rule in fired
        if rule in safety.rules and safety.rules[rule].disposition.stops_everything
    )


def correctable(safety: Safety, alarm: Alarm, today: date, used: frozenset[str]) -> frozenset[str]:
    """Questions that may be answered again as a mistake: those of its rules, on its own day.

    `used` are questions whose mistake was already claimed on that day. A yes that comes back is no
    slip any more.
    """
    if today != alarm.on:
        return frozenset()
    compiled = safety.compiled.rules
    keys = {key for rule in alarm.fired if rule in compiled for key in compiled[rule].keys}
    return frozenset(keys) - used


def standing(safety: Safety, alarm: Alarm, fired: Iterable[str]) -> tuple[str, ...]:
    """The rules of an alarm that still stand beside the answers as they are now.

    A rule falls only when one of its questions was corrected and it fires no more. That it fires no
    more for another reason, an edit elsewhere, an answer taken away, content without it, does not
    count.
    """
    now, compiled = set(fired), safety.compiled.rules
    return tuple(
        rule
        for rule in alarm.fired
        if rule in now or rule not in compiled or alarm.corrected.isdisjoint(compiled[rule].keys)
    )


def stopped(safety: Safety, found: Screening, alarm: Alarm) -> Screening:
    """The same screening while an alarm stands beside it: nothing is cleared.

    The more severe of the two outcomes is said; answers may raise it, never lower it.
    """
    fired = tuple(rule for rule in safety.rules if rule in alarm.fired or rule in found.fired)
    worst = max(
        (alarm.disposition, *(safety.rules[rule].disposition for rule in fired)),
        key=lambda each: each.severity,
    )
    deciding = [rule for rule in fired if safety.rules[rule].disposition is worst]
    # Content may have lost the rule since; then any of its severity lends its message.
    alike = [rule.id for rule in safety.rules.values() if rule.disposition is worst]
    said = (message for rule in deciding or alike[:1] for message in safety.rules[rule].messages)
    reasons = tuple(Reason("rule", rule) for rule in deciding)
    return replace(
        found,
        disposition=worst,
        fired=fired,
        messages=tuple(dict.fromkeys(said)),
        clearances=tuple(_barred(each, reasons) for each in found.clearances),
    )


def _barred(clearance: ItemClearance, reasons: tuple[Reason, ...]) -> ItemClearance:
    others = tuple(each for each in clearance.reasons if each not in reasons)
    return replace(
        clearance,
        clearance=Clearance.BARRED,
        tokens=(),
        limits={},
        replacements=(),
        reasons=(*reasons, *others),
    )


def held(safety: Safety, found: Screening, rules: Iterable[str]) -> Screening:
    """The same screening while nobody has examined what these rules once stopped.

    At most the hold plan is cleared, as while a clinician is awaited. What is more severe already
    is left as it is.
    """
    reasons = tuple(Reason("rule", rule) for rule in rules if rule in safety.rules)
    if not reasons or found.disposition is None or found.disposition.stops_everything:
        return found
    said = ("see_clinician_first", *(m for m in found.messages if m != "see_clinician_first"))
    return replace(
        found,
        disposition=Disposition.CLINICIAN_BEFORE_START,
        messages=said,
        clearances=tuple(_held(safety, each, reasons) for each in found.clearances),
    )


def _held(safety: Safety, cleared: ItemClearance, reasons: tuple[Reason, ...]) -> ItemClearance:
    if cleared.barred or cleared.item not in safety.hold_plan:
        return _barred(cleared, reasons)
    tokens = tuple(dict.fromkeys((*cleared.tokens, *safety.hold_plan[cleared.item])))
    return replace(
        cleared,
        clearance=Clearance.WITH_PRECAUTION if tokens else cleared.clearance,
        tokens=tokens,
        limits=smallest_limits(cleared.item, (safety.tokens[token] for token in tokens)),
        reasons=(*reasons, *(each for each in cleared.reasons if each not in reasons)),
    )

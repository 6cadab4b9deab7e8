"""Who may have examined somebody after an alarm, in words to choose from."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _

WHO_EXAMINED: Mapping[str, Callable[[], str]] = {
    "hospital": lambda: _("A hospital or an emergency department"),
    "doctor": lambda: _("A doctor, a midwife or a clinic"),
    "telephone": lambda: _("A health professional on the telephone"),
    "other": lambda: _("Another health professional"),
    "nobody_gone": lambda: _("Nobody yet. It has gone away"),
    "nobody_still": lambda: _("Nobody yet. It is still there"),
}
SOMEBODY = frozenset({"hospital", "doctor", "telephone", "other"})


class Examiner(NamedTuple):
    """One choice."""

    word: str
    label: str


def examiners() -> list[Examiner]:
    """All choices, translated."""
    return [Examiner(word, label()) for word, label in WHO_EXAMINED.items()]


def examiner_words(word: str) -> str:
    """One of them in words; empty for a word that is none."""
    return WHO_EXAMINED[word]() if word in WHO_EXAMINED else ""

"""The sentence for who should ease off."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue


def ease_off_sentence(signs: Sequence[str]) -> str:
    """The first sign with its consequence; empty without one (A.7)."""
    if not signs:
        return ""
    told = say(catalogue().sessions.signs[signs[0]].text)
    return _("%(sign)s Make it smaller next time, or go back one level.") % {"sign": told}

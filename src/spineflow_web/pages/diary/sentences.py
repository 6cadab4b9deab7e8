"""What is said beside something that was told and went too far."""

from django.utils.translation import gettext as _

from spineflow.screening.finding import ItemClearance
from spineflow_web.pages.sentences import listed, say
from spineflow_web.store.catalogue import catalogue


def warmth_sentence(constraint: str, own: ItemClearance) -> str:
    """The sentence of a constraint, with this person's own limits filled in."""
    return say(catalogue().constraints[constraint].sentence).format(
        minutes=f"{own.limits.get('minutes_max', 0):g}",
        degrees=f"{own.limits.get('temp_c_max', 0):g}",
    )


def closed_sentence(places: list[str]) -> str:
    """Places that this person leaves out."""
    words = _("Leave this place out, as your answers ask for: %(where)s.")
    return words % {"where": listed(places)}

"""The words of the library: how a practice stands, where it is done and with what."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from spineflow_web.actions.library import Standing

Words = Mapping[str, Callable[[], str]]

STANDINGS: Mapping[Standing, Callable[[], str]] = {
    Standing.OPEN: lambda: _("Fits your answers"),
    Standing.CARE: lambda: _("With care"),
    Standing.INFO: lambda: _("Safety information only"),
    Standing.ASK_FIRST: lambda: _("Not part of your plan for now, ask your clinician first"),
    Standing.BARRED: lambda: _("Not part of your plan for now, ask your clinician"),
}
POSITIONS: Words = {
    "floor": lambda: _("On the floor"),
    "chair": lambda: _("On a chair"),
    "bed": lambda: _("In bed"),
    "standing": lambda: _("Standing"),
    "wall": lambda: _("At a wall"),
}
REGIONS: Words = {
    "lower_back": lambda: _("Lower back"),
    "upper_back": lambda: _("Upper back"),
    "hips": lambda: _("Hips"),
    "buttocks": lambda: _("Buttocks"),
    "hamstrings": lambda: _("Backs of the thighs"),
    "calves": lambda: _("Calves"),
    "tummy": lambda: _("Tummy"),
    "chest": lambda: _("Chest"),
    "shoulders": lambda: _("Shoulders"),
    "whole_body": lambda: _("Whole body"),
}
THINGS: Words = {
    "mat": lambda: _("a mat"),
    "chair": lambda: _("a steady chair"),
    "table": lambda: _("a table"),
    "bed": lambda: _("a bed"),
    "heating_pad": lambda: _("a heating pad"),
    "towel": lambda: _("a towel"),
    "roller": lambda: _("a foam roller"),
    "ball": lambda: _("a ball"),
    "gun": lambda: _("a massage gun"),
    "strap": lambda: _("a strap or belt"),
    "bike": lambda: _("a bicycle"),
    "pool": lambda: _("a pool"),
}
SAID: Words = {
    "like": lambda: _("You like it"),
    "dislike": lambda: _("You do not like it much"),
    "never": lambda: _("You never want it"),
}


def first_sentence(text: str) -> str:
    """One line of a longer text."""
    first, dot, _rest = text.partition(". ")
    return f"{first}." if dot else text

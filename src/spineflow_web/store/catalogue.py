"""All of `content/`, read once per process."""

from functools import cache

from django.conf import settings

from spineflow.catalogue import Catalogue
from spineflow.catalogue.kept import load_kept


@cache
def catalogue() -> Catalogue:
    """The catalogue in use; raises BrokenContent when its files cannot be used."""
    return load_kept(settings.DATA)

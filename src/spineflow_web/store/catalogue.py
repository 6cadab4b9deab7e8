"""All of `content/`, read once per process."""

from functools import cache

from spineflow.catalogue import Catalogue, load


@cache
def catalogue() -> Catalogue:
    """The catalogue in use; raises BrokenContent when its files cannot be used."""
    return load(None)

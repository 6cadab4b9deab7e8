"""All of `content/` together: loaded once, cross-checked, versioned."""

from spineflow.catalogue.load import Catalogue, load

__all__ = ["Catalogue", "load"]

"""The content as it stands, read once for all tests of a process: nobody may change it."""

from spineflow.catalogue.load import load

CATALOGUE = load()

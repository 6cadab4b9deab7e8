"""Spineflow on a phone in the same house: addresses to scan, and how to trust them."""

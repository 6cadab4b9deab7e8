"""Spineflow's core: screening, planning and content, in plain Python."""

"""Spineflow's shell: accounts, storage, actions and pages around the plain core."""

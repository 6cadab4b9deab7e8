"""Outcome measures: the list, one of them, and what has changed."""

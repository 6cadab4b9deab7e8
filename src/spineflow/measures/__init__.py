"""Outcome measures: what is asked or measured over weeks, its score, and what a change may mean."""

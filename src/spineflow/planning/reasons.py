"""Reasons that name a rule of `content/planning/constraints.toml` or a weight of the score."""

from spineflow.vocabulary.reason import Reason

Reasons = tuple[Reason, ...]


def by_rule(name: str) -> Reasons:
    """The reason of one named rule."""
    return (Reason("constraint", name),)


def by_score(name: str) -> Reasons:
    """The reason of one part of the score."""
    return (Reason("score", name),)

"""What a few minutes more would bring: the reason to offer them."""

from spineflow.planning.arrange.build import Built
from spineflow.planning.arrange.greedy import construct
from spineflow.planning.arrange.problem import Arrangement, DayProblem
from spineflow.planning.day import Day
from spineflow.planning.explain.left_out import without_budget


def with_more(
    problem: DayProblem, built: Built, arrangement: Arrangement, day: Day
) -> tuple[str, ...]:
    """Practices that ten minutes more would add; none where the minutes were not what bit."""
    if problem.budget_s is None or all(at is not None for at in arrangement.options):
        return ()
    more = construct(without_budget(problem, day.content.minutes("more_minutes") * 60))
    had = _items(built, arrangement)
    return tuple(item for item in _items(built, more) if item not in had)


def _items(built: Built, arrangement: Arrangement) -> tuple[str, ...]:
    return tuple(
        built.meanings[task][at].candidate.item
        for task, at in enumerate(arrangement.options)
        if at is not None
    )

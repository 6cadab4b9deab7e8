"""A day that has begun, read from the contract's JSON."""

from spineflow.exchange.question_paper import SoFarIn
from spineflow.exchange.read_paper import BadInput
from spineflow.exchange.stored_plan import read_session
from spineflow.planning.content import PlanContent
from spineflow.planning.day_plan import PlannedSession
from spineflow.planning.request import DaySoFar
from spineflow.vocabulary.timing import minutes_of


def read_so_far(given: SoFarIn, content: PlanContent) -> DaySoFar:
    """The sittings done as values; BadInput names each that is not one `plan` printed."""
    sessions, problems = [], []
    timed = {sitting.id: sitting.uses_minutes for sitting in content.programme.sittings}
    for at, done in enumerate(given.done):
        try:
            sessions.append(read_session(done, content.practices, timed[str(done["id"])]))
        except (KeyError, TypeError, ValueError, StopIteration):
            problems.append(f"so_far.done.{at}: is not a sitting as `plan` prints it")
    if problems:
        raise BadInput(problems)
    found: tuple[PlannedSession, ...] = tuple(sessions)
    return DaySoFar(minutes_of(given.now), found, frozenset(given.skipped))

"""The best plan, proven: OR-Tools CP-SAT. Imported by the planner process and on request only.

OR-Tools imports pandas for a table interface that nothing here uses; loading it takes most of the
start of the planner process and a third of its memory. While OR-Tools loads, an empty stand-in
with the two classes it names takes the place of pandas; afterwards a real import works as ever.
"""

import importlib
import sys
from types import ModuleType


def _load_solver() -> None:
    """Load CP-SAT without pandas; where pandas is loaded already, it stays what it is."""
    if "pandas" in sys.modules or "ortools.sat.python.cp_model" in sys.modules:
        return
    stand_in = ModuleType("pandas")
    stand_in.__dict__.update(Index=type("Index", (), {}), Series=type("Series", (), {}))
    sys.modules["pandas"] = stand_in
    try:
        importlib.import_module("ortools.sat.python.cp_model")
    finally:
        del sys.modules["pandas"]


_load_solver()

"""Which database a run is on: its workers have the address of it, and not the command line."""

from __future__ import annotations

import os

ON_POSTGRES = "SPINEFLOW_DATABASE_URL" in os.environ

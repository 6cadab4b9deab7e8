"""`python -m spineflow_web.manage`: Django's commands with our settings."""

from __future__ import annotations

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spineflow_web.settings")
    os.umask(0o077)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["run.py", *sys.argv[1:]])


if __name__ == "__main__":
    main()

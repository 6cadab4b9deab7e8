"""Which migrations this code knows, without importing one of them (that would cost a second)."""

from __future__ import annotations

from pathlib import Path

from django.apps import apps

Migration = tuple[str, str]


def known_migrations() -> set[Migration]:
    """(app, name) of every migration file."""
    return {
        (config.label, path.stem)
        for config in apps.get_app_configs()
        for path in (Path(config.path) / "migrations").glob("[0-9]*.py")
    }

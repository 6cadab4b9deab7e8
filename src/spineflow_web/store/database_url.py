"""PostgreSQL by one setting: `postgresql://name:password@host:5432/database?sslmode=require`."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


def postgres_settings(url: str) -> dict[str, Any]:
    """Django's settings for this address; a sentence for the console when it cannot be read."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or len(parts.path) < 2:
        raise ValueError(
            "SPINEFLOW_DATABASE_URL must look like postgresql://name:password@host:5432/database"
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 300,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": "-c synchronous_commit=on", **options},
    }

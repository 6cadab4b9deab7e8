"""The cache that counts sign-in attempts: in the database, so every worker sees the same count."""

from __future__ import annotations

from typing import Any

from django.core.cache.backends.db import DatabaseCache

from spineflow_web.store.write_gate import write_gate


class GatedDatabaseCache(DatabaseCache):
    """Django's database cache, queueing for its writes like every other writer."""

    def _base_set(self, *args: Any, **kwargs: Any) -> Any:
        with write_gate():
            return super()._base_set(*args, **kwargs)  # type: ignore[misc]

    def _base_delete_many(self, keys: Any) -> Any:
        with write_gate():
            return super()._base_delete_many(keys)  # type: ignore[misc]

"""Static files under names that carry their content's hash, so a browser may keep them for ever."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Also renames what one plain ES module imports from another."""

    support_js_module_import_aggregation = True

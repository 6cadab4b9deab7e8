"""The product's settings, on a data folder of their own and with plain static names."""

from __future__ import annotations

import os
import sys
import tempfile

os.environ["SPINEFLOW_DATA"] = tempfile.mkdtemp(prefix="spineflow-tests-")
for _name in ("SPINEFLOW_ORIGIN", "SPINEFLOW_HOST"):
    os.environ.pop(_name, None)

if "--postgres" in sys.argv:
    # Settings are read before pytest hands out its options, so the word itself is looked for.
    from tests.conftest import start_postgres

    os.environ["SPINEFLOW_DATABASE_URL"] = start_postgres()

from spineflow_web.settings import *  # noqa: E402, F403
from spineflow_web.settings import DATA, DATABASES, SQLITE, STORAGES  # noqa: E402

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
if DATABASES["default"] is SQLITE:
    # A file, so that the journal, the gate and several threads behave as in the product.
    SQLITE["TEST"] = {"NAME": str(DATA / "test.sqlite3")}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

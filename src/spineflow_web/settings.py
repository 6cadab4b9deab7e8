"""Django's settings. What a household may change is in the environment: docs/self-hosting.md."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from spineflow_web.addresses import LOOPBACK, own_names, read_networks, read_origin
from spineflow_web.store.data_folder import DATABASE, open_data_folder, read_secret_key
from spineflow_web.store.database_url import postgres_settings

# Chooses the SQLite for the whole process, so it stands before anything opens a database.
from spineflow_web.store.engine import ENGINE

ROOT = Path(__file__).resolve().parents[2]
DATA = open_data_folder(os.environ.get("SPINEFLOW_DATA"))
HOST = os.environ.get("SPINEFLOW_HOST", "127.0.0.1")
PORT = int(os.environ.get("SPINEFLOW_PORT", "8000"))
ORIGIN = read_origin(os.environ.get("SPINEFLOW_ORIGIN", "").strip())
LAN = os.environ.get("SPINEFLOW_LAN", "") == "1"
"""Serve https with a certificate of the household's own authority."""
if LAN and ORIGIN:
    raise ValueError(
        "--lan makes https itself, SPINEFLOW_ORIGIN says that a proxy does. Use one of them."
    )
PLAIN_PORT = int(os.environ.get("SPINEFLOW_PLAIN_PORT") or PORT + 1)
"""Where a phone gets the authority's certificate, over plain http."""
IS_HTTPS = LAN or ORIGIN.startswith("https://")
IS_EXPOSED = HOST not in LOOPBACK or bool(ORIGIN)
# Whose X-Forwarded-* headers count: nobody's, unless there is a proxy at all.
TRUSTED_PROXIES = read_networks(
    os.environ.get("SPINEFLOW_PROXIES", "127.0.0.0/8,::1") if ORIGIN else ""
)

SECRET_KEY = read_secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
_further = os.environ.get("SPINEFLOW_ALLOWED_HOSTS", "").split(",")
ALLOWED_HOSTS += [name.strip() for name in _further if name.strip()]
if ORIGIN:
    ALLOWED_HOSTS.append(urlsplit(ORIGIN).hostname or "")
if IS_EXPOSED:
    ALLOWED_HOSTS += own_names(HOST)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "spineflow_web.accounts",
    "spineflow_web.store",
    "spineflow_web.jobs",
]
MIDDLEWARE = [
    "spineflow_web.pages.forwarded.believe_only_proxies",
    "spineflow_web.pages.middleware.answer_with_headers",
    "spineflow_web.pages.request_log.log_requests",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "spineflow_web.pages.sign_in.session_rules.keep_session_rules",
    "spineflow_web.pages.sign_in.first_run.require_way_in",
    "spineflow_web.pages.refusals.explain_wrong_way_in",
]
ROOT_URLCONF = "spineflow_web.urls"
WSGI_APPLICATION = "spineflow_web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "src/spineflow_web/pages/templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "spineflow_web.pages.phone.warning.plain_http",
            ]
        },
    }
]

# ---- rows ------------------------------------------------------------------------------------
DATABASE_URL = os.environ.get("SPINEFLOW_DATABASE_URL", "")
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": str(DATA / DATABASE),
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": ENGINE.init_command,
    },
}
DATABASES = {"default": postgres_settings(DATABASE_URL) if DATABASE_URL else SQLITE}
CACHES = {
    "default": {
        "BACKEND": "spineflow_web.store.shared_cache.GatedDatabaseCache",
        "LOCATION": "store_shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ---- words and times ---------------------------------------------------------------------------
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = ["spineflow_web.pages.formats"]

# ---- static files ------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [ROOT / "frontend"] if (ROOT / "frontend").is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "spineflow_web.store.static_files.HashedFiles"},
}
WHITENOISE_MAX_AGE = 3600

# ---- who one is --------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["spineflow_web.store.signed_in.AccountBackend"]
PASSWORD_HASHERS = ["spineflow_web.accounts.hashers.BoundedArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "spineflow_web.accounts.passwords.LengthForItsCompany"},
    {"NAME": "spineflow_web.accounts.passwords.NotOurOwnWords"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "account_login"

SESSION_ENGINE = "spineflow_web.store.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 3600  # idle; 90 days at most, see sign_in/session_rules.py
SESSION_COOKIE_NAME = "__Host-sid" if IS_HTTPS else "sid"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [ORIGIN] if ORIGIN else []
CSRF_FAILURE_VIEW = "spineflow_web.pages.refusals.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

ACCOUNT_ADAPTER = "spineflow_web.pages.sign_in.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ORIGIN else 0
MFA_ADAPTER = "spineflow_web.pages.sign_in.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "preferred"
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Spineflow"

# ---- the wire ----------------------------------------------------------------------------------
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if ORIGIN.startswith("https://") else None
)
# Whom a push service may write to about this server. It has to be an address; nobody reads it.
PUSH_CONTACT = os.environ.get("SPINEFLOW_CONTACT") or ORIGIN or "https://spineflow.invalid"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "spineflow_web.pages.request_log.QuietFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "spineflow.requests": {"level": os.environ.get("SPINEFLOW_LOG", "INFO")},
        # Their lines carry whole paths; our own line per request names the route instead.
        "django": {"handlers": [], "level": "ERROR"},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}

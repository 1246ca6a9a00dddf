"""Django's settings. Importing this file reads the environment and touches nothing on disk."""

import os
import secrets
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import platformdirs
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from tzlocal import get_localzone_name

from inkling.vault.seal import STANDARD_COST

HOME = Path(os.environ.get("INKLING_HOME") or platformdirs.user_data_dir("inkling", appauthor=False))
INSTALLATION_KEY = HOME / "installation.key"
DEMO = os.environ.get("INKLING_DEMO") == "1"

DEBUG = False
SECRET_KEY = secrets.token_urlsafe(50)  # only guards forms of this run; nothing kept depends on it
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "inkling.vault",
    "inkling.web.shell",
    "inkling.web.entries",
    "inkling.web.welcome",
    "inkling.web.care",
    "inkling.web.about",
    "inkling.web.today",
    "inkling.web.journal",
    "inkling.web.challenges",
    "inkling.web.threads",
    "inkling.web.breakthroughs",
    "inkling.web.together",
    "inkling.web.events",
    "inkling.web.measures",
    "inkling.web.sessions",
    "inkling.web.unsaid",
    "inkling.web.practices",
    "inkling.web.preferences",
    "inkling.web.privacy",
    "inkling.web.importing",
    "inkling.web.exporting",
    "inkling.web.path",
    "inkling.web.shifts",
    "inkling.web.how_change_came",
    "inkling.web.making_space",
    "inkling.web.words",
]

MIDDLEWARE = [
    "inkling.web.shell.middleware.no_store",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "inkling.web.shell.middleware.vault",
    "inkling.web.shell.not_kept.NotKept",
]

ROOT_URLCONF = "inkling.urls"
WSGI_APPLICATION = "inkling.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "inkling.web.shell.context.shell",
            ],
        },
    }
]

FORM_RENDERER = "inkling.web.shell.form_renderer.FormRenderer"

_DURABLE = "; ".join(
    f"PRAGMA {pragma}"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON")
)


def _sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"init_command": _DURABLE, "transaction_mode": "IMMEDIATE", "timeout": 20},
    }


SAMPLE_HOME = Path(tempfile.gettempdir()) / f"inkling-sample-{os.getpid()}-{secrets.token_hex(8)}"
DATABASES = {
    "default": _sqlite(HOME / "journal.sqlite3"),
    "sessions": _sqlite(HOME / "sessions.sqlite3"),
    "sample": _sqlite(SAMPLE_HOME / "journal.sqlite3"),
}
DATABASE_ROUTERS = ["inkling.vault.homes.HomeRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PASSPHRASE_COST = STANDARD_COST


def CLOCK() -> datetime:
    """The one place where the time is read; tests put their own here."""
    return datetime.now(UTC)


LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
ZONE = get_localzone_name() or "UTC"

STATIC_URL = "/static/"
STATICFILES_DIRS = [("pictures", Path(__file__).parent / "pictures" / "css")]
WHITENOISE_USE_FINDERS = True

CSRF_COOKIE_NAME = "inkling_form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "inkling.web.shell.errors.form_refused"

# Not "no-referrer": with it browsers send `Origin: null` on a form, and the check of forms could not tell
# our own pages from others. Nothing is told to any other site either way.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["inkling.web.shell.uploads.MemoryOnlyUpload"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "inkling.web.shell.errors.QuietFormatter"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "quiet"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},  # a page that is not there is no news
    },
}
LOGGING_CONFIG = "logging.config.dictConfig"

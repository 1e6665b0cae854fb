"""Django's settings, read from the one frozen environment."""

from pathlib import Path
from urllib.parse import urlsplit

from onedoor.project import env as _env
from onedoor.project import logs as _logs
from onedoor.project.database import connection_settings as _connection_settings

ENV = _env.read()
_SOURCE = Path(__file__).resolve().parents[1]
_public = urlsplit(ENV.public)
_by_https = _public.scheme == "https"

# What there is.

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "onedoor.base",
    "onedoor.audit",
    "onedoor.notices",
    "onedoor.agencies",
    "onedoor.identity",
    "onedoor.catalogue",
    "onedoor.fees",
    "onedoor.signing",
    "onedoor.vault",
    "onedoor.dossiers",
    "onedoor.quality",
    "onedoor.simplification",
    "onedoor.outreach",
    "onedoor.programme",
    "onedoor.doors.frame",
    "onedoor.doors.portal",
    "onedoor.doors.desk",
    "onedoor.doors.field",
    "onedoor.doors.office",
    "onedoor.doors.api",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "onedoor.doors.frame.headers.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "onedoor.doors.frame.refusals.refusals",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "onedoor.project.urls"
WSGI_APPLICATION = "onedoor.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
            ]
        },
    }
]

# Data.

DATABASES = {"default": _connection_settings(ENV.database_url)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_IMPORT_PATHS = ["onedoor.project.housekeeping"]
PROCRASTINATE_WORKER_DEFAULTS = {
    "concurrency": 4,
    "delete_jobs": "successful",
    "shutdown_graceful_timeout": 10,
    "fetch_job_polling_interval": 1.0,  # Seconds: nobody tells the worker of what becomes due.
}
MEDIA_ROOT = str(ENV.data_path / "files")
DOCUMENT_FONTS = str(_SOURCE / "doors/frame/static/frame/built/fonts/ttf")
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# Words, days and times.

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = _by_https
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# Static files: hashed and compressed once `onedoor up` or `onedoor web` collected them; as they lie until then.

STATIC_URL = "/static/"
STATIC_ROOT = str(ENV.data_path / "static")
_collected = (ENV.data_path / "static/staticfiles.json").exists()
STORAGES = {
    "default": {"BACKEND": "onedoor.base.files.DurableFileStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if _collected
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not _collected

# Trust.

DEBUG = False
SECRET_KEY = ENV.secret_key or "only-for-commands-that-sign-nothing"
ALLOWED_HOSTS = sorted({_public.hostname or "127.0.0.1", "127.0.0.1", "localhost", "[::1]"})
CSRF_TRUSTED_ORIGINS = [ENV.public] if _by_https else []
CSRF_FAILURE_VIEW = "onedoor.doors.frame.refusals.form_not_ours"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = _by_https
SESSION_ENGINE = "onedoor.doors.frame.sessions"
SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SESSION_COOKIE_SECURE = _by_https
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _by_https else 0
SECURE_REFERRER_POLICY = "same-origin"
if _by_https:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
OIDC = {"issuer": ENV.issuer, "client_id": ENV.oidc_client_id, "client_secret": ENV.client_secret}

# Logs: JSON lines of named fields, without personal data.

LOGGING_CONFIG = None
_logs.configure(ENV.log_level)

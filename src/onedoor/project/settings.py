"""Django's settings, read from the one frozen environment."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from onedoor.project import env as _env

ENV = _env.read()

_database = urlsplit(ENV.database_url or "postgresql://onedoor@127.0.0.1:5432/onedoor")
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _database.path.lstrip("/"),
        "USER": unquote(_database.username or ""),
        "PASSWORD": unquote(_database.password or ""),
        "HOST": unquote(_database.hostname or ""),
        "PORT": str(_database.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
}
SECRET_KEY = ENV.secret_key or "only-until-onedoor-up-writes-a-random-key"
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "onedoor.project.urls"
WSGI_APPLICATION = "onedoor.project.wsgi.application"
_OURS = [
    "audit",
    "notices",
    "agencies",
    "identity",
    "catalogue",
    "dossiers",
    "doors/frame",
    "doors/portal",
    "doors/desk",
    "doors/api",
]
_SOURCE = Path(__file__).resolve().parents[1]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    *(f"onedoor.{part.replace('/', '.')}" for part in _OURS if (_SOURCE / part / "apps.py").exists()),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = str(ENV.data_path / "static")
MEDIA_ROOT = str(ENV.data_path / "files")

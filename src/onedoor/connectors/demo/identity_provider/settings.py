"""Settings of the demo identity provider: its own database, cookies and keys, nothing shared with the system."""

import os
from importlib.metadata import version
from pathlib import Path

from onedoor.connectors.demo.identity_provider import keys as _keys

DATA = Path(os.environ["DEMO_DATA"])
PACK = Path(os.environ["DEMO_PACK"])
ISSUER = f"http://127.0.0.1:{os.environ['DEMO_PORT']}"

DEBUG = False
SECRET_KEY = _keys.session_secret(DATA)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ROOT_URLCONF = "onedoor.connectors.demo.identity_provider.urls"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "oauth2_provider",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": False,
    }
]
# A database of a released schema is left behind when the library's schema changes: everything in it is made anew.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / f"provider-{version('django-oauth-toolkit')}.sqlite3",
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}
MIGRATION_MODULES = dict.fromkeys(("auth", "contenttypes", "sessions", "oauth2_provider"))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
# Cookies know no ports: these names keep apart from the system's own on the same host.
SESSION_COOKIE_NAME = "demo_idp_session"
CSRF_COOKIE_NAME = "demo_idp_csrf"
SESSION_COOKIE_SAMESITE = "Lax"
LOGIN_URL = "/choose"
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
LANGUAGE_CODE = "vi"
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008"]

_current, *_earlier = _keys.keys(DATA)
OAUTH2_PROVIDER = {
    "OIDC_ENABLED": True,
    "OIDC_ISS_ENDPOINT": ISSUER,
    "OIDC_RSA_PRIVATE_KEY": _current,
    "OIDC_RSA_PRIVATE_KEYS_INACTIVE": _earlier,
    "OIDC_JWKS_MAX_AGE_SECONDS": 60,
    "OIDC_RESPONSE_TYPES_SUPPORTED": ["code"],
    "OIDC_RP_INITIATED_LOGOUT_ENABLED": True,
    "OIDC_RP_INITIATED_LOGOUT_ALWAYS_PROMPT": False,
    "OAUTH2_VALIDATOR_CLASS": "onedoor.connectors.demo.identity_provider.claims.Claims",
    "SCOPES": {
        "openid": "who you are",
        "profile": "name, birth date, sex, personal number",
        "email": "e-mail",
        "phone": "telephone",
        "address": "residence",
        "dossiers": "dossiers by the API",
        "introspection": "whether a token is good",
    },
    "DEFAULT_SCOPES": ["openid"],
    "PKCE_REQUIRED": True,
    "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
    "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
    "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
    "ACCESS_TOKEN_EXPIRE_SECONDS": 3600,
    "ID_TOKEN_EXPIRE_SECONDS": 600,
    "AUTHORIZATION_CODE_EXPIRE_SECONDS": 60,
}

"""The database as a setting: its URL as Django wants it, and whether a server is safe to build on."""

from urllib.parse import parse_qsl, unquote, urlsplit

import psycopg

from onedoor.project.progress import Stop

OLDEST_SERVER = 15
_SAFE = ("fsync", "full_page_writes", "synchronous_commit")
_TIMEOUTS = "-c statement_timeout=30s -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s"


class UnfitDatabase(Stop):
    """The database cannot be used; the message is one sentence that says what to do."""


def connection_settings(url: str) -> dict[str, object]:
    """Django's settings for the database at `url`; connections are kept, and no statement waits for ever."""
    parts = urlsplit(url or "postgresql://onedoor@127.0.0.1:5432/onedoor")
    options = {"connect_timeout": "5", "application_name": "onedoor", "options": _TIMEOUTS} | dict(
        parse_qsl(parts.query)
    )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options | {"server_side_binding": True, "prepare_threshold": 3},
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def check_server(url: str) -> None:
    """The server at `url` answers, is new enough and keeps what it acknowledged.

    Refuses: UnfitDatabase.
    """
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version // 10_000
            values = {name: _value(connection, name) for name in _SAFE}
    except psycopg.Error as failure:
        raise UnfitDatabase(
            f"The database at {without_password(url)} cannot be reached ({_reason(failure)}): "
            "start it, or correct ONEDOOR_DATABASE_URL."
        ) from None
    if version < OLDEST_SERVER:
        raise UnfitDatabase(
            f"The database server at {without_password(url)} is PostgreSQL {version}: "
            f"Onedoor needs {OLDEST_SERVER} or newer."
        )
    unsafe = [name for name, value in values.items() if value == "off"]
    if unsafe:
        raise UnfitDatabase(
            f"The database at {without_password(url)} could lose dossiers that it has acknowledged: "
            f"set {' and '.join(f'{name} = on' for name in unsafe)} in its postgresql.conf and start it again."
        )


def without_password(url: str) -> str:
    """`url` as it may be shown."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"postgresql://{parts.hostname or ''}{port}{parts.path}"


def _value(connection: "psycopg.Connection[tuple[object, ...]]", name: str) -> str:
    row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
    return str(row[0]) if row else ""


def _reason(failure: psycopg.Error) -> str:
    lines = [line.strip() for line in str(failure).splitlines() if line.strip()]
    return lines[-1].removeprefix("- ")[:200] if lines else "no reason given"

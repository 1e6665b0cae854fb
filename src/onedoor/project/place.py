"""The data folder: what is kept there from start to start, and the environment that every process of ours gets."""

import os
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from onedoor.project.embedded_postgres import running_url
from onedoor.project.env import Environment
from onedoor.project.progress import Stop

ROOM_NEEDED = 200 * 1024 * 1024


def prepare(env: Environment) -> Path:
    """The data folder exists, can be written to and has room.

    Refuses: Stop.
    """
    folder = env.data_path
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("files", "log", "static"):
            (folder / name).mkdir(exist_ok=True)
        (folder / "files").chmod(0o700)
    except OSError as failure:
        raise Stop(
            f"The data folder {folder} cannot be written to ({failure.strerror}): choose another with ONEDOOR_DATA."
        ) from None
    free = shutil.disk_usage(folder).free
    if free < ROOM_NEEDED:
        raise Stop(
            f"Only {free // 2**20} MB are free at {folder}: make room for {ROOM_NEEDED // 2**20} MB, "
            "or choose another folder with ONEDOOR_DATA."
        )
    return folder


def kept_secret(folder: Path, name: str) -> str:
    """A random secret that stays the same from start to start and that only we can read."""
    file = folder / name
    if not file.exists():
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as out:
            out.write(secrets.token_urlsafe(48))
    return file.read_text().strip()


def surroundings(env: Environment, database_url: str) -> dict[str, str]:
    """The environment of every process of ours: all settings as they are in use, absolute and complete."""
    known = {f"ONEDOOR_{setting.name.upper()}": str(getattr(env, setting.name)) for setting in fields(env)}
    return {
        **os.environ,
        **known,
        "ONEDOOR_DATABASE_URL": database_url,
        "ONEDOOR_DATA": str(env.data_path),
        "ONEDOOR_PACK": str(env.pack_path),
        "ONEDOOR_KEYS_FILE": str(env.keys_path),
        "ONEDOOR_SECRET_KEY": env.secret_key or kept_secret(env.data_path, "secret-key"),
        "ONEDOOR_OIDC_CLIENT_SECRET": env.oidc_client_secret or kept_secret(env.data_path, "client-secret"),
        "ONEDOOR_VNPAY_SECRET": env.vnpay_secret or kept_secret(env.data_path, "vnpay-secret"),
        "ONEDOOR_BANK_KEY": env.bank_key or kept_secret(env.data_path, "bank-key"),
        "ONEDOOR_CSC_CLIENT_SECRET": env.csc_client_secret or kept_secret(env.data_path, "csc-secret"),
        "DJANGO_SETTINGS_MODULE": "onedoor.project.settings",
        "PYTHONUNBUFFERED": "1",
    }


def join(env: Environment) -> Mapping[str, str]:
    """Put this process into the surroundings of the running system, and return them.

    Refuses: Stop when no database is given and none is running.
    """
    ours = surroundings(env, database(env))
    os.environ.update(ours)
    return ours


def database(env: Environment) -> str:
    """The address of the database that is given or runs in the data folder.

    Refuses: Stop where there is none.
    """
    prepare(env)
    url = env.database_url or running_url(env.data_path / "postgres")
    if url is None:
        raise Stop(f"No database runs on {env.data_path}: start `onedoor up` first, or set ONEDOOR_DATABASE_URL.")
    return url


def without_keys(ours: Mapping[str, str]) -> dict[str, str]:
    """Of such an environment what a process that holds no keys and no pages may have: the collector."""
    named = {f"ONEDOOR_{name}" for name in ("DATA", "DATABASE_URL", "HOST", "LOG_LEVEL", "PORT", "PUBLIC_URL")}
    return {
        name: told
        for name, told in ours.items()
        if not name.startswith("ONEDOOR_") or name in named or name.startswith("ONEDOOR_COLLECTOR")
    }

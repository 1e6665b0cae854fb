"""What must be true before the first page: tables, static files, the pack, the demo people. What is true is skipped."""

import hashlib
import os
import shutil
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import django

from onedoor.base.errors import Fact
from onedoor.project.progress import Stop, step

NOT_SERVED = ["frame/onedoor.css", "frame/onedoor.js", "ttf"]
"""Sources of what is built, and the typeface of the documents."""


def main() -> int:
    """Do what is due; a line for each."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.project.settings")
    try:
        django.setup()
        from onedoor.project import rotate_keys
        from onedoor.project.settings import ENV

        with step("tables"):
            migrate()
        with step("keys"):
            rotate_keys.check()
        with step("sealed values"):
            rotate_keys.seal_older_values()
        with step("static files"):
            collect(Path(ENV.data_path) / "static")
        with step("country"):
            load(ENV.pack_path)
        if ENV.wants_demo:
            with step("demo people"):
                settle_demo_people()
    except Stop as reason:
        sys.stderr.write(f"\n{reason}\n")
        return 1
    return 0


def migrate() -> None:
    """The tables are as this version needs them."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("SELECT pg_advisory_lock(7313)")
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(7313)")
        cursor.execute("RESET statement_timeout")


def collect(target: Path) -> None:
    """The static files stand in `target`, hashed and compressed, and nothing older does."""
    from django.contrib.staticfiles.finders import get_finders
    from django.contrib.staticfiles.management.commands.collectstatic import Command
    from django.core.management import call_command
    from whitenoise.storage import CompressedManifestStaticFilesStorage

    found = [Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([])]
    marks = sorted(f"{file} {file.stat().st_mtime_ns} {file.stat().st_size}" for file in found)
    digest = hashlib.sha256("\n".join(marks).encode()).hexdigest()
    stamp, storage = target / ".stamp", CompressedManifestStaticFilesStorage(location=target)
    if (target / storage.manifest_name).exists() and stamp.exists() and stamp.read_text() == digest:
        return
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    command = Command()
    command.storage = storage  # The settings chose one before there was anything collected.
    call_command(command, verbosity=0, interactive=False, ignore_patterns=NOT_SERVED)
    stamp.write_text(digest)


def load(pack: Path) -> None:
    """The country of `pack` stands: areas, agencies, calendar and procedures. What is unchanged is left alone.

    Refuses: Stop when there is no such folder.
    """
    if not pack.is_dir():
        raise Stop(f"There is no pack at {pack}: give its folder with ONEDOOR_PACK, or start from the checkout.")
    from onedoor.agencies import operations as agencies
    from onedoor.base.actor import SYSTEM
    from onedoor.base.errors import Refusal
    from onedoor.catalogue import operations as catalogue
    from onedoor.fees import operations as fees

    try:
        agencies.load_areas(pack)
        agencies.load_agencies(pack)
        agencies.load_calendar(pack)
        catalogue.load_procedures(pack, by=SYSTEM)
        fees.load_policies(pack, by=SYSTEM)
    except Refusal as refused:
        facts = "; ".join(f"{name}: {_plain(value)}" for name, value in refused.facts.items())
        raise Stop(f"The pack at {pack} was refused ({refused.code}): {facts}. Correct it and load it again.") from None


def _plain(value: Fact) -> str:
    return "\n  ".join(("", *value)) if isinstance(value, tuple) else str(value)


def settle_demo_people() -> None:
    """The demo officers are appointed, so that somebody is there to decide."""
    if find_spec("onedoor.connectors.demo.people") is not None:
        import_module("onedoor.project.demo_people").settle()


if __name__ == "__main__":
    sys.exit(main())

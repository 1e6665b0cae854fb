"""The journal is proved from a dump: whoever alters, adds or takes a record is found out, and the record named."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.db import connection, transaction

from onedoor.audit import operations as audit
from onedoor.audit.models import Act
from onedoor.base.actor import SYSTEM
from onedoor.project.command_line import main
from onedoor.project.embedded_postgres import programs
from onedoor.project.verify_audit import verify

Line = list[str]


@pytest.fixture
def dump(transactional_db: None, tmp_path: Path) -> Path:
    """A plain pg_dump of a journal with two dossiers, three acts each."""
    for subject in ("G22.99-260115-0001", 'tab\tand "quote" \\ đ'):
        for number, verb in enumerate(("dossiers.submit", "dossiers.receive", "dossiers.decide")):
            with transaction.atomic():
                audit.record(
                    by=SYSTEM, verb=verb, subject=subject, facts={"n": number, "items": ("a\\b", "ế"), "none": None}
                )
    file = tmp_path / "dump.sql"
    place = settings.DATABASES["default"]
    address = f"postgresql://{place['USER']}:{place['PASSWORD']}@{place['HOST']}:{place['PORT']}"
    name = connection.settings_dict["NAME"]
    subprocess.run([programs() / "bin/pg_dump", f"--file={file}", f"{address}/{name}"], check=True)
    return file


def test_an_untouched_journal_holds(dump: Path) -> None:
    verdict = verify(dump)

    assert verdict.holds
    assert f"{Act.objects.count()} acts in " in verdict.sentence


def _changed(dump: Path, change: str) -> str:
    lines = dump.read_text().split("\n")
    start = next(at for at, line in enumerate(lines) if line.startswith("COPY public.audit_act"))
    second = next(at for at in range(start, len(lines)) if "G22.99" in lines[at] and "dossiers.receive" in lines[at])
    if change == "altered":
        lines[second] = lines[second].replace("dossiers.receive", "dossiers.refuse")
    elif change == "taken":
        del lines[second]
    elif change == "doubled":
        lines.insert(second, lines[second])
    elif change == "cut":
        del lines[second + 1 :]
    elif change == "damaged":
        lines[second] = lines[second].replace("\t", " ", 1)
    dump.write_text("\n".join(lines))
    return change


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("altered", "G22.99-260115-0001, act 2"),
        ("taken", "G22.99-260115-0001, act 3"),
        ("doubled", "G22.99-260115-0001, act 2"),
        ("cut", "ends in the middle"),
        ("damaged", "is damaged"),
    ],
)
def test_the_first_bad_record_is_named(dump: Path, change: str, named: str) -> None:
    _changed(dump, change)

    answer = CliRunner().invoke(main, ["verify-audit", str(dump)])

    assert answer.exit_code == 1
    assert named in answer.output


def test_json_lines_are_read_too(dump: Path) -> None:
    del dump
    lines = []
    for act in Act.objects.all():
        row = {field.attname: getattr(act, field.attname) for field in Act._meta.concrete_fields}
        row |= {"at": act.at.isoformat(), "previous": bytes(act.previous).hex(), "digest": bytes(act.digest).hex()}
        lines.append(
            json.dumps({name: value if name == "facts" else value and str(value) for name, value in row.items()})
        )
    file = Path(settings.ENV.data) / "journal.jsonl"
    file.write_text("\n".join(lines))

    assert verify(file).holds


def test_a_file_without_a_journal_does_not_pass(tmp_path: Path) -> None:
    file = tmp_path / "empty.sql"
    file.write_text("-- nothing\n")

    assert not verify(file).holds


def test_the_verifier_needs_no_django() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import onedoor.project.verify_audit, sys; print('django' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.strip() == "False"

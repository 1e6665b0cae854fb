"""`onedoor probe` on portals of which it is known what is wrong."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from onedoor.connectors.demo.zoo.portals import PORTALS
from onedoor.connectors.prober import configured
from onedoor.project import probe
from onedoor.project.progress import Stop
from onedoor.quality.terms.defects import Defect

pytestmark = pytest.mark.django_db
SOME = tuple(one for one in PORTALS if one.name in {"healthy", "bare", "barred"})


def test_the_zoo_is_found_as_it_was_planted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(probe, "PORTALS", SOME)
    assert probe.run(settings.ENV, "try", None, in_zoo=True) == 0
    told = capsys.readouterr().out
    assert "3/3" in told
    assert "may be framed, no hsts, no policy, type guessed" in told
    assert told.endswith("3 of 3 visited.\n")
    assert probe.run(settings.ENV, "try", None, in_zoo=True) == 0
    assert "1/3" not in capsys.readouterr().out


def test_what_is_found_otherwise_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lying = replace(SOME[0], planted=frozenset({Defect.SLOW}))
    monkeypatch.setattr(probe, "PORTALS", [lying])
    assert probe.run(settings.ENV, "lying", None, in_zoo=True) == 1
    assert "zoo-healthy: planted slow; found nothing" in capsys.readouterr().out


def test_a_list_that_cannot_be_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "portals.yaml"
    file.write_text("portals: [{id: a}]")
    with pytest.raises(Stop, match="lists no portals that can be read"):
        probe.run(settings.ENV, "none", file, in_zoo=False)


@pytest.mark.parametrize(
    ("lacks", "sentence"), [("program", "no chromium here"), ("axe", "axe-core, which is not here")]
)
def test_without_a_browser_it_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lacks: str, sentence: str
) -> None:
    if lacks == "program":
        monkeypatch.setattr(configured, "_PROGRAMS", ("no-such-browser",))
    else:
        monkeypatch.setattr(configured, "_PROGRAMS", ("true",))
        monkeypatch.setattr(configured, "_AXE", tmp_path / "axe.js")
    with pytest.raises(Stop, match=sentence):
        probe.run(settings.ENV, "seen", None, in_zoo=True, in_browser=True)


def test_foreign_pages_are_not_opened_as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(configured, "_PROGRAMS", ("true",))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(Stop, match="not opened as root"):
        probe.run(settings.ENV, "seen", None, in_zoo=False, in_browser=True)

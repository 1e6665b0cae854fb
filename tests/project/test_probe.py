"""`onedoor probe` on portals of which it is known what is wrong."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings

from onedoor.connectors.demo.zoo import serving
from onedoor.connectors.demo.zoo.portals import PORTALS
from onedoor.project import probe
from onedoor.project.progress import Stop
from onedoor.quality.terms.defects import Defect

pytestmark = pytest.mark.django_db
SOME = tuple(one for one in PORTALS if one.name in {"healthy", "bare", "barred"})


def test_the_zoo_is_found_as_it_was_planted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(probe, "zoo", partial(serving.zoo, inhabitants=SOME))
    assert probe.run(settings.ENV, "try", None, in_zoo=True) == 0
    told = capsys.readouterr().out
    assert "3/3" in told
    assert "may be framed, no hsts, no policy, type guessed" in told
    assert told.endswith("3 of 3 visited.\n")
    assert probe.run(settings.ENV, "try", None, in_zoo=True) == 0
    assert "1/3" not in capsys.readouterr().out


def test_what_is_found_otherwise_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lying = replace(SOME[0], planted=frozenset({Defect.SLOW}))
    monkeypatch.setattr(probe, "zoo", partial(serving.zoo, inhabitants=[lying]))
    assert probe.run(settings.ENV, "lying", None, in_zoo=True) == 1
    assert "zoo-healthy: planted slow; found nothing" in capsys.readouterr().out


def test_a_list_that_cannot_be_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "portals.yaml"
    file.write_text("portals: [{id: a}]")
    with pytest.raises(Stop, match="lists no portals that can be read"):
        probe.run(settings.ENV, "none", file, in_zoo=False)

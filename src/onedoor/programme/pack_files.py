"""Reading what the pack says of the programme: who coordinates it."""

from functools import lru_cache
from pathlib import Path

import yaml
from django.conf import settings

from onedoor.catalogue.terms import Marked
from onedoor.catalogue.terms.facts import Part


class Coordination(Marked):
    """Which agencies may give targets to every other; all others only to what is below them."""

    coordinators: tuple[str, ...]


class ProgrammeFile(Part):
    """The file."""

    coordination: Coordination


@lru_cache(maxsize=4)
def _read(file: Path) -> ProgrammeFile:
    return ProgrammeFile.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


def programme() -> ProgrammeFile:
    """The programme of the pack in use."""
    return _read(settings.ENV.pack_path / "programme.yaml")

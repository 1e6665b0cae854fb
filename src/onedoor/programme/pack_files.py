"""Reading what the pack says of the programme: who coordinates it, the tasks of a plan, and days without paper."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Self

import yaml
from django.conf import settings
from pydantic import model_validator

from onedoor.catalogue.terms import Marked, Text
from onedoor.catalogue.terms.facts import Part


class Coordination(Marked):
    """Which agencies may give targets to every other; all others only to what is below them."""

    coordinators: tuple[str, ...]


class TemplateTask(Marked):
    """A task of the programme: what it should move, or that it is an output, is declared with it."""

    number: int
    title: Text
    owner: Text | None = None
    deadline: Text | None = None
    moves: str = ""
    output: bool = False

    @model_validator(mode="after")
    def _declares(self) -> Self:
        if bool(self.moves) == self.output:
            raise ValueError(self.number)
        return self


class KnownBasis(Marked):
    """A document that is known to order that no paper is taken."""

    number: str
    citation: Text


class LawfulException(Marked):
    """A reason for which a counter takes paper all the same."""

    id: str
    title: Text


class PaperlessFile(Marked):
    """How paperless measures are announced and judged, and when they do not hold."""

    lead_days: int
    normal_weeks: int
    bases: tuple[KnownBasis, ...] = ()
    exceptions: tuple[LawfulException, ...]


class ProgrammeFile(Part):
    """The file."""

    coordination: Coordination
    paperless: PaperlessFile
    tasks: tuple[TemplateTask, ...]


@lru_cache(maxsize=4)
def _read(file: Path) -> ProgrammeFile:
    return ProgrammeFile.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


def programme() -> ProgrammeFile:
    """The programme of the pack in use."""
    return _read(settings.ENV.pack_path / "programme.yaml")


def template_tasks() -> Mapping[int, TemplateTask]:
    """The tasks of the programme, by number."""
    return {one.number: one for one in programme().tasks}

"""Reading what the pack defines: indicators, the profiles that score them, the map, and what people are asked."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from django.conf import settings

from onedoor.catalogue.terms import Marked
from onedoor.catalogue.terms.facts import Part
from onedoor.quality.terms import Indicator, Profile
from onedoor.quality.terms.experts import CriteriaFile, CriteriaSet
from onedoor.quality.terms.indicators import Indicators
from onedoor.quality.terms.rounds import Portals
from onedoor.quality.terms.surveys import Asking, Instrument, Instruments


class Tile(Part):
    """A province on the map: a short name, and its column and row."""

    short: str
    at: tuple[int, int]


class ProvinceMap(Marked):
    """The map."""

    tiles: dict[str, Tile]


@lru_cache(maxsize=4)
def _indicators(file: Path) -> Mapping[tuple[str, int], Indicator]:
    read = Indicators.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    return {(one.id, one.version): one for one in read.indicators}


@lru_cache(maxsize=4)
def _profiles(folder: Path) -> Mapping[str, Profile]:
    read = [Profile.model_validate(yaml.safe_load(file.read_text("utf-8"))) for file in sorted(folder.glob("*.yaml"))]
    return {one.id: one for one in read}


@lru_cache(maxsize=4)
def _surveys(file: Path) -> Instruments:
    return Instruments.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


def surveys() -> tuple[Instrument, ...]:
    """Every survey in every version."""
    return _surveys(settings.ENV.pack_path / "surveys.yaml").surveys


def asking() -> Asking:
    """How people may be asked by message."""
    return _surveys(settings.ENV.pack_path / "surveys.yaml").asking


@lru_cache(maxsize=4)
def _criteria(file: Path) -> tuple[CriteriaSet, ...]:
    return CriteriaFile.model_validate({"sets": yaml.safe_load(file.read_text(encoding="utf-8"))["sets"]}).sets


def criteria() -> tuple[CriteriaSet, ...]:
    """What experts judge, in every version."""
    return _criteria(settings.ENV.pack_path / "criteria.yaml")


def indicators() -> Mapping[tuple[str, int], Indicator]:
    """Every indicator, by id and version."""
    return _indicators(settings.ENV.pack_path / "indicators.yaml")


def profiles() -> Mapping[str, Profile]:
    """Every profile, by id."""
    return _profiles(settings.ENV.pack_path / "profiles")


@lru_cache(maxsize=4)
def _map(file: Path) -> ProvinceMap:
    return ProvinceMap.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


def province_map() -> ProvinceMap:
    """Where each province stands on the map, by its statistics code."""
    return _map(settings.ENV.pack_path / "map.yaml")


@lru_cache(maxsize=4)
def probes_of(file: Path) -> Portals:
    """The portals that a file lists."""
    return Portals.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


def probes() -> Portals:
    """The portals of others that the pack knows."""
    return probes_of(settings.ENV.pack_path / "probes.yaml")

"""Reading what the pack defines: the indicators, and the profiles that score them."""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import yaml
from django.conf import settings

from onedoor.quality.terms import Indicator, Profile
from onedoor.quality.terms.indicators import Indicators


@lru_cache(maxsize=4)
def _indicators(file: Path) -> Mapping[tuple[str, int], Indicator]:
    read = Indicators.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    return {(one.id, one.version): one for one in read.indicators}


@lru_cache(maxsize=4)
def _profiles(folder: Path) -> Mapping[str, Profile]:
    read = [Profile.model_validate(yaml.safe_load(file.read_text("utf-8"))) for file in sorted(folder.glob("*.yaml"))]
    return {one.id: one for one in read}


def indicators() -> Mapping[tuple[str, int], Indicator]:
    """Every indicator, by id and version."""
    return _indicators(settings.ENV.pack_path / "indicators.yaml")


def profiles() -> Mapping[str, Profile]:
    """Every profile, by id."""
    return _profiles(settings.ENV.pack_path / "profiles")


def digest(profile: Profile) -> str:
    """What tells whether a profile is still the one that was used."""
    return sha256(profile.model_dump_json().encode()).hexdigest()

"""The prober of this installation, as the settings name it."""

from functools import lru_cache
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from onedoor.quality.ports import Prober


@lru_cache(maxsize=1)
def prober() -> Prober:
    """Who visits portals from here."""
    return cast("Prober", import_string(settings.ENV.prober)())

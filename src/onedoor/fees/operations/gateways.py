"""The gateways of this installation, as the settings name them."""

from functools import lru_cache
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from onedoor.fees.errors import NoSuchGateway
from onedoor.fees.ports import Gateway, Gateways
from onedoor.fees.terms import Manner


@lru_cache(maxsize=1)
def configured() -> Gateways:
    """Every gateway there is, by manner."""
    named = (part.partition("=") for part in settings.ENV.gateways.split())
    return {Manner(manner): cast("Gateway", import_string(dotted)()) for manner, _, dotted in named}


def gateway(manner: Manner) -> Gateway:
    """The gateway for that manner. Refuses: NoSuchGateway."""
    found = configured().get(manner)
    if found is None:
        raise NoSuchGateway(manner=manner.value)
    return found

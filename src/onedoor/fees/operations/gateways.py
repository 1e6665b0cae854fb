"""The gateways and readers of statements of this installation, as the settings name them."""

from collections.abc import Mapping
from functools import lru_cache
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from onedoor.fees.errors import NoSuchGateway
from onedoor.fees.ports import Gateway, Gateways, Statements
from onedoor.fees.terms import Manner


@lru_cache(maxsize=1)
def configured() -> Gateways:
    """Every gateway there is, by manner."""
    paths = [path.strip() for path in settings.ENV.payment_gateways.split(",")]
    found = [cast("Gateway", import_string(path)()) for path in paths if path]
    return {each.manner: each for each in found}


@lru_cache(maxsize=1)
def readers() -> Mapping[Manner, Statements]:
    """Every reader of statements that come as files, by manner."""
    paths = [path.strip() for path in settings.ENV.statement_readers.split(",")]
    found = [cast("Statements", import_string(path)()) for path in paths if path]
    return {each.manner: each for each in found}


def gateway(manner: Manner) -> Gateway:
    """The gateway for that manner. Refuses: NoSuchGateway."""
    found = configured().get(manner)
    if found is None:
        raise NoSuchGateway(manner=manner.value)
    return found


def ways(amount: int = 0) -> tuple[Manner, ...]:
    """The ways to pay online that this installation offers: all of them, or those for that amount."""
    return tuple(manner for manner, each in configured().items() if not amount or amount in each.amounts)

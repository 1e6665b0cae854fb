"""What an agency decides, and what of it people can file online."""

from collections.abc import Iterable
from datetime import date

from onedoor.agencies import queries as agencies
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Channel, Definition


def services_online(agency: str, on: date) -> dict[str, Definition]:
    """What that agency decides and people can file online, by procedure."""
    return online_anywhere([agencies.agency(agency).kind.value], on)


def online_anywhere(kinds: Iterable[str], on: date) -> dict[str, Definition]:
    """What agencies of those kinds decide and people can file online, by procedure."""
    return {name: one for name, one in _decided(frozenset(kinds), on).items() if is_online(one)}


def services_at(agency: str, on: date) -> dict[str, Definition]:
    """What that agency decides, by procedure."""
    return _decided(frozenset({agencies.agency(agency).kind.value}), on)


def _decided(kinds: frozenset[str], on: date) -> dict[str, Definition]:
    found = (catalogue.current_version(card.procedure, on).definition for card in catalogue.services(on=on))
    return {one.procedure: one for one in found if one.authority.kind.value in kinds}


def is_online(definition: Definition) -> bool:
    """Whether it can be filed online."""
    return any(rule.channel is Channel.ONLINE for rule in definition.channels)

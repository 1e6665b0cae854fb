"""Asking a register of the state what a procedure needs; each question is written down with who asked and why."""

from collections.abc import Mapping
from functools import lru_cache
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string
from pydantic import JsonValue

from onedoor.audit import operations as audit
from onedoor.base.actor import Actor
from onedoor.vault.ports import Registers


@lru_cache(maxsize=4)
def _registers(dotted: str) -> Registers:
    return cast("Registers", import_string(dotted)())


def register_facts(register: str, citizen_number: str, *, by: Actor, purpose: str) -> Mapping[str, JsonValue] | None:
    """What that register knows of the number, or None. Raises ConnectorError when it does not answer."""
    audit.look(by=by, subject=f"register:{register}", what="person", reason=purpose)
    return _registers(settings.ENV.registers).facts(register, citizen_number, purpose=purpose)

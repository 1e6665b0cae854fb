"""Whether what is declared has to be signed in this case, and by whom."""

from collections.abc import Mapping
from datetime import date

from pydantic import JsonValue

from onedoor.catalogue.rules.conditions import evaluate
from onedoor.catalogue.rules.shown import context
from onedoor.catalogue.terms import Channel, CoSigner, Declaration, Definition

Given = Mapping[str, JsonValue]


def declaration(definition: Definition, answers: Given, channel: str, today: date) -> Declaration | None:
    """The declaration to be signed digitally before this is filed; at a counter and by post it is signed by hand."""
    wanted = definition.declaration
    if wanted is None or channel != Channel.ONLINE:
        return None
    if wanted.when is not None and not evaluate(wanted.when, context(definition, answers, channel, today)):
        return None
    return wanted


def co_signers(definition: Definition, answers: Given, channel: str, today: date) -> tuple[CoSigner, ...]:
    """Who signs beside the person who files, in order; nobody where nothing is to be signed."""
    wanted = declaration(definition, answers, channel, today)
    told = context(definition, answers, channel, today)
    signers = wanted.signers if wanted else ()
    return tuple(each for each in signers if each.when is None or evaluate(each.when, told))

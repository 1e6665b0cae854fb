"""What one may ask the vault. Every answer depends on who asks; what you may not see does not exist."""

from onedoor.vault.kinds import kinds, pack, state_registers
from onedoor.vault.queries.counter import read_for, scanned, scanned_for, scanned_pages, to_certify, used_in
from onedoor.vault.queries.disputes import dispute, disputes_of, disputes_waiting
from onedoor.vault.queries.held import consented, held, read_for_dossier
from onedoor.vault.queries.items import content, item, items, readings
from onedoor.vault.queries.registers import register_facts
from onedoor.vault.queries.sharing import (
    bundle,
    bundles,
    consents,
    erasure_plan,
    shared_by_link,
    shared_document,
    shared_item,
    shared_items,
)

__all__ = [
    "bundle",
    "bundles",
    "consented",
    "consents",
    "content",
    "dispute",
    "disputes_of",
    "disputes_waiting",
    "erasure_plan",
    "held",
    "item",
    "items",
    "kinds",
    "pack",
    "read_for",
    "read_for_dossier",
    "readings",
    "register_facts",
    "scanned",
    "scanned_for",
    "scanned_pages",
    "shared_by_link",
    "shared_document",
    "shared_item",
    "shared_items",
    "state_registers",
    "to_certify",
    "used_in",
]

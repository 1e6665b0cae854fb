"""What one may ask the vault. Every answer depends on who asks; what you may not see does not exist."""

from onedoor.vault.kinds import kinds, pack
from onedoor.vault.queries.counter import read_for, scanned, scanned_pages, to_certify, used_in
from onedoor.vault.queries.items import content, item, items, readings

__all__ = [
    "content",
    "item",
    "items",
    "kinds",
    "pack",
    "read_for",
    "readings",
    "scanned",
    "scanned_pages",
    "to_certify",
    "used_in",
]

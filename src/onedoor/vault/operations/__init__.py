"""What one may do with the vault: the only writers."""

from onedoor.vault.operations.keeping import (
    add_pages,
    certify,
    declare,
    keep_issued,
    remove,
    scan_for,
    send_back,
    withdraw,
)

__all__ = ["add_pages", "certify", "declare", "keep_issued", "remove", "scan_for", "send_back", "withdraw"]

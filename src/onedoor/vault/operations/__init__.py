"""What one may do with the vault: the only writers."""

from onedoor.vault.operations.disputing import dispute, dispute_register, settle_dispute
from onedoor.vault.operations.keeping import (
    add_pages,
    certify,
    declare,
    hand_over,
    keep_issued,
    remove,
    scan_for,
    send_back,
    use,
    withdraw,
)
from onedoor.vault.operations.locking import destroy_keys
from onedoor.vault.operations.sharing import (
    ask_bundle,
    ask_shared_bundle,
    erase,
    forget_ended_bundles,
    give_consent,
    put_together,
    revoke,
    words_of,
)

__all__ = [
    "add_pages",
    "ask_bundle",
    "ask_shared_bundle",
    "certify",
    "declare",
    "destroy_keys",
    "dispute",
    "dispute_register",
    "erase",
    "forget_ended_bundles",
    "give_consent",
    "hand_over",
    "keep_issued",
    "put_together",
    "remove",
    "revoke",
    "scan_for",
    "send_back",
    "settle_dispute",
    "use",
    "withdraw",
    "words_of",
]

"""After an erasure the vault has a new key, and the former one is destroyed: what went opens in no backup either."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock, files
from onedoor.base.actor import SYSTEM
from onedoor.base.jobs import defer
from onedoor.base.operation import operation
from onedoor.base.sealing.keys import Drawer, destroy, replace
from onedoor.base.sealing.rows import seal_row
from onedoor.vault.models import Bundle, Item
from onedoor.vault.terms import Origin

KEY_RESTS = timedelta(hours=1)
"""So long may a process still be writing with a key that it began with."""


def lock_anew(owner: UUID, staying: Iterable[Item]) -> None:
    """What stays is sealed with a new key; the former one is destroyed once nobody can be using it any more."""
    replace(owner, Drawer.VAULT)
    for item in staying:
        seal_row(item)
    now = clock.now()
    defer("vault.destroy_keys", at=now + KEY_RESTS, owner=str(owner), until=now.isoformat())


def destroy_keys(owner: UUID, until: datetime) -> None:
    """The job: keys of the owner's vault that were retired until then are gone, after what needs one was moved."""
    for item in Item.objects.filter(owner=owner):
        seal_row(item)
        if item.stored_as and item.origin != Origin.ISSUED:
            files.seal_anew(item.stored_as)
    for stored_as in Bundle.objects.filter(owner=owner).exclude(stored_as="").values_list("stored_as", flat=True):
        files.seal_anew(stored_as)
    _destroyed(owner, until)


@operation
def _destroyed(owner: UUID, until: datetime) -> None:
    gone = destroy(owner, Drawer.VAULT, until=until)
    audit.record(by=SYSTEM, verb="vault.destroy_keys", subject=f"vault:{owner}", facts={"keys": gone})

"""Pictures of portals: kept with a visit, taken down with a reason, forgotten after the pack's term."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from onedoor.audit import operations as audit
from onedoor.base import clock, files, text
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound, NotReadable
from onedoor.base.ids import new_id
from onedoor.base.operation import on_commit, operation
from onedoor.base.sealing.keys import HOUSE, Drawer, key_of
from onedoor.quality.models import Evidence, Screenshot
from onedoor.quality.operations.assessment_rounds import subject_of
from onedoor.quality.profile import pack
from onedoor.quality.queries.pictures import may_take_down
from onedoor.quality.terms.pictures import Removal, Shot

_LONGEST_REASON = 300


def store_shots(shots: Iterable[Shot]) -> list[Screenshot]:
    """Their bytes are stored; the rows are saved with their visit. Refuses: StoreUnavailable."""
    return [_stored(nth, one) for nth, one in enumerate(shots)]


def _stored(nth: int, shot: Shot) -> Screenshot:
    stored = files.store([shot.content], key_of(HOUSE, Drawer.PERSON))
    return Screenshot(
        id=new_id(), nth=nth, step=shot.step, width=shot.width, url=shot.url, size=stored.size, sha256=stored.sha256,
        stored_as=stored.stored_as,
    )  # fmt: skip


@operation
def take_down(picture_id: UUID, reason: str, *, by: Actor) -> None:
    """Nobody is shown it any more, at whatever stage; its SHA-256, its date and the reason stay, for anybody to read.

    Refuses: NotFound (no such picture, or who does not run the measuring), NotReadable (no reason).
    """
    reason = text.clean(reason, max_length=_LONGEST_REASON)
    found = _locked(picture_id)
    if found is None or not may_take_down(found, by):
        raise NotFound
    if not reason:
        raise NotReadable(reason="no_reason")
    found.removed_at, found.removal, found.removed_for = clock.now(), Removal.TAKEN_DOWN, reason
    found.save(update_fields=["removed_at", "removal", "removed_for"])
    audit.record(
        by=by, verb="quality.take_down", subject=_subject(found),
        facts={"picture": str(found.id), "sha256": found.sha256},
    )  # fmt: skip
    on_commit(lambda: _lose_bytes(found))


def _locked(picture_id: UUID) -> Screenshot | Evidence | None:
    probes = Screenshot.objects.select_for_update(of=("self",)).filter(id=picture_id, removed_at=None)
    experts = Evidence.objects.select_for_update(of=("self",)).filter(id=picture_id, removed_at=None)
    return probes.first() or experts.first()


def _subject(found: Screenshot | Evidence) -> str:
    if isinstance(found, Evidence):
        return subject_of(found.portal)
    return f"probed_portal:{found.visit.portal.code}"


def forget_pictures() -> int:
    """Pictures older than the pack keeps them go, and the bytes of all that went; how many files that were.

    What a store would not let go of is tried again the next time.
    """
    terms, now = pack().pictures, clock.now()
    probes = Q(taken_at__lt=now - timedelta(days=terms.keep_of_probes_days))
    experts = Q(portal__settled_at__lt=now - timedelta(days=terms.keep_of_experts_days))
    over = {"removed_at": now, "removal": Removal.TERM_OVER}
    Screenshot.objects.filter(probes, removed_at=None).update(**over)
    Evidence.objects.filter(experts, removed_at=None).update(**over)
    gone = [
        one for model in (Screenshot, Evidence) for one in model.objects.exclude(removed_at=None).exclude(stored_as="")
    ]
    for one in gone:
        _lose_bytes(one)
    return len(gone)


def _lose_bytes(of: Screenshot | Evidence) -> None:
    files.forget(of.stored_as)
    type(of).objects.filter(pk=of.pk).update(stored_as="")

"""Editions: whether data must be loaded again, and a token that tells caches that something changed."""

from onedoor.agencies.models import Edition
from onedoor.base import clock
from onedoor.base.ids import new_id
from onedoor.base.kept import forget_kept
from onedoor.base.operation import on_commit


def stands(subject: str, digest: str) -> bool:
    """Whether exactly these data were loaded last. Holds the subject until the transaction ends."""
    edition, _made = Edition.objects.get_or_create(
        subject=subject, defaults={"digest": "", "token": new_id(), "changed_at": clock.now()}
    )
    return Edition.objects.select_for_update().get(pk=edition.pk).digest == digest


def renew(subject: str, digest: str | None = None) -> None:
    """The subject has a new token, and stands with `digest` where one is given."""
    changed: dict[str, object] = {"token": new_id(), "changed_at": clock.now()}
    if digest is not None:
        changed["digest"] = digest
    Edition.objects.update_or_create(subject=subject, defaults=changed, create_defaults={"digest": ""} | changed)
    forget_kept()
    on_commit(forget_kept)  # What was asked meanwhile, before the change was true.

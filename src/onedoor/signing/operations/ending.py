"""How a ceremony ends: once, with its reason; the papers it held are free again."""

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.signing import rules
from onedoor.signing.models import Binding, Ceremony, Paper
from onedoor.signing.terms import UNDER_WAY, CeremonyState, Trouble


def move(ceremony: Ceremony, to: CeremonyState) -> None:
    """The ceremony, which is locked, stands there now. Refuses: NotInThisState."""
    rules.check_ceremony(CeremonyState(ceremony.state), to)
    ceremony.state = to
    if to not in UNDER_WAY:
        ceremony.ended_at = clock.now()
    ceremony.save()


def end(ceremony: Ceremony, to: CeremonyState, *, by: Actor, trouble: Trouble = Trouble.NONE) -> None:
    """The ceremony, which is locked, has ended, and what it did not complete may be tried again.

    Refuses: NotInThisState.
    """
    ceremony.trouble = trouble
    move(ceremony, to)
    left = Binding.objects.filter(ceremony=ceremony, live=True, completed_at=None)
    if trouble:
        Paper.objects.filter(bindings__in=left).update(trouble=trouble)
    left.update(live=False)
    audit.record(
        by=by,
        verb="signing.end_ceremony",
        subject=f"ceremony:{ceremony.id}",
        facts={"state": to.value, "trouble": trouble.value},
    )

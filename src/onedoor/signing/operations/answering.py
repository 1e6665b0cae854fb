"""After the person was asked: what they did is learnt, and the signatures are fetched and compared with the digests."""

from collections.abc import Sequence
from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.base.errors import ConnectorError
from onedoor.base.jobs import defer
from onedoor.base.operation import operation
from onedoor.signing import rules
from onedoor.signing.errors import NotInThisState
from onedoor.signing.models import Binding, Ceremony
from onedoor.signing.operations.configured import signer
from onedoor.signing.operations.ending import end, move
from onedoor.signing.terms import Activation, Answer, CeremonyState, Credential, Reply, Trouble


def check(ceremony_id: UUID, *, again: bool = True) -> None:
    """What the person did is known, and acted on. While nothing is known, it is asked again later (if `again`)."""
    found = Ceremony.objects.get(id=ceremony_id)
    if found.state != CeremonyState.WAITING:
        return
    try:
        reply = signer().reply(found.handle)
    except ConnectorError:
        reply = Reply(Answer.WAITING)
    if reply.activation is not None:
        fetch(ceremony_id, reply.activation)
    else:
        note_reply(ceremony_id, reply, again=again)


@operation
def note_reply(ceremony_id: UUID, reply: Reply, *, again: bool) -> None:
    """The ceremony has ended where the person refused or let the time pass; else it goes on, under its next handle."""
    ceremony = Ceremony.objects.select_for_update().get(id=ceremony_id)
    if ceremony.state != CeremonyState.WAITING:
        return
    if reply.answer is Answer.REFUSED:
        end(ceremony, CeremonyState.REFUSED, by=SYSTEM)
    elif reply.answer is not Answer.WAITING or clock.now() >= ceremony.expires_at:
        end(ceremony, CeremonyState.EXPIRED, by=SYSTEM)
    elif again:
        ceremony.checks += 1
        ceremony.handle = reply.handle[:300] or ceremony.handle
        ceremony.save(update_fields=["checks", "handle"])
        at = clock.now() + rules.pause(ceremony.checks)
        defer("signing.check", lock=f"ceremony:{ceremony.id}", at=at, ceremony_id=str(ceremony.id), again=True)


def fetch(ceremony_id: UUID, activation: Activation) -> None:
    """The signatures are here, each over the digest that was fixed before; or the ceremony has failed.

    Only who takes the ceremony out of waiting may use the activation: it serves once.
    """
    try:
        ceremony = claim(ceremony_id)
    except NotInThisState:
        return
    digests = [bytes(binding.digest) for binding in _bindings(ceremony)]
    chain = tuple(bytes.fromhex(each) for each in ceremony.chain)
    credential = Credential(id=ceremony.credential, chain=chain, automatic=False, most=len(digests))
    try:
        signatures = signer().sign(credential, digests, activation)
    except ConnectorError:
        give_up(ceremony_id, Trouble.UNREACHABLE)
        return
    if not _all_fit(chain[0], digests, signatures):
        give_up(ceremony_id, Trouble.WRONG_SIGNATURE)
        return
    take(ceremony_id, signatures)


def _bindings(ceremony: Ceremony) -> list[Binding]:
    return list(Binding.objects.filter(ceremony=ceremony, live=True).order_by("id"))


def _all_fit(certificate: bytes, digests: Sequence[bytes], signatures: Sequence[bytes]) -> bool:
    from onedoor.signing.pades.chains import fits  # noqa: PLC0415  pyHanko is for who signs only.

    if len(digests) != len(signatures) or not digests:
        return False
    return all(fits(certificate, digest, given) for digest, given in zip(digests, signatures, strict=True))


@operation
def claim(ceremony_id: UUID) -> Ceremony:
    """The ceremony is ours to fetch. Refuses: NotInThisState (ended, expired, or fetched by another)."""
    ceremony = Ceremony.objects.select_for_update().get(id=ceremony_id)
    if ceremony.state == CeremonyState.WAITING and clock.now() >= ceremony.expires_at:
        raise NotInThisState(state=CeremonyState.EXPIRED.value)
    move(ceremony, CeremonyState.FETCHING)
    audit.record(by=SYSTEM, verb="signing.claim", subject=f"ceremony:{ceremony.id}")
    return ceremony


@operation
def take(ceremony_id: UUID, signatures: Sequence[bytes]) -> None:
    """The signatures are kept; each paper is completed by a job of its own. Refuses: NotInThisState.

    Of many, each is completed after what people wait for, who sign one.
    """
    ceremony = Ceremony.objects.select_for_update().get(id=ceremony_id)
    move(ceremony, CeremonyState.SIGNED)
    many = len(signatures) > 1
    for binding, signature in zip(_bindings(ceremony), signatures, strict=True):
        binding.signature = signature
        binding.save(update_fields=["signature"])
        defer("signing.complete", lock=f"paper:{binding.paper_id}", behind=many, binding_id=str(binding.id))
    audit.record(
        by=SYSTEM, verb="signing.take", subject=f"ceremony:{ceremony.id}", facts={"signatures": len(signatures)}
    )


@operation
def give_up(ceremony_id: UUID, trouble: Trouble) -> None:
    """What came back is worth nothing. Refuses: NotInThisState."""
    ceremony = Ceremony.objects.select_for_update().get(id=ceremony_id)
    end(ceremony, CeremonyState.FAILED, by=SYSTEM, trouble=trouble)

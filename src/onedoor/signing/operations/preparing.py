"""Before the person is asked: their certificate is fetched, papers get room for a signature, digests are fixed."""

from dataclasses import dataclass
from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock, files
from onedoor.base.actor import SYSTEM
from onedoor.base.errors import BytesChanged, ConnectorError
from onedoor.base.jobs import defer
from onedoor.base.operation import operation
from onedoor.signing import rules
from onedoor.signing.errors import NoCredential, NotTheHolder
from onedoor.signing.models import Binding, Ceremony
from onedoor.signing.operations.answering import fetch
from onedoor.signing.operations.configured import signer
from onedoor.signing.operations.ending import end, move
from onedoor.signing.ports import RemoteSigner
from onedoor.signing.terms import (
    Asked,
    CeremonyState,
    CertificateFacts,
    Credential,
    Part,
    Signatory,
    Trouble,
)


@dataclass(frozen=True, slots=True)
class Bound:
    """A paper with room for a signature, stored, and the digest that will be signed."""

    binding: UUID
    base_sha256: str
    stored: files.StoredFile
    start: int
    end: int
    document_digest: bytes
    attributes: bytes
    digest: bytes


def prepare(ceremony_id: UUID) -> None:
    """The person has been asked on their device, for digests fixed before. Done twice, the last asking counts.

    Raises ConnectorError while there is time: try again.
    """
    found = Ceremony.objects.get(id=ceremony_id)
    if found.state != CeremonyState.PREPARING:
        return
    bindings = list(found.bindings.select_related("paper", "place").order_by("id"))
    if any(not binding.paper.stored_as for binding in bindings):
        return
    service = signer()
    try:
        credential = _credential(service, found)
        bound = [_bound(binding, credential) for binding in bindings]
        bind(ceremony_id, credential, bound)
        asked = service.ask(credential, [each.digest for each in bound], told=_told(bindings))
    except (NoCredential, NotTheHolder) as refusal:
        trouble = Trouble.NO_CREDENTIAL if isinstance(refusal, NoCredential) else Trouble.NOT_THEIRS
        fail(ceremony_id, trouble)
        return
    except BytesChanged:
        fail(ceremony_id, Trouble.CHANGED)
        return
    except ConnectorError as failure:
        if failure.again and clock.now() < found.expires_at:
            raise
        fail(ceremony_id, Trouble.UNREACHABLE)
        return
    note_asked(ceremony_id, asked)
    if asked.activation is not None:
        fetch(ceremony_id, asked.activation)


def _told(bindings: list[Binding]) -> str:
    first = bindings[0].paper
    more = f" (+{len(bindings) - 1})" if len(bindings) > 1 else ""
    named = f"{first.title} – {first.reference}" if first.reference else first.title
    return f"{named}{more}"[:200]


def _credential(service: RemoteSigner, ceremony: Ceremony) -> Credential:
    """The one to sign with. Whose it is, is judged here, not there. Refuses: NoCredential, NotTheHolder."""
    who = Signatory(Part(ceremony.part), ceremony.key, ceremony.name, ceremony.number, ceremony.holder)
    offered = service.credentials(ceremony.key)
    if not offered:
        raise NoCredential
    for credential in offered:
        if credential.automatic is (who.part is Part.SEAL):
            rules.check_holder(_facts(credential.chain[0]), who)
            return credential
    raise NoCredential


def _facts(certificate: bytes) -> CertificateFacts:
    from onedoor.signing.pades.chains import facts_of  # noqa: PLC0415  pyHanko is for who signs only.

    return facts_of(certificate)


def _bound(binding: Binding, credential: Credential) -> Bound:
    from onedoor.signing.pades import making  # noqa: PLC0415  pyHanko is for who signs only.

    paper, place = binding.paper, binding.place
    pages = files.read(paper.stored_as, paper.sha256)
    told = making.Reason(field=f"Onedoor{place.position}", reason=paper.title, location=paper.agency)
    made = making.prepare(pages, credential.chain, told)
    return Bound(
        binding=binding.id,
        base_sha256=paper.sha256,
        stored=files.store([made.pages], files.key_of(paper.stored_as)),
        start=made.start,
        end=made.end,
        document_digest=made.document_digest,
        attributes=made.attributes,
        digest=made.digest,
    )


@operation
def bind(ceremony_id: UUID, credential: Credential, bound: list[Bound]) -> None:
    """The digests of the ceremony are fixed, before anybody is asked. Refuses: NotInThisState."""
    ceremony = Ceremony.objects.select_for_update().get(id=ceremony_id)
    rules.check_ceremony(CeremonyState(ceremony.state), CeremonyState.WAITING)
    ceremony.credential, ceremony.chain = credential.id, [each.hex() for each in credential.chain]
    ceremony.save(update_fields=["credential", "chain"])
    for each in bound:
        Binding.objects.filter(id=each.binding, live=True).update(
            base_sha256=each.base_sha256,
            prepared_as=each.stored.stored_as,
            prepared_sha256=each.stored.sha256,
            start=each.start,
            end=each.end,
            document_digest=each.document_digest,
            attributes=each.attributes,
            digest=each.digest,
        )
    audit.record(by=SYSTEM, verb="signing.bind", subject=f"ceremony:{ceremony.id}", facts={"digests": len(bound)})


@operation
def note_asked(ceremony_id: UUID, asked: Asked) -> None:
    """The person has been asked; their answer is waited for until the earlier end. Refuses: NotInThisState."""
    ceremony = Ceremony.objects.select_for_update().get(id=ceremony_id)
    ceremony.handle = asked.handle[:300]
    if asked.expires_at is not None:
        ceremony.expires_at = min(ceremony.expires_at, asked.expires_at)
    move(ceremony, CeremonyState.WAITING)
    audit.record(by=SYSTEM, verb="signing.note_asked", subject=f"ceremony:{ceremony.id}")
    if asked.activation is None:
        at = clock.now() + rules.pause(0)
        defer("signing.check", lock=f"ceremony:{ceremony.id}", at=at, ceremony_id=str(ceremony.id), again=True)


@operation
def fail(ceremony_id: UUID, trouble: Trouble) -> None:
    """The ceremony came to nothing, and its papers may be signed again. Refuses: NotInThisState."""
    ceremony = Ceremony.objects.select_for_update().get(id=ceremony_id)
    end(ceremony, CeremonyState.FAILED, by=SYSTEM, trouble=trouble)

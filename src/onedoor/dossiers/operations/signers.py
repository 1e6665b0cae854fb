"""Who signs beside the person who files is told: invited, reminded, thanked for nothing when it is withdrawn."""

from uuid import UUID

from django.conf import settings

from onedoor.agencies import queries as agencies
from onedoor.audit import operations as audit
from onedoor.base.actor import SYSTEM
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.catalogue import queries as catalogue
from onedoor.dossiers.models import Declaration
from onedoor.dossiers.queries.declarations import subject_of
from onedoor.identity import queries as identity
from onedoor.notices import operations as notices
from onedoor.signing import operations as signing
from onedoor.signing import queries as papers
from onedoor.signing.terms import PaperRow, Part, PlaceRow, PlaceState


def invite(declaration_id: UUID) -> None:
    """Whose turn it is to sign beside who files is invited, once."""
    found = Declaration.objects.filter(id=declaration_id, dropped_at=None).first()
    if found is None:
        return
    for place in signing.invite(subject_of(found), by=SYSTEM):
        if place.holder_id != found.by_id:
            tell_signer(found, place, "signature_asked")


@operation
def note_signature(declaration_id: UUID, place_id: UUID | None, kind: str) -> None:
    """Somebody is told what happened to the signatures: who files, or (when it is a reminder) who shall sign."""
    found = Declaration.objects.filter(id=declaration_id, dropped_at=None).first()
    paper = papers.papers_about([subject_of(found)]).get(subject_of(found)) if found else None
    if found is None or paper is None:
        return
    place = next((each for each in paper.places if each.id == place_id), None)
    if kind == "signature_reminded" and place is not None:
        tell_signer(found, place, kind)
    else:
        _tell_filer(found, paper, place, kind)
    audit.record(by=SYSTEM, verb="dossiers.note_signature", subject=f"draft:{found.draft_id}", facts={"kind": kind})


def tell_withdrawn(found: Declaration) -> None:
    """Everybody who was invited to sign learns that it is not wanted any more."""
    paper = papers.papers_about([subject_of(found)]).get(subject_of(found))
    for place in paper.places if paper else ():
        asked = place.part is Part.PERSON and place.invited_at is not None and place.state is not PlaceState.DECLINED
        if asked and place.holder_id != found.by_id:
            tell_signer(found, place, "signature_withdrawn")


def tell_signer(found: Declaration, place: PlaceRow, kind: str) -> None:
    """The co-signer is told: in the portal if they are known here, and by mail where there is an address."""
    who = papers.papers_about([subject_of(found)])[subject_of(found)].places[0].name
    facts = _facts(found) | {"who": who, "address": f"{settings.ENV.public}/co-sign/{place.id}"}
    notices.tell(
        place.holder_id or place.id,  # Whoever is not known here yet is told by mail alone.
        kind,
        facts,
        language=found.language,
        email=place.address or _known_address(place.holder_id),
        key=f"place:{place.id}:{kind}:{place.invited_at}:{place.reminded_at}",
    )


def _tell_filer(found: Declaration, paper: PaperRow, place: PlaceRow | None, kind: str) -> None:
    facts = _facts(found) | {
        "who": place.name if place else "",
        "reason": place.why if place else "",
        "address": f"{settings.ENV.public}/journey/{found.draft_id}/declaration",
    }
    notices.tell(
        found.by_id,
        kind,
        facts,
        language=found.language,
        email=_known_address(found.by_id),
        key=f"declaration:{found.id}:{kind}:{place.id if place else ''}:{place.invited_at if place else ''}",
    )


def _facts(found: Declaration) -> dict[str, str]:
    draft = found.draft
    title = catalogue.version(draft.version_id).definition.title
    agency = agencies.agency(draft.agency).name(found.language) if draft.agency else ""
    return {"service": title.in_(found.language), "agency": agency}


def _known_address(person: UUID | None) -> str:
    try:
        return identity.person(person, seen_by=SYSTEM).email if person else ""
    except NotFound:
        return ""

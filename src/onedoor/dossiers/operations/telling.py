"""Telling the person: one message for each thing that happened to their dossier."""

from onedoor.agencies import queries as agencies
from onedoor.catalogue import queries as catalogue
from onedoor.dossiers.models import Dossier
from onedoor.notices import operations as notices


def tell(dossier: Dossier, kind: str, *, reason: str = "") -> None:
    """A notice of that kind is under way to the owner; the same kind at the same row version goes out once."""
    title = catalogue.version(dossier.version_id).definition.title
    notices.tell(
        dossier.owner,
        kind,
        {
            "code": dossier.code,
            "service": title.in_(dossier.language),
            "agency": agencies.agency(dossier.agency).name(dossier.language),
            "due": dossier.due_at.isoformat() if dossier.due_at else "",
            "reason": reason,
        },
        language=dossier.language,
        email=dossier.email,
        subject_ref=dossier.code,
        key=f"{dossier.id}:{kind}:{dossier.row_version}",
    )

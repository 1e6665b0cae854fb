"""Telling the person: one message for each thing that happened to their dossier."""

from django.conf import settings

from onedoor.agencies import queries as agencies
from onedoor.catalogue import queries as catalogue
from onedoor.dossiers.models import Dossier
from onedoor.notices import operations as notices


def tell(
    dossier: Dossier, kind: str, *, reason: str = "", amount: int = 0, pay_token: str = "", about: str = ""
) -> None:
    """A notice of that kind is under way to the owner; the same kind at the same row version goes out once.

    `about` names what else it is about, where several of a kind may be told at one row version. Amount in đồng.
    """
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
            "amount": f"{amount:,} đ".replace(",", ".") if amount else "",
            "pay": f"{settings.ENV.public}/pay/{pay_token}" if pay_token else "",
        },
        language=dossier.language,
        email=dossier.email,
        subject_ref=dossier.code,
        key=f"{dossier.id}:{kind}:{dossier.row_version}{about}",
    )

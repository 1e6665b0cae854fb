"""What anybody may ask who holds a code or a printed document."""

import hmac
from datetime import timedelta

from onedoor.audit import operations as journal
from onedoor.audit import queries as audit
from onedoor.base import clock
from onedoor.base.actor import ANONYMOUS
from onedoor.base.errors import NotFound, Refusal
from onedoor.catalogue import queries as catalogue
from onedoor.dossiers import rules
from onedoor.dossiers.errors import GuessedTooOften
from onedoor.dossiers.models import Document, Dossier
from onedoor.dossiers.queries.dossiers import document_bytes, document_row
from onedoor.dossiers.terms import DocumentKind, DocumentRow, PublicStatus, State, Turn, Verification

MOST_GUESSES = 10
"""Wrong digits of one code in an hour: enough for who mistypes, too few for who tries all ten thousand."""


def public_status(code: str, last_digits: str) -> PublicStatus:
    """Where a dossier stands, for who knows its code and the last four digits of the applicant's number.

    Refuses: NotFound, alike for an unknown code and for wrong digits; GuessedTooOften, after ten wrong ones in an hour.
    """
    wanted = code.strip().upper()[:60]
    if audit.refusals_since(f"code:{wanted}", clock.now() - timedelta(hours=1)) >= MOST_GUESSES:
        raise GuessedTooOften(code=wanted)
    found = Dossier.objects.filter(code=wanted).first()
    expected = found.last_digits if found else "????"
    if not hmac.compare_digest(expected.encode(), last_digits.strip().encode()) or found is None or not expected:
        journal.refused(by=ANONYMOUS, verb="dossiers.public_status", subject=f"code:{wanted}", code=NotFound.code)
        raise NotFound
    title = catalogue.version(found.version_id).definition.title
    zone = clock.law_zone()
    due = found.due_at or found.expected_at
    return PublicStatus(
        code=found.code,
        title_vi=title.vi,
        title_en=title.en,
        agency=found.agency,
        state=State(found.state),
        turn=Turn(found.turn),
        submitted_on=found.submitted_at.astimezone(zone).date(),
        due_on=due.astimezone(zone).date() if due else None,
    )


def _by_token(token: str) -> Document:
    row = Document.objects.filter(token=token[:32], to_sign=False).select_related("dossier", "replaces").first()
    if row is None:
        raise NotFound
    return row


def verification(token: str) -> Verification:
    """What the page behind a QR code says. Refuses: NotFound."""
    row = _by_token(token)
    return Verification(
        kind=DocumentKind(row.kind),
        title=row.title,
        code=row.dossier.code,
        agency=row.dossier.agency,
        issued_at=row.issued_at,
        sha256=row.sha256,
        withdrawn_at=row.withdrawn_at,
        title_en=row.facts["title"]["en"],
        document_id=row.id,
        signed_at=row.signed_at,
        withdrawn_why=row.withdrawn_why,
        replaced_by=row.replaced_by.filter(to_sign=False).values_list("token", flat=True).first() or "",
        replaces=row.replaces.token if row.replaces else "",
        holder=rules.masked_name(row.dossier.applicant),
    )


def issued(token: str, content: bytes) -> Verification | None:
    """The document behind the token, if `content` is that very document; None where we issued no such bytes.

    A copy from before a further time-stamp is the same document: each version begins with the one before. That the
    bytes are signed is for the judge of signatures to say, who comes first.
    """
    try:
        kept = document_bytes(_by_token(token))
    except Refusal:
        return None
    return verification(token) if kept.startswith(content) else None


def document(token: str) -> tuple[DocumentRow, bytes]:
    """The document as issued, for who holds its token. Refuses: NotFound, BytesChanged, NotReadyYet."""
    row = _by_token(token)
    return document_row(row), document_bytes(row)

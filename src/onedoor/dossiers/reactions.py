"""What the dossiers do when fees announce that money moved, and signing that a result is signed.

A job of its own does it: who refuses a dossier locks it first and then its due, so a payment, which has the due locked,
must not wait for the dossier. The job exists exactly if the payment does.
"""

from uuid import UUID

from onedoor.base import clock
from onedoor.base.files import StoredFile
from onedoor.base.jobs import defer
from onedoor.dossiers.operations import joining
from onedoor.dossiers.operations.dues import SUBJECT
from onedoor.dossiers.operations.signatures import SUBJECT as DOCUMENT
from onedoor.dossiers.queries.declarations import SUBJECT as DECLARATION
from onedoor.fees import signals
from onedoor.fees.terms import DueRow, DueState
from onedoor.identity import signals as people
from onedoor.signing import signals as signatures
from onedoor.signing.terms import PaperRow, PlaceRow


def _dossier_of(due: DueRow) -> str | None:
    return due.subject.removeprefix(SUBJECT) if due.subject.startswith(SUBJECT) else None


def on_paid(sender: object, due: DueRow, **_: object) -> None:
    """The dossier is told when its due was paid."""
    dossier, at = _dossier_of(due), due.paid_at
    if dossier is not None and at is not None:
        defer("dossiers.note_payment", lock=due.subject, dossier_id=dossier, paid_at=at.isoformat())


def on_refunded(sender: object, due: DueRow, amount: int, refund: UUID, **_: object) -> None:
    """The dossier is told when all of its payment is back; the person, of each part of it too."""
    dossier = _dossier_of(due)
    if dossier is None:
        return
    if due.state is DueState.REFUNDED:
        defer("dossiers.note_refund", lock=due.subject, dossier_id=dossier)
    else:
        defer("dossiers.tell_part_refund", lock=due.subject, dossier_id=dossier, amount=amount, refund=str(refund))


def on_unclear(sender: object, due: DueRow, amount: int, order: str, **_: object) -> None:
    """The person is told of money that came in for the dossier and is not what was due."""
    dossier = _dossier_of(due)
    if dossier is not None:
        defer("dossiers.tell_unclear_money", lock=due.subject, dossier_id=dossier, amount=amount, order=order)


def on_suspected(sender: object, due: DueRow, order: str, **_: object) -> None:
    """The person is told that the bank looks into the payment, and that they had better not pay again."""
    dossier = _dossier_of(due)
    if dossier is not None:
        defer("dossiers.tell_suspected_payment", lock=due.subject, dossier_id=dossier, order=order)


def on_given_back(sender: object, due: DueRow, amount: int, refund: UUID, **_: object) -> None:
    """The person is told that money which paid nothing is back."""
    dossier = _dossier_of(due)
    if dossier is not None:
        defer("dossiers.tell_money_back", lock=due.subject, dossier_id=dossier, amount=amount, refund=str(refund))


def on_due_open_again(sender: object, due: DueRow, **_: object) -> None:
    """The dossier is told when its due is open again."""
    dossier = _dossier_of(due)
    if dossier is not None:
        since = clock.now().isoformat()
        defer("dossiers.note_due_again", lock=due.subject, dossier_id=dossier, pay_token=due.pay_token, since=since)


def on_given(sender: object, paper: PaperRow, **_: object) -> None:
    """Who signs a declaration next is invited."""
    if paper.subject.startswith(DECLARATION):
        defer("dossiers.invite", lock=paper.subject, declaration_id=paper.subject.removeprefix(DECLARATION))


def on_declined(sender: object, paper: PaperRow, place: PlaceRow, **_: object) -> None:
    """Who asked for a signature learns that it is declined."""
    _note_signature(paper, "signature_declined", place)


def on_reminder_due(sender: object, paper: PaperRow, place: PlaceRow, **_: object) -> None:
    """Who was asked to sign is reminded."""
    _note_signature(paper, "signature_reminded", place)


def _note_signature(paper: PaperRow, kind: str, place: PlaceRow | None) -> None:
    if paper.subject.startswith(DECLARATION):
        about = paper.subject.removeprefix(DECLARATION)
        told = str(place.id) if place else ""
        defer("dossiers.note_signature", lock=paper.subject, declaration_id=about, kind=kind, place_id=told)


def on_signed(sender: object, paper: PaperRow, file: StoredFile, **_: object) -> None:
    """A result with all its signatures is released; who waited for others to sign a declaration is told."""
    _with_file("dossiers.release_result", paper, file)
    if len(paper.places) > 1:
        _note_signature(paper, "signatures_complete", None)


def on_stamped_again(sender: object, paper: PaperRow, file: StoredFile, **_: object) -> None:
    """A result with a further time-stamp takes the place of the one before."""
    _with_file("dossiers.renew_signatures", paper, file)


def _with_file(task: str, paper: PaperRow, file: StoredFile) -> None:
    if paper.subject.startswith(DOCUMENT):
        document = paper.subject.removeprefix(DOCUMENT)
        defer(
            task,
            lock=paper.subject,
            document_id=document,
            stored_as=file.stored_as,
            size=file.size,
            sha256=file.sha256,
        )


def on_joined(sender: object, person: UUID, former: tuple[UUID, ...], **_: object) -> None:
    """What machine clients filed for somebody is in their own list from now on."""
    joining.hand_over(former, person)


def listen() -> None:
    """From now on these are told."""
    people.joined.connect(on_joined, dispatch_uid="dossiers.joined")
    signatures.given.connect(on_given, dispatch_uid="dossiers.given")
    signatures.declined.connect(on_declined, dispatch_uid="dossiers.declined")
    signatures.reminder_due.connect(on_reminder_due, dispatch_uid="dossiers.reminder_due")
    signatures.signed.connect(on_signed, dispatch_uid="dossiers.signed")
    signatures.stamped_again.connect(on_stamped_again, dispatch_uid="dossiers.stamped_again")
    signals.paid.connect(on_paid, dispatch_uid="dossiers.paid")
    signals.refunded.connect(on_refunded, dispatch_uid="dossiers.refunded")
    signals.given_back.connect(on_given_back, dispatch_uid="dossiers.given_back")
    signals.unclear.connect(on_unclear, dispatch_uid="dossiers.unclear")
    signals.suspected.connect(on_suspected, dispatch_uid="dossiers.suspected")
    signals.due_open_again.connect(on_due_open_again, dispatch_uid="dossiers.due_open_again")

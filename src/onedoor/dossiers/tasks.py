"""What happens to a dossier without anybody clicking; each task calls one operation."""

from datetime import datetime
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from onedoor.base.errors import ConnectorError
from onedoor.base.files import StoredFile
from onedoor.dossiers import operations
from onedoor.dossiers.operations.after import after_submission

_UNTIL_IT_ANSWERS = RetryStrategy(max_attempts=40, linear_wait=60, retry_exceptions={ConnectorError})
_A_FEW_TIMES = RetryStrategy(max_attempts=10, exponential_wait=2)


@app.task(name="dossiers.after_submission", retry=_A_FEW_TIMES)
def tell_submitted(dossier_id: str) -> None:
    """The receipt is issued and typeset, and the person is told."""
    after_submission(UUID(dossier_id))


@app.task(name="dossiers.check_unverified", retry=_UNTIL_IT_ANSWERS)
def check_unverified(dossier_id: str) -> None:
    """Answers typed while the register was down are checked."""
    operations.check_unverified(UUID(dossier_id))


@app.task(name="dossiers.typeset", retry=_A_FEW_TIMES)
def typeset(document_id: str) -> None:
    """The document's pages are stored."""
    operations.typeset_document(UUID(document_id))


@app.task(name="dossiers.typeset_declaration", retry=_A_FEW_TIMES)
def typeset_declaration(declaration_id: str) -> None:
    """The declaration's pages are there to be signed."""
    operations.typeset_declaration(UUID(declaration_id))


@app.task(name="dossiers.invite", retry=_A_FEW_TIMES)
def invite(declaration_id: str) -> None:
    """Who is to sign next beside the person who files is invited."""
    operations.invite(UUID(declaration_id))


@app.task(name="dossiers.note_signature", retry=_A_FEW_TIMES)
def note_signature(declaration_id: str, kind: str, place_id: str = "") -> None:
    """Somebody learns how the signatures on a declaration stand."""
    operations.note_signature(UUID(declaration_id), UUID(place_id) if place_id else None, kind)


@app.task(name="dossiers.note_payment", retry=_A_FEW_TIMES)
def note_payment(dossier_id: str, paid_at: str) -> None:
    """The dossier goes on, since its due is paid."""
    operations.note_payment(UUID(dossier_id), datetime.fromisoformat(paid_at))


@app.task(name="dossiers.note_refund", retry=_A_FEW_TIMES)
def note_refund(dossier_id: str) -> None:
    """The dossier shows that its payment is back."""
    operations.note_refund(UUID(dossier_id))


@app.task(name="dossiers.tell_unclear_money", retry=_A_FEW_TIMES)
def tell_unclear_money(dossier_id: str, amount: int, order: str) -> None:
    """The person learns of money that is not what was due."""
    operations.tell_unclear_money(UUID(dossier_id), amount, order)


@app.task(name="dossiers.tell_part_refund", retry=_A_FEW_TIMES)
def tell_part_refund(dossier_id: str, amount: int, refund: str) -> None:
    """The person learns that part of their payment is back."""
    operations.tell_part_refund(UUID(dossier_id), amount, refund)


@app.task(name="dossiers.tell_money_back", retry=_A_FEW_TIMES)
def tell_money_back(dossier_id: str, amount: int, refund: str) -> None:
    """The person learns that money which paid nothing is back."""
    operations.tell_money_back(UUID(dossier_id), amount, refund)


@app.task(name="dossiers.tell_suspected_payment", retry=_A_FEW_TIMES)
def tell_suspected_payment(dossier_id: str, order: str) -> None:
    """The person learns that the bank looks into their payment."""
    operations.tell_suspected_payment(UUID(dossier_id), order)


@app.task(name="dossiers.note_due_again", retry=_A_FEW_TIMES)
def note_due_again(dossier_id: str, pay_token: str = "", since: str = "") -> None:
    """The dossier shows that its due is open again."""
    operations.note_due_again(UUID(dossier_id), pay_token, since)


@app.task(name="dossiers.release_result", retry=_A_FEW_TIMES)
def release_result(document_id: str, stored_as: str, size: int, sha256: str) -> None:
    """A result with all its signatures is released."""
    operations.release_result(UUID(document_id), StoredFile(stored_as, size, sha256))


@app.task(name="dossiers.renew_signatures", retry=_A_FEW_TIMES)
def renew_signatures(document_id: str, stored_as: str, size: int, sha256: str) -> None:
    """A result with a further time-stamp takes the place of the one before."""
    operations.renew_signatures(UUID(document_id), StoredFile(stored_as, size, sha256))

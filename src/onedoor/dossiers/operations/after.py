"""After submission: that nothing is due, the receipt, the message, and the check of what no register could confirm."""

from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base.actor import SYSTEM
from onedoor.base.jobs import defer
from onedoor.base.operation import operation
from onedoor.dossiers.models import Dossier
from onedoor.dossiers.operations import documents, dues, telling


@operation
def after_submission(dossier_id: UUID) -> None:
    """The person is told the code, the receipt is issued, open checks are under way. Done twice, it is done once."""
    dossier = Dossier.objects.select_for_update().get(id=dossier_id)
    if not dossier.payment_due and (lines := dues.assessed(dossier)):
        dues.raise_due(dossier, by=SYSTEM, lines=lines)
    documents.issue_receipt(dossier.id)
    telling.tell(dossier, "submitted")
    if dossier.unverified:
        defer("dossiers.check_unverified", dossier_id=str(dossier.id))
    audit.record(by=SYSTEM, verb="dossiers.after_submission", subject=f"dossier:{dossier.id}")

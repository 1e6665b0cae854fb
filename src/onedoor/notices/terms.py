"""The words of notices: what they tell of, and how far each has come."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Kind(StrEnum):
    """What happened. The pack holds a text for each, in each language."""

    SUBMITTED = "submitted"
    RECEIVED = "received"
    SUPPLEMENT_ASKED = "supplement_asked"
    PAYMENT_ASKED = "payment_asked"
    PAID = "paid"
    PAYMENT_UNCLEAR = "payment_unclear"
    PAYMENT_SUSPECTED = "payment_suspected"
    MONEY_BACK = "money_back"
    DUE_AGAIN = "due_again"
    REFUNDED = "refunded"
    PARTLY_REFUNDED = "partly_refunded"
    REFUSED = "refused"
    DECIDED = "decided"
    DELIVERED = "delivered"
    RESULT_CORRECTED = "result_corrected"
    RESULT_WITHDRAWN = "result_withdrawn"
    OVERDUE_APOLOGY = "overdue_apology"
    WITHDRAWAL_CONFIRMED = "withdrawal_confirmed"
    DISPUTE_ANSWERED = "dispute_answered"
    SIGNATURE_ASKED = "signature_asked"
    SIGNATURE_REMINDED = "signature_reminded"
    SIGNATURE_DECLINED = "signature_declined"
    SIGNATURE_WITHDRAWN = "signature_withdrawn"
    SIGNATURES_COMPLETE = "signatures_complete"
    SURVEY_ASKED = "survey_asked"
    SURVEY_REMINDED = "survey_reminded"
    TASK_DUE_SOON = "task_due_soon"
    TASK_OVERDUE = "task_overdue"
    TASK_ESCALATED = "task_escalated"
    BARRIERS_FOUND = "barriers_found"
    MANDATE_ASKED = "mandate_asked"
    MANDATE_GIVEN = "mandate_given"
    HELPER_OPENED = "helper_opened"
    HELPER_SAVED = "helper_saved"
    HELPER_KEPT = "helper_kept"
    HELPER_FILED = "helper_filed"


BEFORE_FILING = frozenset(
    {
        Kind.SIGNATURE_ASKED,
        Kind.SIGNATURE_REMINDED,
        Kind.SIGNATURE_DECLINED,
        Kind.SIGNATURE_WITHDRAWN,
        Kind.SIGNATURES_COMPLETE,
        Kind.SURVEY_ASKED,
        Kind.SURVEY_REMINDED,
        Kind.TASK_DUE_SOON,
        Kind.TASK_OVERDUE,
        Kind.TASK_ESCALATED,
        Kind.BARRIERS_FOUND,
        Kind.MANDATE_ASKED,
        Kind.MANDATE_GIVEN,
        Kind.HELPER_OPENED,
        Kind.HELPER_SAVED,
        Kind.HELPER_KEPT,
    }
)
"""What happens before there is a dossier, or without one: no text of these can name a code."""


OF_WORK = frozenset({Kind.TASK_DUE_SOON, Kind.TASK_OVERDUE, Kind.TASK_ESCALATED, Kind.BARRIERS_FOUND})
"""What officers are told about what is theirs to do."""


class NoticeState(StrEnum):
    """How far a notice has come. Without an address it is `shown` in the portal and nowhere else."""

    SHOWN = "shown"
    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


NAMES = frozenset({"code", "service", "agency", "due", "reason", "address", "amount", "pay", "who"})
"""What a text may name: the dossier's code, its service and agency, when it is due, why, where to read on, how much
money it is about, the link by which anybody may pay, and whom it is about beside the reader."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text of the pack in one language; `{code}` and its like stand where facts go."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice as its person reads it."""

    id: UUID
    kind: Kind
    title: str
    text: str
    at: datetime
    state: NoticeState
    subject_ref: str
    language: str

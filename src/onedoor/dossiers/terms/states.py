"""The states of a dossier: the ten statuses of the National Portal, and the states kept apart from them."""

from enum import StrEnum


class State(StrEnum):
    """The ten statuses of the National Portal (QCVN 120:2019); `portal_code` is the number it uses."""

    SUBMITTED = "submitted"
    RECEIVED = "received"
    REFUSED = "refused"
    IN_PROCESS = "in_process"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    AWAITING_PAYMENT = "awaiting_payment"
    WITHDRAWAL_ASKED = "withdrawal_asked"
    STOPPED = "stopped"
    HANDLED = "handled"
    RETURNED = "returned"

    @property
    def portal_code(self) -> int:
        return list(State).index(self) + 1


OPEN = frozenset(
    {
        State.SUBMITTED,
        State.RECEIVED,
        State.IN_PROCESS,
        State.AWAITING_SUPPLEMENT,
        State.AWAITING_PAYMENT,
        State.WITHDRAWAL_ASKED,
        State.HANDLED,
    }
)
CLOSED = frozenset({State.REFUSED, State.STOPPED, State.RETURNED})
PROCESSING = frozenset({State.RECEIVED, State.IN_PROCESS})
PAUSED = frozenset({State.AWAITING_SUPPLEMENT, State.AWAITING_PAYMENT, State.WITHDRAWAL_ASKED})


class Turn(StrEnum):
    """Whose turn it is."""

    OURS = "ours"
    CITIZEN = "citizen"
    OTHER_AGENCY = "other_agency"
    NOBODY = "nobody"


class PaymentState(StrEnum):
    """Money, apart from the dossier's state."""

    NOTHING_DUE = "nothing_due"
    DUE = "due"
    PAID = "paid"
    REFUNDED = "refunded"


class DeliveryState(StrEnum):
    """The result's way to the person, apart from the dossier's state."""

    NOT_READY = "not_ready"
    TO_SIGN = "to_sign"
    READY = "ready"
    WITHDRAWN = "withdrawn"
    DELIVERED = "delivered"


class SyncState(StrEnum):
    """What the National Portal has been told, apart from the dossier's state."""

    PENDING = "pending"
    TOLD = "told"

"""What is observed of an attempt: ids of steps and rules, never a value that somebody typed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Outcome(StrEnum):
    """What became of an attempt: open until it is completed, or was not touched for as long as a draft may rest."""

    OPEN = "open"
    COMPLETED = "completed"
    ABANDONED = "abandoned"


class Kind(StrEnum):
    """What happened."""

    VIEWED = "viewed"
    STARTED = "started"
    STEP_ACCEPTED = "step_accepted"
    STEP_REJECTED = "step_rejected"
    DOCUMENT_ASKED = "document_asked"
    NOT_AT_HAND = "not_at_hand"
    FILE_KEPT = "file_kept"
    FILE_REFUSED = "file_refused"
    FILE_STALLED = "file_stalled"
    NOT_ELIGIBLE = "not_eligible"
    PRESENCE_DEMANDED = "presence_demanded"
    SENT_TO_COUNTER = "sent_to_counter"
    SUPPLEMENT_ASKED = "supplement_asked"
    HELP_OPENED = "help_opened"
    SUBMITTED = "submitted"

    SERVER_ERROR = "server_error"
    SLOW = "slow"
    SIGN_IN_FAILED = "sign_in_failed"
    LOOK_UP_FAILED = "look_up_failed"
    SESSION_LOST = "session_lost"
    CODE_RESENT = "code_resent"
    SIGNATURE_FAILED = "signature_failed"
    NOT_FOUND = "not_found"
    SEARCH_EMPTY = "search_empty"
    SCRIPT_ERROR = "script_error"
    DEAD_CLICK = "dead_click"

    PAYMENT_DECLINED = "payment_declined"
    GATEWAY_FAILED = "gateway_failed"
    DEBITED_NOT_CONFIRMED = "debited_not_confirmed"
    PAYER_CANCELLED = "payer_cancelled"
    AMOUNT_DIFFERS = "amount_differs"
    PAID_TWICE = "paid_twice"
    METHOD_REFUSED = "method_refused"
    PAID = "paid"

    OFFLINE = "offline"
    NAME_NOT_RESOLVED = "name_not_resolved"
    NOT_CONNECTED = "not_connected"
    TLS_FAILED = "tls_failed"
    TIMED_OUT = "timed_out"
    SLOW_LINK = "slow_link"

    BROWSER_TOO_OLD = "browser_too_old"
    CAPABILITY_MISSING = "capability_missing"
    STORAGE_BLOCKED = "storage_blocked"
    CRASHED = "crashed"
    CLOCK_WRONG = "clock_wrong"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; `step` is a page's, paper's or route's id, `rule` that of the rule which rejected it."""

    at: datetime
    kind: Kind
    step: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on something counts; data of the pack, in versions. `version` stands beside every cause it gave."""

    version: str
    look_back: timedelta
    """How long before the last activity a problem may lie and still be the cause."""
    look_back_offline: timedelta
    """The same for payment and for what a cut network reports late."""
    rejects_in_a_row: int
    defective_rule_share: float
    searches_empty: int
    codes_resent: int
    help_opened: int
    supplements: int
    crowd_clients: int
    crowd_networks: int
    crowd_span: timedelta
    """Within what time they have to have seen it."""

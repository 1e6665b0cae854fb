"""Why an attempt fails: the six groups of the ministry's survey of March 2023, with finer codes below each.

The survey's shares (36, 25, 10, 5, 3, 14) add up to 93; what no signal explains is `unclassified` and stays so.
"""

from enum import StrEnum


class Group(StrEnum):
    """The survey's causes."""

    PORTAL = "portal"
    PROCEDURE = "procedure"
    PAYMENT = "payment"
    NETWORK = "network"
    DEVICE = "device"
    OTHER = "other"
    UNCLASSIFIED = "unclassified"


class Cause(StrEnum):
    """The finer codes. A code is for good: a new meaning gets a new one."""

    SERVER_ERROR = "P01"
    SLOW_OR_DOWN = "P02"
    SCRIPT_ERROR = "P03"
    SIGN_IN_FAILS = "P04"
    UPLOAD_REFUSED = "P05"
    LOOK_UP_FAILS = "P06"
    SESSION_LOST = "P07"
    CODE_OR_SIGNATURE_FAILS = "P08"
    NOT_FOUND = "P09"
    DEFECTIVE_RULE = "P10"
    MAINTENANCE = "P11"

    VALIDATION_LOOP = "Q01"
    DOCUMENT_NOT_AT_HAND = "Q02"
    NOT_ELIGIBLE = "Q03"
    TOO_LONG = "Q04"
    REPEATED_SUPPLEMENTS = "Q05"
    PRESENCE_DEMANDED = "Q06"
    UNCLEAR = "Q07"
    SENT_TO_COUNTER = "Q08"

    DECLINED = "Y01"
    GATEWAY_FAILS = "Y02"
    DEBITED_NOT_CONFIRMED = "Y03"
    PAYER_CANCELLED = "Y04"
    WRONG_AMOUNT = "Y05"
    PAID_TWICE = "Y06"
    METHOD_NOT_SUPPORTED = "Y07"

    OFFLINE = "N01"
    NAME_RESOLUTION = "N02"
    CONNECTION = "N03"
    TLS_OF_THE_CLIENT = "N04"
    SLOW_LINK = "N05"

    BROWSER_TOO_OLD = "D01"
    CAPABILITY_MISSING = "D02"
    STORAGE_BLOCKED = "D03"
    CRASH = "D04"
    CLOCK_WRONG = "D05"
    SCREEN_OR_ASSISTIVE = "D06"

    ONLY_LOOKED = "O01"
    DUPLICATE = "O02"
    OTHER_CHANNEL = "O03"
    AUTOMATED = "O04"

    NO_SIGNAL = "U00"


_LETTERS = {
    "P": Group.PORTAL,
    "Q": Group.PROCEDURE,
    "Y": Group.PAYMENT,
    "N": Group.NETWORK,
    "D": Group.DEVICE,
    "O": Group.OTHER,
    "U": Group.UNCLASSIFIED,
}
GROUP_OF = {cause: _LETTERS[cause.value[0]] for cause in Cause}

NOT_A_START = frozenset({Cause.ONLY_LOOKED, Cause.AUTOMATED})
"""What is no attempt: it stands in no rate."""

"""The table of moves: who may bring a dossier from which states to which. Everything not in it is refused."""

from dataclasses import dataclass

from onedoor.base.actor import Role
from onedoor.dossiers.terms.states import State, Turn

CITIZEN = "citizen"
SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Move:
    """A move. `to` None: the state it is in (or, for an answered supplement, was in) stays.

    `by` names the officer roles that may make it; `CITIZEN` the person whose dossier it is; `SYSTEM` what happens
    without anybody clicking. `stage` is the word by which a stage of a route permits it (`Stage.may`); None: no stage
    has to.
    """

    name: str
    from_: frozenset[State]
    to: State | None
    by: frozenset[Role | str]
    turn: Turn | None = None
    stage: str | None = None


_S = State
_RECEIVER: frozenset[Role | str] = frozenset({Role.RECEIVER})
_STAFF = frozenset({Role.RECEIVER, Role.HANDLER, Role.LEADER})

SUBMIT = Move("submit", frozenset(), _S.SUBMITTED, frozenset({CITIZEN}), Turn.OURS)
ASSIGN = Move("assign", frozenset(_S) - {_S.REFUSED, _S.STOPPED, _S.RETURNED}, None, _STAFF)
RECEIVE = Move("receive", frozenset({_S.SUBMITTED}), _S.RECEIVED, _RECEIVER, Turn.OURS, "receive")
REFUSE = Move("refuse", frozenset({_S.SUBMITTED}), _S.REFUSED, _RECEIVER, Turn.NOBODY, "refuse")
ASK_SUPPLEMENT = Move(
    "ask_supplement",
    frozenset({_S.SUBMITTED, _S.RECEIVED, _S.IN_PROCESS}),
    _S.AWAITING_SUPPLEMENT,
    frozenset({Role.RECEIVER, Role.HANDLER}),
    Turn.CITIZEN,
    "ask_supplement",
)
ANSWER_SUPPLEMENT = Move(
    "answer_supplement", frozenset({_S.AWAITING_SUPPLEMENT}), None, frozenset({CITIZEN}), Turn.OURS
)
ASK_PAYMENT = Move("ask_payment", frozenset({_S.RECEIVED}), _S.AWAITING_PAYMENT, _RECEIVER, Turn.CITIZEN)
RECORD_PAYMENT = Move("record_payment", frozenset({_S.AWAITING_PAYMENT}), _S.RECEIVED, _RECEIVER | {SYSTEM}, Turn.OURS)
FORWARD = Move("forward", frozenset({_S.RECEIVED, _S.IN_PROCESS}), _S.IN_PROCESS, _STAFF, Turn.OURS, "forward")
RETURN = Move(
    "return", frozenset({_S.IN_PROCESS}), _S.IN_PROCESS, frozenset({Role.HANDLER, Role.LEADER}), Turn.OURS, "return"
)
PROPOSE = Move("propose", frozenset({_S.IN_PROCESS}), _S.IN_PROCESS, frozenset({Role.HANDLER}), Turn.OURS, "propose")
DECIDE = Move("decide", frozenset({_S.IN_PROCESS}), _S.HANDLED, frozenset({Role.LEADER}), Turn.OURS, "decide")
DELIVER = Move(
    "deliver", frozenset({_S.HANDLED}), _S.RETURNED, frozenset({Role.RECEIVER, Role.CLERK}), Turn.NOBODY, "deliver"
)
POSTPONE = Move("postpone", frozenset({_S.RECEIVED, _S.IN_PROCESS}), None, frozenset({Role.HANDLER, Role.LEADER}), None)
ASK_WITHDRAWAL = Move(
    "ask_withdrawal",
    frozenset({_S.SUBMITTED, _S.RECEIVED, _S.IN_PROCESS, _S.AWAITING_SUPPLEMENT, _S.AWAITING_PAYMENT}),
    _S.WITHDRAWAL_ASKED,
    frozenset({CITIZEN}),
    Turn.OURS,
)
CONFIRM_WITHDRAWAL = Move(
    "confirm_withdrawal",
    frozenset({_S.WITHDRAWAL_ASKED}),
    _S.STOPPED,
    frozenset({Role.RECEIVER, Role.HANDLER}),
    Turn.NOBODY,
)
STOP = Move(
    "stop",
    frozenset({_S.AWAITING_SUPPLEMENT}),
    _S.STOPPED,
    frozenset({Role.RECEIVER, Role.HANDLER}),
    Turn.NOBODY,
)

MOVES = (
    SUBMIT,
    ASSIGN,
    RECEIVE,
    REFUSE,
    ASK_SUPPLEMENT,
    ANSWER_SUPPLEMENT,
    ASK_PAYMENT,
    RECORD_PAYMENT,
    FORWARD,
    RETURN,
    PROPOSE,
    DECIDE,
    DELIVER,
    POSTPONE,
    ASK_WITHDRAWAL,
    CONFIRM_WITHDRAWAL,
    STOP,
)

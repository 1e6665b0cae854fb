"""Why fees may say no."""

from onedoor.base.errors import Refusal


class FactMissing(Refusal):
    """What is due depends on something that is not known; nothing is guessed. Facts: line (title), fields (ids)."""

    code = "fees.fact_missing"


class NothingToPay(Refusal):
    """Nothing is due, or all of it is paid. Facts: code."""

    code = "fees.nothing_to_pay"
    status = 409


class AlreadyPaid(Refusal):
    """The due is paid. Facts: code, at (ISO moment)."""

    code = "fees.already_paid"
    status = 409


class AmountDiffers(Refusal):
    """The amount is not the one that is due. Facts: due, given."""

    code = "fees.amount_differs"


class TooMuch(Refusal):
    """More would go back than came in. Facts: left."""

    code = "fees.too_much"
    status = 409


class NotInThisState(Refusal):
    """The graph of states does not lead there. Facts: what, state, to."""

    code = "fees.not_in_this_state"
    status = 409


class NoSuchGateway(Refusal):
    """This installation does not take payments that way. Facts: manner."""

    code = "fees.no_such_gateway"
    status = 404


class GatewayDown(Refusal):
    """The gateway does not answer; no money has moved. Facts: manner."""

    code = "fees.gateway_down"
    status = 503


class NotThisWay(Refusal):
    """The difference is not resolved that way. Facts: kind, resolution."""

    code = "fees.not_this_way"


class AlreadyResolved(Refusal):
    """Somebody resolved the difference already. Facts: who, at (ISO moment)."""

    code = "fees.already_resolved"
    status = 409


class NotAStatement(Refusal):
    """The document cannot be read as a statement. Facts: line, why."""

    code = "fees.not_a_statement"


class Forged(Exception):
    """What claims to be a gateway's word is not: wrong MAC, another merchant, a parameter given twice, not readable."""


class PolicyNeverChanges(Refusal):
    """The policy is not, or no longer, the one that is meant. Facts: policy (name)."""

    code = "fees.policy_never_changes"
    status = 409


class PolicyInForce(Refusal):
    """The policy is adopted; it is not drafted again. Facts: policy (name)."""

    code = "fees.policy_in_force"
    status = 409


class PolicyNameTaken(Refusal):
    """Another policy has that name. Facts: name."""

    code = "fees.policy_name_taken"
    status = 409


class SamePerson(Refusal):
    """Who drafted a policy may not adopt it alone. Facts: who (the drafter's name)."""

    code = "fees.same_person"
    status = 403


class OutOfReach(Refusal):
    """The policy would hold where the officer's agency does not decide. Facts: agency."""

    code = "fees.out_of_reach"
    status = 403


class BeginsTooEarly(Refusal):
    """Nobody's fee changes after filing: a policy begins on the day after its adoption at the earliest. Facts: day."""

    code = "fees.begins_too_early"

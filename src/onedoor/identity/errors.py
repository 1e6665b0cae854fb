"""Why identity may say no."""

from onedoor.base.errors import Refusal


class NotAppointed(Refusal):
    """The person holds no appointment as an officer today. Facts: none."""

    code = "identity.not_appointed"
    status = 403


class ClaimsUnfit(Refusal):
    """The identity provider's claims do not tell who this is. Facts: claim."""

    code = "identity.claims_unfit"
    status = 400


class NotByMandate(Refusal):
    """A mandate on that ground comes from a procedure or a birth, never from a form. Facts: ground."""

    code = "identity.not_by_mandate"
    status = 400


class AccountClosed(Refusal):
    """The death of who carries that number is registered. Facts: none."""

    code = "identity.account_closed"
    status = 403


class NumberOfAnother(Refusal):
    """Somebody of another name carries that number. Facts: none."""

    code = "identity.number_of_another"
    status = 409

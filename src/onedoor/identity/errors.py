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

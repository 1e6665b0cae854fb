"""Why the vault may say no."""

from onedoor.base.errors import Refusal


class TwoOfficers(Refusal):
    """Who scanned a paper does not certify it. Facts: who."""

    code = "vault.two_officers"
    status = 409


class NoSuchKind(Refusal):
    """The pack knows no such kind of item. Facts: kind."""

    code = "vault.no_such_kind"
    status = 400


class ReasonNeeded(Refusal):
    """A statement is missing or wrong. Facts: field."""

    code = "vault.reason_needed"
    status = 400


class NoKeeper(Refusal):
    """It is not known yet which agency keeps this data. Facts: none."""

    code = "vault.no_keeper"
    status = 409


class NotYetReady(Refusal):
    """The item's document is still being typeset. Facts: none."""

    code = "vault.not_yet_ready"
    status = 503


class NoConsent(Refusal):
    """No consent in force covers this reading. Facts: none."""

    code = "vault.no_consent"
    status = 403


class TooMuchAsked(Refusal):
    """More is asked than the purpose needs. Facts: what."""

    code = "vault.too_much_asked"
    status = 403


class PlanChanged(Refusal):
    """What is kept changed since the plan was shown. Facts: none."""

    code = "vault.plan_changed"
    status = 409

"""Why the frame itself may say no."""

from onedoor.base.errors import Refusal


class NotSignedIn(Refusal):
    """The address is for people or machines that have signed in."""

    code = "frame.not_signed_in"
    status = 401


class SignInFailed(Refusal):
    """The identity provider's answer could not be trusted or was not an answer. Facts: reason."""

    code = "frame.sign_in_failed"
    status = 400


class SignInUnreachable(Refusal):
    """The identity provider does not answer now. Facts: none."""

    code = "frame.sign_in_unreachable"
    status = 503


class FormNotOurs(Refusal):
    """The form did not come from a page of ours in this browser, or that page was too old. Facts: none."""

    code = "frame.form_not_ours"
    status = 403


class OnlySent(Refusal):
    """The address is where a form is sent to: it shows nothing by itself. Facts: none."""

    code = "frame.only_sent"
    status = 405


class Fault(Refusal):
    """Something broke on our side. Facts: id, under which the log tells what."""

    code = "frame.fault"
    status = 500


class OutsideUnreachable(Refusal):
    """An outside system that this step needs does not answer. Facts: again (whether trying again will help)."""

    code = "frame.outside_unreachable"
    status = 503

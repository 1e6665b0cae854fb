"""Why signing may say no."""

from onedoor.base.errors import Refusal


class NothingToSign(Refusal):
    """None of these papers waits for this person's signature now."""

    code = "signing.nothing_to_sign"
    status = 409


class TooManyAtOnce(Refusal):
    """More papers than one authorisation may cover. Facts: most."""

    code = "signing.too_many_at_once"


class SomebodyIsSigning(Refusal):
    """Somebody is signing this paper at this moment; one signs after the other."""

    code = "signing.somebody_is_signing"
    status = 409


class NotInThisState(Refusal):
    """The ceremony has ended or is too far on. Facts: state."""

    code = "signing.not_in_this_state"
    status = 409


class NoSigningHere(Refusal):
    """This installation has no trust service."""

    code = "signing.no_signing_here"
    status = 409


class NotTheHolder(Refusal):
    """The certificate is another person's. Facts: none, for they would name people."""

    code = "signing.not_the_holder"
    status = 409


class NoCredential(Refusal):
    """The trust service knows no usable certificate of this person."""

    code = "signing.no_credential"
    status = 409

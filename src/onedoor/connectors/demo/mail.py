"""The connector that carries messages by SMTP."""

import re
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings

from onedoor.base import clock
from onedoor.base.errors import ConnectorError

_PATIENCE_S = 10.0
_BREAKS = re.compile(r"[\r\n]+")


class SmtpChannel:
    """Hands messages to the mail server at `settings.ENV.smtp`: `smtp://` or `smtps://`, with or without a name."""

    def send(self, address: str, subject: str, text: str, *, reference: str) -> None:
        """The server has acknowledged the message, whose Message-ID is made from `reference`. Raises ConnectorError."""
        try:
            message = _message(address, subject, text, reference)
            with _connected(urlsplit(settings.ENV.smtp)) as server:
                server.send_message(message)
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _ in refused.recipients.values()]
            raise ConnectorError("The address is refused.", again=any(code < 500 for code in codes)) from None
        except smtplib.SMTPResponseException as answer:
            raise ConnectorError(
                f"The mail server answered {answer.smtp_code}.", again=answer.smtp_code < 500
            ) from None
        except (smtplib.SMTPNotSupportedError, ValueError):
            raise ConnectorError("The message cannot be written to that address.", again=False) from None
        except (smtplib.SMTPException, OSError) as failure:
            raise ConnectorError(f"The mail server: {type(failure).__name__}.", again=True) from None


def _message(address: str, subject: str, text: str, reference: str) -> EmailMessage:
    home = urlsplit(settings.ENV.public).hostname or ""
    domain = home if re.search("[a-z]", home) and "." in home else "onedoor.example"
    message = EmailMessage()
    message["From"] = formataddr(("Onedoor", f"no-reply@{domain}"))
    message["To"] = address
    message["Subject"] = _BREAKS.sub(" ", subject)
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{reference}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    return message


def _connected(at: SplitResult) -> smtplib.SMTP:
    """The server, after TLS and name where its address asks for them."""
    host = at.hostname or "127.0.0.1"
    if at.scheme == "smtps":
        context = ssl.create_default_context()
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, at.port or 465, timeout=_PATIENCE_S, context=context)
    else:
        server = smtplib.SMTP(host, at.port or 25, timeout=_PATIENCE_S)
    if at.username:
        if at.scheme != "smtps":
            server.starttls(context=ssl.create_default_context())
        server.login(unquote(at.username), unquote(at.password or ""))
    return server

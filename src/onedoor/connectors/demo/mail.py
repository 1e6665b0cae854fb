"""Messages to people by SMTP (RFC 5321)."""

import smtplib
from email.message import EmailMessage
from urllib.parse import urlsplit

from django.conf import settings

from onedoor.base.errors import ConnectorError

_PATIENCE_S = 10
_LASTING = 500


class SmtpChannel:
    """Answers `notices.ports.Channel`."""

    def send(self, address: str, subject: str, text: str, *, reference: str) -> None:
        """See the port. The reference is the Message-ID."""
        server = urlsplit(settings.ENV.smtp)
        message = EmailMessage()
        message["From"] = "Onedoor <no-reply@onedoor.example>"
        message["To"] = address
        message["Subject"] = subject
        message["Message-ID"] = f"<{reference}@onedoor.example>"
        message.set_content(text)
        try:
            with smtplib.SMTP(server.hostname or "127.0.0.1", server.port or 25, timeout=_PATIENCE_S) as channel:
                channel.send_message(message)
        except smtplib.SMTPResponseException as failure:
            raise ConnectorError(f"mail: {failure.smtp_code}", again=failure.smtp_code < _LASTING) from None
        except smtplib.SMTPRecipientsRefused:
            raise ConnectorError("mail: the address is refused", again=False) from None
        except (smtplib.SMTPException, OSError) as failure:
            raise ConnectorError(f"mail: {type(failure).__name__}", again=True) from None

"""Whether a security.txt is one by which somebody can report a hole (RFC 9116)."""

from datetime import datetime

from onedoor.quality.terms.security_txt import SecurityTxt

_LARGEST = 32_000


def read_security_txt(status: int, media_type: str, body: str) -> SecurityTxt:
    """As it was answered; a signature around it does not matter."""
    contacts, expires = 0, []
    for line in body[:_LARGEST].splitlines() if status == 200 else ():
        name, _, value = line.partition(":")
        if name.strip().lower() == "contact" and value.strip():
            contacts += 1
        elif name.strip().lower() == "expires":
            expires.append(_moment(value.strip()))
    kind = media_type.partition(";")[0].strip().lower()
    return SecurityTxt(status, kind, contacts, expires[0] if len(expires) == 1 else None)


def is_valid(found: SecurityTxt, at: datetime) -> bool:
    """Plain text over HTTPS with a way to reach somebody, and one day of expiry that is not over."""
    return (
        found.status == 200
        and found.media_type == "text/plain"
        and found.contacts > 0
        and found.expires is not None
        and found.expires > at
    )


def _moment(said: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None

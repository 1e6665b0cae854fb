"""Who is asked, and what of an answer is kept."""

import hmac
import re
from base64 import b32encode
from hashlib import sha256

from onedoor.quality.terms.causes import GROUP_OF, Cause, Group
from onedoor.quality.terms.surveys import Done, SurveyAnswer

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+|https?://\S+|www\.\S+", re.IGNORECASE)
_NUMBER = re.compile(r"\d(?:[\W_]{0,3}\d)*")
_DIGITS = 4
GONE = "[…]"


def drawn(journey: str, survey: str, chance: float, secret: bytes) -> bool:
    """Whether that journey is asked: the same whenever it is looked at, and known to nobody without the secret."""
    lot = hmac.digest(secret, f"survey:draw:{survey}:{journey}".encode(), "sha256")
    return int.from_bytes(lot[:8]) < chance * 2**64


def token(journey: str, survey: str, secret: bytes) -> str:
    """The invitation's own word, 128 bits; it is not kept, only made again."""
    return (
        b32encode(hmac.digest(secret, f"survey:token:{survey}:{journey}".encode(), "sha256")[:16]).decode()[:26].lower()
    )


def digest(word: str) -> str:
    """What is kept of a token: from a copy of the table nobody can answer in somebody's stead."""
    return sha256(word.encode()).hexdigest()


def scrubbed(words: str) -> str:
    """The text without e-mail and web addresses and without anything that holds four digits or more."""
    bare = _ADDRESS.sub(GONE, words)
    return _NUMBER.sub(lambda found: GONE if sum(map(str.isdigit, found[0])) >= _DIGITS else found[0], bare)


def dissatisfied(answer: SurveyAnswer) -> bool:
    """Whether the answer tells of a failure, so that its cause counts."""
    return answer.satisfaction <= 2 or answer.done is not Done.YES


def cause_of(group: Group | None, cause: Cause | None) -> Cause | None:
    """The finer cause, unless it belongs to another word than the one chosen."""
    return cause if cause is not None and group is GROUP_OF[cause] else None

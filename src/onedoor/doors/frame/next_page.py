"""Where to go after sign-in or a change of language: only ever to a page of ours."""

import re
from urllib.parse import unquote, urlsplit

_OURS = re.compile(r"^/(?!/)[!#-\[\]-~]*$")
_NOT_AFTER = ("/sign-in", "/sign-out", "/oidc/", "/language")


def safe_next(wanted: str | None, otherwise: str = "/") -> str:
    """`wanted` where it is a plain path of this site (printable ASCII, one slash first), else `otherwise`.

    What browsers read as another site (`//host`, `/\\host`, a tab or line break in between, a scheme, a doubly encoded
    slash) is not followed, nor what would lead back into signing in.
    """
    if not wanted or len(wanted) > 2_000 or not _OURS.match(wanted):
        return otherwise
    path = wanted.partition("?")[0].partition("#")[0]
    decoded = unquote(unquote(path))
    if "//" in decoded or "\\" in decoded or any(letter < " " or letter == "\x7f" for letter in decoded):
        return otherwise
    parts = urlsplit(wanted)
    if parts.scheme or parts.netloc or path.startswith(_NOT_AFTER):
        return otherwise
    return wanted

"""What a declaration is over: change any of it, and what was signed does not fit any more."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from uuid import UUID

from pydantic import JsonValue


def fingerprint(
    version: UUID, agency: str | None, answers: Mapping[str, JsonValue], papers: Iterable[tuple[str, str]]
) -> str:
    """SHA-256 (hexadecimal) over version, agency, answers, and slot and digest of each paper, in whatever order."""
    said = [str(version), agency or "", dict(answers), sorted(list(paper) for paper in papers)]
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

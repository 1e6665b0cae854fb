"""A page that a phone kept and sends: what it says, in one digest."""

import hashlib
import json
from collections.abc import Mapping

from pydantic import JsonValue

from onedoor.catalogue.terms import Page


def said(answers: Mapping[str, JsonValue]) -> str:
    """What these answers say, always the same for the same answers."""
    told = json.dumps(dict(answers), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def said_on(page: Page, answers: Mapping[str, JsonValue]) -> str:
    """What is answered on that page."""
    return said({field.id: answers[field.id] for field in page.fields if answers.get(field.id) is not None})

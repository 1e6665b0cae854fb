"""Barriers where people sign in or send something: what keeps some people out, and since when its keeper knows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class How(StrEnum):
    """How an agency was told."""

    HERE = "here"
    """By a notice to its leaders and auditors, who work with this system."""
    IN_WRITING = "in_writing"
    """By a letter, of which the date and number are written down."""


@dataclass(frozen=True, slots=True)
class Barrier:
    """One broken rule of axe-core on one page, from the day it was first seen to the one on which it was gone."""

    page: str
    rule: str
    seen_on: date
    told_on: date | None = None
    gone_on: date | None = None
    how: How | None = None
    reference: str = ""
    """The number of the letter."""

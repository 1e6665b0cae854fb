"""What one may ask about papers to be signed."""

from onedoor.signing.queries.asked import asked_of_me, co_signed_pages, co_signing
from onedoor.signing.queries.papers import (
    ceremony,
    count_to_sign,
    pages,
    paper_row,
    papers_about,
    place_row,
    to_sign,
    under_way,
    verdict,
)

__all__ = [
    "asked_of_me",
    "ceremony",
    "co_signed_pages",
    "co_signing",
    "count_to_sign",
    "pages",
    "paper_row",
    "papers_about",
    "place_row",
    "to_sign",
    "under_way",
    "verdict",
]

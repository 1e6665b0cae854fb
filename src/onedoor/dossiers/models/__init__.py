"""The tables of the dossiers: facts and constraints, no decisions."""

from onedoor.dossiers.models.case import CodeCounter, Dossier, InternalNote, SavedView, Step, Supplement
from onedoor.dossiers.models.documents import Document
from onedoor.dossiers.models.drafts import Attachment, Declaration, Draft, SentPage

__all__ = [
    "Attachment",
    "CodeCounter",
    "Declaration",
    "Document",
    "Dossier",
    "Draft",
    "InternalNote",
    "SavedView",
    "SentPage",
    "Step",
    "Supplement",
]

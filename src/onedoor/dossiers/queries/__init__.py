"""What one may ask about drafts and dossiers. Every answer depends on who asks; what you may not see does not exist."""

from onedoor.dossiers.queries.assisted import assisted
from onedoor.dossiers.queries.contacts import contacts
from onedoor.dossiers.queries.counted import counted, told_moves, turn_times, unit_times
from onedoor.dossiers.queries.declarations import (
    declaration,
    declaration_pages,
    declared,
    declared_pages,
    draft_signed_in,
)
from onedoor.dossiers.queries.dossiers import attachment, document_for, dossier
from onedoor.dossiers.queries.drafts import codes_of, draft, drafts, page_imprint
from onedoor.dossiers.queries.filed import filed, filed_codes
from onedoor.dossiers.queries.filed_days import filed_days
from onedoor.dossiers.queries.handed_in import handed, handed_counts, handed_in, procedures_filed, reach_of
from onedoor.dossiers.queries.journeys import journeys
from onedoor.dossiers.queries.lists import inbox, mine, named, saved_views
from onedoor.dossiers.queries.measured import measured_time
from onedoor.dossiers.queries.overdue import overdue
from onedoor.dossiers.queries.patterns import patterns
from onedoor.dossiers.queries.public import document, issued, public_status, verification
from onedoor.dossiers.queries.shared import Held, may_serve, papers_held, source_of, vault_facts, vault_paper
from onedoor.dossiers.queries.spared import spared
from onedoor.dossiers.queries.statements import result_preview, result_rows
from onedoor.dossiers.queries.steps_done import procedures_closed, steps_done

__all__ = [
    "Held",
    "assisted",
    "attachment",
    "codes_of",
    "contacts",
    "counted",
    "declaration",
    "declaration_pages",
    "declared",
    "declared_pages",
    "document",
    "document_for",
    "dossier",
    "draft",
    "draft_signed_in",
    "drafts",
    "filed",
    "filed_codes",
    "filed_days",
    "handed",
    "handed_counts",
    "handed_in",
    "inbox",
    "issued",
    "journeys",
    "may_serve",
    "measured_time",
    "mine",
    "named",
    "overdue",
    "page_imprint",
    "papers_held",
    "patterns",
    "procedures_closed",
    "procedures_filed",
    "public_status",
    "reach_of",
    "result_preview",
    "result_rows",
    "saved_views",
    "source_of",
    "spared",
    "steps_done",
    "told_moves",
    "turn_times",
    "unit_times",
    "vault_facts",
    "vault_paper",
    "verification",
]

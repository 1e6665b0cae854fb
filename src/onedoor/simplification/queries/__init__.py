"""What one may ask: how procedures really run, what they cost people, and what evidence says could be spared."""

from onedoor.simplification.queries.checks import next_check, waiting
from onedoor.simplification.queries.evidence import evidence, opportunities, part_of
from onedoor.simplification.queries.ledger import ledger
from onedoor.simplification.queries.proposals import proposal, proposals
from onedoor.simplification.queries.running import procedures, running, working_stages
from onedoor.simplification.queries.services import essential_here, records
from onedoor.simplification.queries.sources import source_title

__all__ = [
    "essential_here",
    "evidence",
    "ledger",
    "next_check",
    "opportunities",
    "part_of",
    "procedures",
    "proposal",
    "proposals",
    "records",
    "running",
    "source_title",
    "waiting",
    "working_stages",
]

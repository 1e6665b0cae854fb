"""A due: its lines, attempts to pay it, what was heard, money, entries, receipts and refunds."""

from uuid import UUID

from django.http import HttpResponse

from onedoor.base.actor import Role
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.fee_lines import due_lines
from onedoor.doors.office import words
from onedoor.doors.office.balances import account_words
from onedoor.doors.office.difference_words import happened
from onedoor.doors.office.shown import READS, agency_name, page
from onedoor.fees import queries, rules
from onedoor.fees.terms import DueState


@access(READS)
def due(request: ActorRequest, due_id: UUID) -> HttpResponse:
    """Everything that happened to its money, for who keeps it or works in its agency. Refuses: NotFound."""
    by = request.actor
    row = queries.due(due_id, seen_by=by)
    trail = queries.trail(due_id, seen_by=by)
    keeps = by.has(Role.FINANCE) and rules.keeps(by, row.payee)
    found = queries.differences_of(due_id, seen_by=by) if keeps else ()
    context = {
        "due": row,
        "title": words.title_of(row.procedure, row.raised_at.date()),
        "payee": agency_name(row.payee),
        "channel": words.CHANNELS.get(row.channel, row.channel),
        "lines": due_lines(row.lines),
        "orders": queries.orders(due_id, seen_by=by),
        "trail": trail,
        "entries": [(one, [(account_words(side.account), side.amount) for side in one.sides]) for one in trail.entries],
        "receipts": [(rules.serial(one.series, one.number), one) for one in queries.receipts(due_id, seen_by=by)],
        "refunds": queries.refunds(due_id, seen_by=by),
        "differences": [(one, happened(one)) for one in found],
        "may_refund": keeps and row.state is DueState.PAID and row.amount > row.refunded,
    }
    return page(request, "due.html", context)

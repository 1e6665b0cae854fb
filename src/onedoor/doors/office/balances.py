"""The accounts of the ledger: together they are zero."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.templatetags.frame import words as word_of
from onedoor.doors.office.shown import DECIDES, agency_name, page
from onedoor.fees import queries
from onedoor.fees.terms import REFUNDS, SUSPENSE, Manner


@access(DECIDES)
def balances(request: ActorRequest) -> HttpResponse:
    """What the officer sees of them, and the rest as one line, so that the sum is the whole ledger's."""
    rows = [(account_words(one.account), one.amount) for one in queries.balances(seen_by=request.actor) if one.amount]
    elsewhere = -sum(amount for _name, amount in rows)
    if elsewhere:
        rows.append((_("Các tài khoản của cơ quan khác"), elsewhere))
    return page(request, "balances.html", {"rows": rows, "sum": sum(amount for _name, amount in rows)})


def account_words(account: str) -> str:
    """An account's name as people say it."""
    kind, _colon, name = account.partition(":")
    if account == SUSPENSE:
        return _("Tiền chưa rõ trả cho khoản nào")
    if account == REFUNDS:
        return _("Tiền đang hoàn")
    if kind == "revenue":
        return _("Đã thu cho %(agency)s") % {"agency": agency_name(name)}
    if kind == "gateway":
        return _("Đang ở %(gateway)s") % {"gateway": word_of(Manner(name))}
    if kind in set(Manner):
        return _("Tại quầy %(agency)s, %(manner)s") % {"agency": agency_name(name), "manner": word_of(Manner(kind))}
    return account

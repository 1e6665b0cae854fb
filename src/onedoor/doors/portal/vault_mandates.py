"""Who may act for whom: whom I have let act for me or my organisation, in which scope, until when; and ending it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.base.errors import Refusal
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.frame.card_number import card_number
from onedoor.doors.frame.components import Choice, FormField
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.frame.vault_words import SCOPES
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.vault import whose
from onedoor.identity import operations, queries
from onedoor.identity.terms import BY_REGISTER, Ground, MandateRow, Scope


@access(CITIZEN)
def vault_mandates(request: ActorRequest, owner_id: UUID) -> HttpResponse:
    """The mandates, and the form of a new one."""
    of = whose(request, owner_id)
    rows = queries.mandates(of.id, seen_by=request.actor)
    form = Form(request)
    name = form.text("name", _("Họ và tên người được ủy quyền"), kind="text", missing=_("Hãy ghi họ tên."), limit=200)
    number = card_number(form)
    scopes = _scopes(request, form)
    until = form.day("until", _("Đến hết ngày nào?"), missing=_("Hãy ghi ngày hết hiệu lực."))
    if form.ready and until:
        try:
            operations.give_mandate(
                of.id, principal_name=of.name, agent_number=number, agent_name=name, scopes=scopes, until_on=until,
                by=request.actor,
            )  # fmt: skip
            return redirect(request.path)
        except Refusal as refusal:
            form.fail(sentence(refusal))
    context = {
        "whose": of,
        "rows": [(row, _may_end(row), row.basis.startswith(BY_REGISTER)) for row in rows],
        "fields": form.fields,
        "errors": form.errors,
    }
    return page(request, "vault_mandates.html", context, here="vault", status=400 if form.errors else 200)


def _may_end(row: MandateRow) -> bool:
    given = row.ground is Ground.REPRESENTATIVE and not row.basis.startswith(BY_REGISTER)
    return given and row.ended_at is None


@require_POST
@access(CITIZEN)
def vault_end_mandate(request: ActorRequest, mandate_id: UUID) -> HttpResponse:
    """From this moment the mandate opens nothing."""
    principal = operations.end_mandate(mandate_id, by=request.actor)
    return redirect("portal:vault_mandates", principal)


def _scopes(request: ActorRequest, form: Form) -> frozenset[Scope]:
    chosen = frozenset(scope for scope in Scope if scope.value in request.POST.getlist("scopes"))
    form.fields["scopes"] = FormField(
        "scopes", _("Được làm gì?"), kind="checkboxes", value={scope.value for scope in chosen},
        choices=tuple(Choice(scope.value, {"vi": word.vi, "en": word.en}) for scope, word in SCOPES.items()),
        error=_("Hãy chọn ít nhất một việc.") if form.sent and not chosen else "",
    )  # fmt: skip
    return chosen

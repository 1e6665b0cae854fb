"""What a team walks: an alley with its households, a house number a line; changed or removed, every visit stays."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.office.campaign_design import LEADS
from onedoor.doors.office.shown import page
from onedoor.outreach import operations, queries
from onedoor.outreach.terms import Alley

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Typed:
    """What the form says: a name, the households in order, and which of them got another number."""

    name: str
    labels: tuple[str, ...]
    renamed: dict[str, str]


@access(LEADS)
def team_alley(request: ActorRequest, team_id: UUID) -> HttpResponse:
    """The form of a new one; sent, the alley is the team's. A refusal is told on the same page."""
    form, typed = _form(request, None)

    def add() -> str:
        operations.add_alley(team_id, typed.name, typed.labels, by=request.actor)
        return _("Đã ghi %(name)s với %(n)s nhà.") % {"name": typed.name, "n": len(typed.labels)}

    return _answer(request, team_id, form, add)


@access(LEADS)
def team_alley_edit(request: ActorRequest, team_id: UUID, alley_id: UUID) -> HttpResponse:
    """The form of one that stands; sent, it is changed or removed. Refuses: NotFound."""
    covered = queries.coverage(team_id, seen_by=request.actor)
    alley = next((one for one in covered.alleys if one.id == alley_id), None)
    if alley is None:
        raise NotFound
    if request.method == "POST" and request.POST.get("do") == "remove":
        operations.remove_alley(alley_id, by=request.actor)
        request.session["office_told"] = _("Đã bỏ %(name)s. Các lượt đã ghi vẫn còn.") % {"name": alley.name}
        return redirect("office:team", team_id)
    form, typed = _form(request, alley)

    def change() -> str:
        done = operations.change_alley(alley_id, typed.name, typed.labels, renamed=typed.renamed, by=request.actor)
        facts = {"name": typed.name, "added": done.added, "removed": done.removed, "renamed": done.renamed}
        return _("%(name)s: thêm %(added)s nhà, bỏ %(removed)s nhà, đổi số %(renamed)s nhà.") % facts

    return _answer(request, team_id, form, change, alley)


def _form(request: ActorRequest, alley: Alley | None) -> tuple[Form, Typed]:
    form = Form(request)
    name = form.text(
        "name", _("Tên ngõ, xóm hoặc đoạn phố"), kind="text", limit=120, missing=_("Hãy ghi tên ngõ."),
        hint=_("Ví dụ: Ngõ Hạ Hồi"), start=alley.name if alley else "",
    )  # fmt: skip
    hint = _("Mỗi dòng một nhà, theo thứ tự đi. Chỉ ghi số nhà, không ghi tên ai. Ví dụ: Số 12")
    if alley:
        hint += ". " + _(
            "Nhà đổi số thì ghi: số cũ = số mới. Dòng bị xóa thì nhà đó thôi đến; các lượt đã ghi vẫn còn."
        )
    typed = form.text(
        "households", _("Các nhà"), limit=10_000, rows=10, missing=_("Hãy ghi ít nhất một nhà."), hint=hint,
        start="\n".join(one.label for one in alley.households) if alley else "",
    )  # fmt: skip
    form.fields["households"] = replace(form.fields["households"], spellcheck=False)
    labels, renamed = [], {}
    for line in typed.splitlines():
        old, equals, new = (" ".join(part.split()) for part in line.partition("="))
        if alley and equals and old and new:
            renamed[old] = new
        if label := (new if alley and equals else " ".join(line.split())):
            labels.append(label)
    if long := next((label for label in labels if len(label) > _LONGEST), ""):
        form.fail(_("“%(label)s…” dài quá. Chỉ ghi số nhà.") % {"label": long[:_LONGEST]}, "households")
    return form, Typed(name, tuple(labels), renamed)


def _answer(
    request: ActorRequest, team_id: UUID, form: Form, do: Callable[[], str], alley: Alley | None = None
) -> HttpResponse:
    """The page, or, where everything was typed well and is done, the team's."""
    team = queries.team(team_id, seen_by=request.actor)
    if form.ready:
        try:
            request.session["office_told"] = do()
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal), "name" if refusal.code == "outreach.name_taken" else "households")
        else:
            return redirect("office:team", team_id)
    context = {"team": team, "form": form, "errors": form.errors, "alley": alley}
    return page(request, "team_alley.html", context, status=400 if form.errors else 200)

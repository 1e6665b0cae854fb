"""Ask for a supplement: which answer or paper, why, and until when."""

from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.agencies import queries as agencies
from onedoor.base.actor import Role
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Field, FieldType
from onedoor.doors.desk.acting import acting
from onedoor.doors.desk.case import Case, case_of
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.components import FormField
from onedoor.doors.frame.form import Form
from onedoor.dossiers import operations
from onedoor.dossiers.terms import SupplementItem


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that may be asked for, as typed: ticked or not, and why."""

    kind: str
    id: str
    title: str
    now: str
    ticked: bool
    why: FormField

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.id}"


@access(OFFICER(Role.RECEIVER, Role.HANDLER))
def supplement(request: ActorRequest, code: str) -> HttpResponse:
    """One request for everything that is missing; each ticked line says why."""
    case = case_of(request, code)
    form = Form(request)
    papers, answers = _items(case, form)
    asked = tuple(item for item in (*papers, *answers) if item.ticked)
    if form.sent and not asked:
        form.fail(_("Hãy đánh dấu ít nhất một giấy tờ hoặc một mục cần bổ sung."))
    message = form.text(
        "message",
        _("Lời nhắn cho người nộp"),
        hint=_("Hướng dẫn chung, nếu cần. Mỗi mục ở trên đã có lý do riêng."),
        rows=3,
    )
    items = [SupplementItem(item.kind, item.id, str(item.why.value).strip()) for item in asked]
    rounds = case.definition.supplement.rounds
    return acting(
        request,
        case,
        form,
        "ask_supplement",
        lambda: operations.ask_supplement(
            code, by=request.actor, items=items, message=message, row_version=form.row_version
        ),
        done=_("Đã yêu cầu bổ sung hồ sơ %(code)s.") % {"code": code},
        more=_("Thời hạn giải quyết tạm dừng đến khi người nộp trả lời."),
        context=lambda: {
            "papers": papers,
            "answers": answers,
            "answer_due": case.answer_due_now,
            "rounds_left": rounds - len(case.view.supplements),
            "rounds": rounds,
        },
    )


def _items(case: Case, form: Form) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """What may be asked for: papers that can be uploaded, and the answers of the form."""
    language = get_language() or "vi"
    asked = form.typed
    papers = tuple(
        _item(form, "component", part.id, part.title.in_(language), ticked=bool(asked(f"component-{part.id}")))
        for part in case.definition.components
        if part.may_upload and (part in case.components or asked(f"component-{part.id}"))
    )
    answers = tuple(
        _item(
            form,
            "field",
            field.id,
            field.label.in_(language),
            now=_answer(case, field, language),
            ticked=bool(asked(f"field-{field.id}")),
        )
        for field in case.fields
        if field.type is not FieldType.FILE
    )
    return papers, answers


def _answer(case: Case, field: Field, language: str) -> str:
    """The answer as it is now, in one line."""
    value = case.view.answers.get(field.id)
    shown = catalogue_rules.display(field, value, language, area_name=agencies.area_name)
    return ", ".join(said for _label, said in shown)


def _item(form: Form, kind: str, item_id: str, title: str, *, ticked: bool, now: str = "") -> Item:
    name = f"why-{kind}-{item_id}"
    label = _("Vì sao cần bổ sung?")
    why = FormField(name, label, value=form.typed(name), error="", required=True)
    if ticked:
        missing = _("Hãy ghi vì sao cần bổ sung: %(title)s.") % {"title": title}
        form.text(name, label, kind="text", limit=500, missing=missing)
        why = replace(form.fields[name])
    return Item(kind, item_id, title, now, ticked, why)

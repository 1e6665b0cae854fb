"""Draft a reduction: who, what, through which channel, from when to when."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.catalogue.terms import Channel, Mark, SetBy, Text
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.doors.office import words
from onedoor.doors.office.shown import DECIDES, page
from onedoor.fees import operations, queries, rules
from onedoor.fees.terms.tariff import Effect, Policy, PolicyRow


@access(DECIDES)
def new(request: ActorRequest) -> HttpResponse:
    """A new draft."""
    return _draft(request, None)


@access(DECIDES)
def edit(request: ActorRequest, policy_id: UUID) -> HttpResponse:
    """The same draft, changed."""
    return _draft(request, queries.policy(policy_id, seen_by=request.actor))


def _draft(request: ActorRequest, row: PolicyRow | None) -> HttpResponse:
    form = Form(request)
    policy = _policy(form, row, request)
    if form.ready and policy is not None:
        found = operations.draft(policy, by=request.actor, draft_id=row.id if row else None)
        return redirect("office:policy", found)
    context = {"form": form, "errors": form.errors, "row": row}
    return page(request, "draft.html", context, status=400 if form.sent else 200)


def _policy(form: Form, row: PolicyRow | None, request: ActorRequest) -> Policy | None:
    """The policy as the form states it; None, with reasons in the form, where it states none."""
    was = row.policy if row else None
    title = _texts(form, was)
    effect = _effect(form, was)
    channel = form.choice(
        "channel", _("Kênh nộp hồ sơ"), [Choice("all", _("Mọi kênh")), *_channels()],
        missing=_("Hãy chọn kênh."), start=was.channels[0] if was and was.channels else Channel.ONLINE.value,
    )  # fmt: skip
    begins, ends = _days(form, was)
    if form.errors or not form.sent or effect is None or begins is None:
        return None
    ministry = rules.is_ministry(request.actor.agency or "")
    return Policy(
        id=was.id if was else f"draft_{uuid4().hex[:12]}",
        title=Text(vi=title[0], en=title[1]),
        document=Text(vi=title[2], en=title[2]),
        mark=Mark.FOUND,
        source="Dự thảo trong hệ thống",
        level=SetBy.MINISTRY if ministry else SetBy.COUNCIL,
        authorities=rules.reached(request.actor.agency or ""),
        set_by=() if ministry else (SetBy.COUNCIL,),
        channels=() if channel == "all" else (Channel(channel),),
        valid_from=begins,
        valid_to=ends,
        effects=(effect,),
    )


def _texts(form: Form, was: Policy | None) -> tuple[str, str, str]:
    missing = _("Hãy điền vào đây.")
    return (
        form.text("title_vi", _("Tên chính sách"), kind="text", missing=missing, limit=200,
                  start=was.title.vi if was else ""),
        form.text("title_en", _("Tên bằng tiếng Anh"), kind="text", missing=missing, limit=200,
                  start=was.title.en if was else ""),
        form.text("document", _("Văn bản dự kiến"), kind="text", missing=missing, limit=200,
                  hint=_("Ví dụ: Dự thảo Thông tư về lệ phí cư trú"), start=was.document.vi if was else ""),
    )  # fmt: skip


def _channels() -> list[Choice]:
    return [Choice(channel.value, str(words.CHANNELS[channel]).capitalize()) for channel in Channel]


def _effect(form: Form, was: Policy | None) -> Effect | None:
    old = was.effects[0] if was else Effect(factor=0.5)
    today = clock.today()
    fees = sorted(set(queries.procedures_with_fees(today)))
    choices = [Choice("all", _("Mọi thủ tục"))] + [Choice(one, f"{words.title_of(one, today)} ({one})") for one in fees]
    procedure = form.choice(
        "procedure", _("Thủ tục"), choices, kind="select", missing=_("Hãy chọn thủ tục."),
        start=old.procedures[0] if old.procedures else "all",
    )  # fmt: skip
    kind = form.choice(
        "kind", _("Giảm thế nào"),
        [Choice("share", _("Chỉ thu một phần (%)")), Choice("amount", _("Thu một số tiền cố định (đ)"))],
        missing=_("Hãy chọn cách giảm."), start="share" if old.amount is None else "amount",
    )  # fmt: skip
    start = f"{round((old.factor or 0) * 100)}" if old.amount is None else str(old.amount)
    typed = form.text(
        "value", _("Số phần trăm còn thu, hoặc số tiền"), kind="text", missing=_("Hãy ghi một số."), limit=12,
        hint=_("0 là miễn hẳn. Ví dụ: 50 là thu một nửa."), width=10, input_mode="numeric", start=start,
    )  # fmt: skip
    number = typed.replace(".", "").removesuffix("đ").strip()
    if not (number.isascii() and number.isdigit()) or (kind == "share" and int(number) > 100):
        if form.sent and typed:
            form.fail(_("Hãy ghi một số nguyên; phần trăm không quá 100."), "value")
        return None
    procedures = () if procedure == "all" else (procedure,)
    if kind == "share":
        return Effect(procedures=procedures, factor=int(number) / 100)
    return Effect(procedures=procedures, amount=int(number))


def _days(form: Form, was: Policy | None) -> tuple[date | None, date | None]:
    soon = clock.today() + timedelta(days=30)
    begins = form.day(
        "begins", _("Từ ngày"), missing=_("Hãy ghi ngày bắt đầu."), start=was.valid_from if was else soon,
        hint=_("Áp dụng cho hồ sơ nộp từ ngày này."),
    )  # fmt: skip
    start = was.valid_to if was and was.valid_to else (begins or soon) + timedelta(days=365)
    ends = form.day("ends", _("Đến hết ngày"), missing=_("Hãy ghi ngày cuối."), start=start)
    if begins and ends and ends < begins:
        form.fail(_("Ngày cuối phải sau ngày bắt đầu."), "ends")
    return begins, ends

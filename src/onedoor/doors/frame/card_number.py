"""The number on somebody's card, asked in a form."""

from django.utils.translation import gettext as _

from onedoor.base import identifiers
from onedoor.doors.frame.form import Form


def card_number(form: Form) -> str:
    """The field `number`, and the citizen number that was typed in it; one that is none is told beside it."""
    typed = form.text(
        "number", _("Số định danh cá nhân"), kind="text", missing=_("Hãy ghi số định danh."), input_mode="numeric",
        width=20, limit=20,
    )  # fmt: skip
    if not (form.sent and typed):
        return typed
    try:
        return identifiers.citizen_number(typed)
    except identifiers.NotAnIdentifier:
        form.fail(_("Số định danh gồm 12 chữ số."), "number")
        return typed

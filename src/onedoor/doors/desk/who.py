"""Who stands at the counter: the name on their card and its number."""

from django.utils.translation import gettext as _

from onedoor.base import identifiers
from onedoor.doors.frame.components import Words
from onedoor.doors.frame.form import Form


def name_and_number(form: Form, label: Words) -> tuple[str, str]:
    """Two fields of the form, and what was typed in them; a number that is none is told beside it."""
    name = form.text("name", label, kind="text", missing=_("Hãy ghi họ tên của người có giấy."), limit=200)
    number = form.text(
        "number", _("Số định danh cá nhân"), kind="text", missing=_("Hãy ghi số định danh."), input_mode="numeric",
        width=20, limit=20,
    )  # fmt: skip
    if form.sent and number:
        try:
            identifiers.citizen_number(number)
        except identifiers.NotAnIdentifier:
            form.fail(_("Số định danh gồm 12 chữ số."), "number")
    return name, number

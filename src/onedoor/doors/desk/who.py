"""Who stands at the counter: the name on their card and its number."""

from django.utils.translation import gettext as _

from onedoor.doors.frame.card_number import card_number
from onedoor.doors.frame.components import Words
from onedoor.doors.frame.form import Form


def name_and_number(form: Form, label: Words) -> tuple[str, str]:
    """Two fields of the form, and what was typed in them; a number that is none is told beside it."""
    name = form.text("name", label, kind="text", missing=_("Hãy ghi họ tên của người có giấy."), limit=200)
    return name, card_number(form)

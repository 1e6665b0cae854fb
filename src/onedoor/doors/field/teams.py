"""For which team a helper acts: the one they are in, or, where there are several, the one that they choose."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.outreach.terms import Team


def team_asked(form: Form, teams: Sequence[Team]) -> UUID:
    """The form asks only who is in several."""
    if len(teams) == 1:
        return teams[0].id
    offered = [Choice(str(one.id), one.name) for one in teams]
    kept = form.choice("team", _("Cho tổ nào"), offered, missing=_("Hãy chọn một tổ."))
    return UUID(kept) if kept else teams[0].id

"""Why outreach may say no."""

from onedoor.base.errors import Refusal


class VisitDiffers(Refusal):
    """Another visit was written under that id. Facts: none."""

    code = "outreach.visit_differs"
    status = 409


class VisitIsOld(Refusal):
    """A visit is taken back on its own day, by who made it. Facts: none."""

    code = "outreach.visit_is_old"
    status = 409


class NoteTellsWho(Refusal):
    """The note holds a number or an address of mail that tells who lives there. Facts: none."""

    code = "outreach.note_tells_who"
    status = 400


class NameTaken(Refusal):
    """The commune has a team of that name, or the team an alley of it. Facts: name."""

    code = "outreach.name_taken"
    status = 409


class TooManyHouseholds(Refusal):
    """An alley has one to so many households. Facts: limit."""

    code = "outreach.too_many_households"
    status = 400


class HouseholdTwice(Refusal):
    """The alley has that household already, or it was named twice. Facts: label."""

    code = "outreach.household_twice"
    status = 409


class CaseDiffers(Refusal):
    """Another question was asked under that id. Facts: none."""

    code = "outreach.case_differs"
    status = 409


class NotAHelper(Refusal):
    """Who is to become a member is no helper of that commune today. Facts: none."""

    code = "outreach.not_a_helper"
    status = 409


class WishUnfit(Refusal):
    """A mandate names one to so many procedures, at least one act, and a term of one to so many days. Facts: field."""

    code = "outreach.wish_unfit"
    status = 400


class AskedTooOften(Refusal):
    """Enough has been asked today, by this helper or of this person. Facts: none."""

    code = "outreach.asked_too_often"
    status = 429


class NotConfirmed(Refusal):
    """Code or number do not confirm this mandate; what is wrong, and who is known, is not told. Facts: none."""

    code = "outreach.not_confirmed"
    status = 409


class TextChanged(Refusal):
    """Other words were shown than those of the mandate. Facts: none."""

    code = "outreach.text_changed"
    status = 409


class NotAsked(Refusal):
    """The mandate is confirmed or over. Facts: none."""

    code = "outreach.not_asked"
    status = 409

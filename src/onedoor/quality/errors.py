"""Why quality may say no."""

from onedoor.base.errors import Refusal


class SurveyAnswered(Refusal):
    """This invitation was answered already; each counts once. Facts: none."""

    code = "quality.survey_answered"
    status = 409


class SurveyClosed(Refusal):
    """The time to answer is over. Facts: none."""

    code = "quality.survey_closed"
    status = 410

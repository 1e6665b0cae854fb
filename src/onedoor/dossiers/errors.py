"""Why the dossiers may say no."""

from onedoor.base.errors import Refusal


class NotInThisState(Refusal):
    """The table of moves does not lead from this state by that move. Facts: move, state."""

    code = "dossiers.not_in_this_state"
    status = 409


class GuessedTooOften(Refusal):
    """Wrong digits were given for that code too often within the hour. Facts: code."""

    code = "dossiers.guessed_too_often"
    status = 429


class NotAtThisStage(Refusal):
    """The route's present stage does not allow that move. Facts: move, stage."""

    code = "dossiers.not_at_this_stage"
    status = 409


class NotYourRole(Refusal):
    """The officer's role may not make that move. Facts: move."""

    code = "dossiers.not_your_role"
    status = 403


class NotAssigned(Refusal):
    """Assign before write: the dossier is not the officer's. Facts: to (name of the one who has it, or "")."""

    code = "dossiers.not_assigned"
    status = 409


class LostRace(Refusal):
    """Somebody else was faster. Facts: who, at (ISO time), move."""

    code = "dossiers.lost_race"
    status = 409


class NotSignedYet(Refusal):
    """The result waits for its signatures and cannot be handed over before."""

    code = "dossiers.not_signed_yet"
    status = 409


class ResultWithdrawn(Refusal):
    """No result of the dossier stands any more, so that there is none to hand over."""

    code = "dossiers.result_withdrawn"
    status = 409


class NothingCorrected(Refusal):
    """No row of the result differs, or a correction of it is under way already."""

    code = "dossiers.nothing_corrected"
    status = 409


class AlreadySubmitted(Refusal):
    """The draft is a dossier already. Facts: code."""

    code = "dossiers.already_submitted"
    status = 409


class Incomplete(Refusal):
    """Answers or papers are missing or wrong. Facts: fields (ids), components (ids)."""

    code = "dossiers.incomplete"
    status = 400


class NotDeclared(Refusal):
    """What is declared has to be signed before it is filed, and is not, or was changed since. Facts: procedure."""

    code = "dossiers.not_declared"
    status = 409


class NothingToDeclare(Refusal):
    """This procedure, in this case, wants no signed declaration. Facts: procedure."""

    code = "dossiers.nothing_to_declare"
    status = 409


class NotAnswers(Refusal):
    """A machine sent what is no answer of this form; nothing was kept. Facts: where (paths), codes (one for each)."""

    code = "dossiers.not_answers"
    status = 400


class FormChanged(Refusal):
    """The procedure has a new version since the person last saw the form; their answers are kept. Facts: procedure."""

    code = "dossiers.form_changed"
    status = 409


class RegistersUnasked(Refusal):
    """A register may spare a paper of the draft and was not asked yet: whoever files asks it, and files again."""

    code = "dossiers.registers_unasked"
    status = 409


class NoAgency(Refusal):
    """No agency was chosen, or the chosen one does not decide this procedure. Facts: agency."""

    code = "dossiers.no_agency"
    status = 400


class NotEligible(Refusal):
    """The answers to the eligibility questions stop the journey. Facts: question."""

    code = "dossiers.not_eligible"
    status = 409


class ReasonMissing(Refusal):
    """A reason is needed here. Facts: field."""

    code = "dossiers.reason_missing"
    status = 400


class NothingAsked(Refusal):
    """A supplement must ask for at least one field or component. Facts: none."""

    code = "dossiers.nothing_asked"
    status = 400


class UnknownItem(Refusal):
    """The supplement names a field or component that the definition does not have. Facts: item."""

    code = "dossiers.unknown_item"
    status = 400


class TooManyRounds(Refusal):
    """A supplement may not be asked again: the rounds are used up. Facts: rounds."""

    code = "dossiers.too_many_rounds"
    status = 409


class NotAsked(Refusal):
    """The person answered something that the supplement did not ask for. Facts: item."""

    code = "dossiers.not_asked"
    status = 400


class AlreadyPostponed(Refusal):
    """A new appointment may be given only once (Decree 61/2018 Art. 19). Facts: none."""

    code = "dossiers.already_postponed"
    status = 409


class DayNotLater(Refusal):
    """The new appointment must be later than today and than the old one. Facts: day."""

    code = "dossiers.day_not_later"
    status = 400


class FileEmpty(Refusal):
    """The file has no bytes. Facts: name."""

    code = "dossiers.file_empty"


class FileTooBig(Refusal):
    """The file is over the limit. Facts: name, limit (bytes)."""

    code = "dossiers.file_too_big"


class FileKindNotAccepted(Refusal):
    """By its content the file is of a kind that is not accepted. Facts: name, kind."""

    code = "dossiers.file_kind_not_accepted"


class FileDamaged(Refusal):
    """The file cannot be opened. Facts: name."""

    code = "dossiers.file_damaged"


class FileEncrypted(Refusal):
    """The file is locked by a password. Facts: name."""

    code = "dossiers.file_encrypted"


class FileTooLong(Refusal):
    """The document has too many pages. Facts: name, limit."""

    code = "dossiers.file_too_long"


class FileActive(Refusal):
    """The document carries a program (JavaScript, launch action, embedded file). Facts: name."""

    code = "dossiers.file_active"


class TooManyFiles(Refusal):
    """The slot is full. Facts: limit."""

    code = "dossiers.too_many_files"


class NoSuchSlot(Refusal):
    """The procedure has no such component or file field. Facts: slot."""

    code = "dossiers.no_such_slot"


class NotUnderMandate(Refusal):
    """The person's mandate lets the helper fill in, and not file. Facts: none."""

    code = "dossiers.not_under_mandate"
    status = 409


class MayNotKeep(Refusal):
    """The person's mandate does not let the helper keep the form on a phone. Facts: none."""

    code = "dossiers.may_not_keep"
    status = 409


class SentDiffers(Refusal):
    """Something else was taken under that id before. Facts: none."""

    code = "dossiers.sent_differs"
    status = 409


class ChangedMeanwhile(Refusal):
    """The page was changed since the phone kept it. Facts: page."""

    code = "dossiers.changed_meanwhile"
    status = 409


class NotReadyYet(Refusal):
    """The document is being typeset; try again in a moment. Facts: none."""

    code = "dossiers.not_ready_yet"
    status = 503

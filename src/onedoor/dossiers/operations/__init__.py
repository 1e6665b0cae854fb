"""What one may do with drafts and dossiers: the only writers."""

from onedoor.dossiers.operations.appointments import (
    ask_withdrawal,
    confirm_withdrawal,
    postpone,
)
from onedoor.dossiers.operations.attaching import attach, detach
from onedoor.dossiers.operations.correcting import correct_result, withdraw_result
from onedoor.dossiers.operations.declaring import (
    ask_signer_again,
    drop_declaration,
    fix_declaration,
    typeset_declaration,
)
from onedoor.dossiers.operations.documents import issue_control_slip, issue_receipt, typeset_document
from onedoor.dossiers.operations.drafting import choose_agency, discard, save_answers, set_eligibility, start
from onedoor.dossiers.operations.handling import assign, decide, deliver, forward, propose, receive, refuse, return_step
from onedoor.dossiers.operations.notes import add_note, forget_view, save_view
from onedoor.dossiers.operations.payments import (
    ask_payment,
    note_due_again,
    note_payment,
    note_refund,
    record_payment,
    tell_money_back,
    tell_part_refund,
    tell_suspected_payment,
    tell_unclear_money,
)
from onedoor.dossiers.operations.sending import keep_on_phone, take_page
from onedoor.dossiers.operations.signatures import release_result, renew_signatures
from onedoor.dossiers.operations.signers import invite, note_signature
from onedoor.dossiers.operations.submit import submit
from onedoor.dossiers.operations.supplementing import answer_supplement, ask_supplement, stop
from onedoor.dossiers.operations.unverified import check_unverified

__all__ = [
    "add_note",
    "answer_supplement",
    "ask_payment",
    "ask_signer_again",
    "ask_supplement",
    "ask_withdrawal",
    "assign",
    "attach",
    "check_unverified",
    "choose_agency",
    "confirm_withdrawal",
    "correct_result",
    "decide",
    "deliver",
    "detach",
    "discard",
    "drop_declaration",
    "fix_declaration",
    "forget_view",
    "forward",
    "invite",
    "issue_control_slip",
    "issue_receipt",
    "keep_on_phone",
    "note_due_again",
    "note_payment",
    "note_refund",
    "note_signature",
    "postpone",
    "propose",
    "receive",
    "record_payment",
    "refuse",
    "release_result",
    "renew_signatures",
    "return_step",
    "save_answers",
    "save_view",
    "set_eligibility",
    "start",
    "stop",
    "submit",
    "take_page",
    "tell_money_back",
    "tell_part_refund",
    "tell_suspected_payment",
    "tell_unclear_money",
    "typeset_declaration",
    "typeset_document",
    "withdraw_result",
]

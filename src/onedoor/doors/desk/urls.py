"""The table of contents of an officer's day."""

from django.urls import path

from onedoor.doors.desk import (
    ask_payment,
    assign,
    columns,
    confirm_withdrawal,
    control_slip,
    decide,
    deliver,
    digitise,
    document,
    dossier,
    file,
    forget_view,
    forward,
    inbox,
    note,
    picture,
    postpone,
    preview,
    propose,
    receipt,
    receive,
    record_payment,
    refuse,
    return_step,
    save_view,
    signing,
    stop,
    supplement,
    take,
    to_sign,
)

app_name = "desk"
urlpatterns = [
    # What there is to do.
    path("", inbox.inbox, name="inbox"),
    path("take", take.take, name="take"),
    path("columns", columns.columns, name="columns"),
    path("views", save_view.save_view, name="save_view"),
    path("views/forget", forget_view.forget_view, name="forget_view"),
    # Papers of people at the counter.
    path("digitise/", digitise.digitise, name="digitise"),
    path("digitise/new", digitise.scan, name="scan"),
    path("digitise/<uuid:item_id>", digitise.certify, name="certify"),
    path("digitise/<uuid:item_id>/document", digitise.scanned_document, name="scanned_document"),
    # What waits for a signature.
    path("to-sign", to_sign.to_sign, name="to_sign"),
    path("signing/<uuid:ceremony_id>", signing.signing, name="signing"),
    path("signing/<uuid:ceremony_id>/stop", signing.stop_signing, name="stop_signing"),
    # One dossier, its papers and documents.
    path("<str:code>/", dossier.dossier, name="dossier"),
    path("<str:code>/file/<uuid:attachment_id>", file.file, name="file"),
    path("<str:code>/picture/<uuid:attachment_id>", picture.picture, name="picture"),
    path("<str:code>/document/<uuid:document_id>", document.document, name="document"),
    path("<str:code>/receipt/<uuid:receipt_id>", receipt.receipt, name="receipt"),
    path("<str:code>/control-slip", control_slip.control_slip, name="control_slip"),
    path("<str:code>/note", note.note, name="note"),
    path("<str:code>/assign", assign.assign, name="assign"),
    # Its way to the result.
    path("<str:code>/receive", receive.receive, name="receive"),
    path("<str:code>/refuse", refuse.refuse, name="refuse"),
    path("<str:code>/supplement", supplement.supplement, name="ask_supplement"),
    path("<str:code>/ask-payment", ask_payment.ask_payment, name="ask_payment"),
    path("<str:code>/record-payment", record_payment.record_payment, name="record_payment"),
    path("<str:code>/forward", forward.forward, name="forward"),
    path("<str:code>/return", return_step.return_step, name="return"),
    path("<str:code>/propose", propose.propose, name="propose"),
    path("<str:code>/decide", decide.decide, name="decide"),
    path("<str:code>/decide/preview", preview.preview, name="preview"),
    path("<str:code>/deliver", deliver.deliver, name="deliver"),
    path("<str:code>/postpone", postpone.postpone, name="postpone"),
    path("<str:code>/withdrawal", confirm_withdrawal.confirm_withdrawal, name="confirm_withdrawal"),
    path("<str:code>/stop", stop.stop, name="stop"),
]

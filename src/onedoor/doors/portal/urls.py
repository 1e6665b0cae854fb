"""The table of contents of what a person can do here."""

from django.urls import path

from onedoor.doors.portal import (
    accessibility,
    check,
    discard,
    document,
    dossier,
    eligibility,
    fee_receipt,
    file,
    form_page,
    gate,
    home,
    life_event,
    my_dossiers,
    notices,
    papers,
    pay,
    payment,
    place,
    privacy,
    search,
    sent,
    service,
    status,
    supplement,
    supplement_papers,
    tasks,
    verification,
    verify,
    withdraw,
)

app_name = "portal"
urlpatterns = [
    # Finding out.
    path("", home.home, name="home"),
    path("search", search.search, name="search"),
    path("life-event/<slug:event>", life_event.life_event, name="life_event"),
    path("service/<str:procedure>", service.service, name="service"),
    path("service/<str:procedure>/questions", eligibility.eligibility, name="eligibility"),
    path("service/<str:procedure>/start", gate.gate, name="gate"),
    path("service/<str:procedure>/begin", gate.begin, name="begin"),
    # Filing.
    path("journey/<uuid:draft_id>/", tasks.tasks, name="tasks"),
    path("journey/<uuid:draft_id>/place", place.place, name="place"),
    path("journey/<uuid:draft_id>/page/<slug:page_id>", form_page.form_page, name="form_page"),
    path("journey/<uuid:draft_id>/papers/<slug:slot>", papers.papers, name="papers"),
    path("journey/<uuid:draft_id>/check", check.check, name="check"),
    path("journey/<uuid:draft_id>/discard", discard.discard, name="discard"),
    # Following.
    path("dossiers/", my_dossiers.my_dossiers, name="my_dossiers"),
    path("dossiers/<str:code>", dossier.dossier, name="dossier"),
    path("dossiers/<str:code>/sent", sent.sent, name="sent"),
    path("dossiers/<str:code>/document/<uuid:document_id>", document.document, name="document"),
    path("dossiers/<str:code>/file/<uuid:attachment_id>", file.file, name="file"),
    path("dossiers/<str:code>/supplement", supplement.supplement, name="supplement"),
    path("dossiers/<str:code>/supplement/<slug:slot>", supplement_papers.supplement_papers, name="supplement_papers"),
    path("dossiers/<str:code>/withdraw", withdraw.withdraw, name="withdraw"),
    path("dossiers/<str:code>/receipt/<uuid:receipt_id>", fee_receipt.fee_receipt, name="fee_receipt"),
    path("notices", notices.notices, name="notices"),
    # Paying.
    path("pay", pay.pay, name="pay"),
    path("payments/<str:reference>", payment.payment, name="payment"),
    path("pay/<slug:token>", pay.pay_by_link, name="pay_by_link"),
    path("pay/<slug:token>/payments/<str:reference>", payment.payment_by_link, name="payment_by_link"),
    # For everybody.
    path("status", status.status, name="status"),
    path("verify", verify.verify, name="verify"),
    path("v/<slug:token>", verification.verification, name="verification"),
    path("v/<slug:token>/document", verification.issued_document, name="issued_document"),
    path("r/<slug:token>", fee_receipt.receipt_check, name="receipt_check"),
    path("r/<slug:token>/receipt", fee_receipt.receipt_pages, name="receipt_pages"),
    path("privacy", privacy.privacy, name="privacy"),
    path("accessibility", accessibility.accessibility, name="accessibility"),
]

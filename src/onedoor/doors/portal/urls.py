"""The table of contents of what a person can do here."""

from django.urls import path

from onedoor.doors.portal import (
    accessibility,
    check,
    discard,
    document,
    dossier,
    eligibility,
    file,
    form_page,
    gate,
    home,
    life_event,
    my_dossiers,
    notices,
    papers,
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
    path("notices", notices.notices, name="notices"),
    # For everybody.
    path("status", status.status, name="status"),
    path("v/<slug:token>", verification.verification, name="verification"),
    path("v/<slug:token>/document", verification.issued_document, name="issued_document"),
    path("privacy", privacy.privacy, name="privacy"),
    path("accessibility", accessibility.accessibility, name="accessibility"),
]

"""The table of contents of a helper's day."""

from django.urls import path

from onedoor.doors.field import (
    cases,
    coverage,
    day,
    household,
    kept,
    lessons,
    mandate,
    mandate_new,
    mandates,
    places,
    standing,
    take_back,
    worker,
)

app_name = "field"
urlpatterns = [
    path("", day.day, name="day"),
    path("households/<uuid:household_id>", household.household, name="household"),
    path("visits/<uuid:visit_id>/take-back", take_back.take_back, name="take_back"),
    path("mandates/", mandates.mandates, name="mandates"),
    path("mandates/new", mandate_new.mandate_new, name="mandate_new"),
    path("mandates/<uuid:mandate_id>", mandate.mandate, name="mandate"),
    path("kept/", kept.kept, name="kept"),
    path("places.json", places.places, name="places"),
    path("standing", standing.standing, name="standing"),
    path("worker.js", worker.worker, name="worker"),
    path("lessons/", lessons.lessons, name="lessons"),
    path("lessons/<slug:lesson_id>", lessons.lesson, name="lesson"),
    path("cases/", cases.cases, name="cases"),
    path("cases/new", cases.case_new, name="case_new"),
    path("cases/<uuid:case_id>", cases.case, name="case"),
    path("coverage", coverage.coverage, name="coverage"),
]

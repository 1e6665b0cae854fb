"""The table of contents of the office."""

from django.urls import path

from onedoor.doors.office import adopt, discard, draft, policies, policy, records, replay

app_name = "office"
urlpatterns = [
    path("", policies.policies, name="policies"),
    path("new", draft.new, name="new"),
    path("records", records.records, name="records"),
    path("<uuid:policy_id>", policy.policy, name="policy"),
    path("<uuid:policy_id>/edit", draft.edit, name="edit"),
    path("<uuid:policy_id>/adopt", adopt.adopt, name="adopt"),
    path("<uuid:policy_id>/discard", discard.discard, name="discard"),
    path("<uuid:policy_id>/replay", replay.replay, name="replay"),
]

"""The table of contents of the office."""

from django.urls import path

from onedoor.doors.office import (
    adopt,
    attempt,
    attempt_records,
    attempts,
    balances,
    difference,
    differences,
    discard,
    draft,
    due,
    due_receipt,
    export,
    fixing,
    money,
    money_records,
    policies,
    policy,
    probed_portal,
    probes,
    process,
    processes,
    records,
    refund,
    refunds,
    replay,
    signals,
    statements,
    survey,
)

app_name = "office"
urlpatterns = [
    # Fee policies.
    path("", policies.policies, name="policies"),
    path("new", draft.new, name="new"),
    path("records", records.records, name="records"),
    path("<uuid:policy_id>", policy.policy, name="policy"),
    path("<uuid:policy_id>/edit", draft.edit, name="edit"),
    path("<uuid:policy_id>/adopt", adopt.adopt, name="adopt"),
    path("<uuid:policy_id>/discard", discard.discard, name="discard"),
    path("<uuid:policy_id>/replay", replay.replay, name="replay"),
    # Quality, measured.
    path("quality/", attempts.attempts, name="attempts"),
    path("quality/attempts", attempt_records.attempt_records, name="attempt_records"),
    path("quality/attempts/<uuid:attempt_id>", attempt.attempt, name="attempt"),
    path("quality/next", fixing.fixing, name="fixing"),
    path("quality/survey", survey.survey, name="survey"),
    path("quality/signals", signals.signals, name="signals"),
    # Portals seen from outside.
    path("quality/probes", probes.probes, name="probes"),
    path("quality/probes/<str:round_name>", probes.probe_round, name="probe_round"),
    path("quality/portals/<str:portal_code>", probed_portal.probed_portal, name="probed_portal"),
    # How procedures really run.
    path("process/", processes.processes, name="processes"),
    path("process/<str:procedure>", process.process, name="process"),
    # Money, and that it ties out.
    path("money/", money.money, name="money"),
    path("money/records", money_records.money_records, name="money_records"),
    path("money/balances", balances.balances, name="balances"),
    path("money/export/<slug:what>/<slug:kind>", export.export, name="export"),
    path("differences/", differences.differences, name="differences"),
    path("differences/<uuid:difference_id>", difference.difference, name="difference"),
    path("refunds/", refunds.refunds, name="refunds"),
    path("refunds/<uuid:refund_id>/retry", refunds.retry, name="retry"),
    path("dues/<uuid:due_id>", due.due, name="due"),
    path("dues/<uuid:due_id>/refund", refund.refund, name="refund"),
    path("receipts/<uuid:receipt_id>", due_receipt.due_receipt, name="due_receipt"),
    path("statements/", statements.statements, name="statements"),
    path("statements/upload", statements.upload, name="upload"),
    path("statements/fetch", statements.fetch, name="fetch"),
    path("statements/<uuid:statement_id>", statements.statement, name="statement"),
]

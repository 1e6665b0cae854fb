"""Every table of the database, and how sensitive each of its columns is, those of libraries included."""

from collections.abc import Mapping

from django.apps import apps

from onedoor.base.classified import Class, classified

OF_LIBRARIES: Mapping[str, Mapping[str, Class]] = {
    "django_content_type": classified(internal="id app_label model"),
    "django_session": classified(internal="expire_date", sensitive="session_data", key="session_key"),
    "procrastinate_workers": classified(internal="id last_heartbeat"),
    "procrastinate_jobs": classified(
        internal="id queue_name task_name priority lock args status scheduled_at attempts queueing_lock abort_requested"
        " worker"
    ),
    "procrastinate_events": classified(internal="id job type at"),
    "procrastinate_periodic_defers": classified(internal="id task_name defer_timestamp job periodic_id"),
    "vault_consent_items": classified(internal="id consent item"),
}
"""Jobs carry ids and nothing of a person."""


def classifications() -> dict[str, Mapping[str, Class]]:
    """By table, the class of each column of which something is said."""
    found: dict[str, Mapping[str, Class]] = {}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        found[table] = vars(model).get("classification") or OF_LIBRARIES.get(table, {})
    return found


HEAD = ("Table", *(str(each) for each in Class))
ABOUT = (
    "`public` may be told to anybody, `internal` says nothing of a person, `personal` tells of one. `sensitive` is",
    "what the law protects more: it is sealed with the key of the person, as decision",
    "[0015](../decisions/0015-what-a-person-says-is-sealed-with-their-key.md) says. `key` opens something by itself.",
    "",
)


def rows() -> list[tuple[str, ...]]:
    """Each table with its columns, class by class."""
    return [
        (f"`{table}`", *(" ".join(f"`{name}`" for name, kind in columns.items() if kind is each) for each in Class))
        for table, columns in sorted(classifications().items())
    ]

"""The event log: one row for each execution of a step."""

from enum import StrEnum


class Party(StrEnum):
    """Who executes a step, and so whose wait it is before it."""

    AGENCY = "agency"
    CITIZEN = "citizen"
    OTHER_AGENCY = "other_agency"
    PAYMENT = "payment"
    SYSTEM = "system"


class Outcome(StrEnum):
    """What came of an execution; the first two let the case go on as it is."""

    OK = "ok"
    FORWARD = "forward"
    RETURN = "return"
    REJECT = "reject"


COLUMNS: dict[str, tuple[str, ...]] = {
    "case": ("case", "case_id", "case:concept:name", "caseid", "case id", "ma_ho_so"),
    "activity": ("activity", "concept:name", "step", "task", "event", "hoat_dong"),
    "ended_at": ("t_end", "ended_at", "end_timestamp", "time:timestamp", "timestamp", "at", "complete timestamp"),
    "started_at": ("t_start", "started_at", "start_timestamp", "start timestamp"),
    "unit": ("unit", "org:group", "group", "department"),
    "actor": ("actor_hash", "actor", "org:resource", "resource", "user"),
    "party": ("party", "org:role"),
    "outcome": ("outcome", "result"),
    "changed": ("changed", "changes"),
    "undone": ("undone", "reversed", "corrected"),
    "due_at": ("due_at", "deadline", "case:deadline", "case:enddate_planned"),
}
"""What is read of a log, and under which names tables usually have it; the first three are needed, the last two of
these may be one moment."""

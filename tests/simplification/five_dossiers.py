"""The worked example: five dossiers, 34 executions, in hours from a midnight."""

from datetime import UTC, datetime, timedelta

REFERENCE = ("NOP", "TIEPNHAN", "THAMDINH", "KY", "TRA")
HOURS = 3600.0

_DONE = {
    "H1": "NOP 0-.5 c; TIEPNHAN 2-2.5; THAMDINH 10-12 c; KIEMTRA 26-26.1; KY 34-34.1 c; TRA 35-35.1",
    "H2": "NOP 0-.5 c; TIEPNHAN 1-1.5; THAMDINH 9-11; YCBS 12-12.2; BOSUNG 36-36.5 c; THAMDINH 44-45 c; "
    "KIEMTRA 60-60.1; KY 68-68.1 c; TRA 69-69.1",
    "H3": "NOP 0-.5 c; TIEPNHAN 3-3.5; THAMDINH 8-10 c; KIEMTRA 24-24.2 return c; THAMDINH 30-31 c; KIEMTRA 40-40.1; "
    "KY 50-50.1 c; TRA 50.5-50.6",
    "H4": "NOP 0-.5 c; TIEPNHAN 1-1.5; THAMDINH 6-8 c; KY 16-16.1 c; TRA 17-17.1",
    "H5": "NOP 0-.5 c; TIEPNHAN 2-2.5; THAMDINH 7-9 c; KIEMTRA 23-23.1; KY 32-32.1 c; TRA 33-33.1",
}
_UNITS = {
    "NOP": "citizen", "BOSUNG": "citizen", "TIEPNHAN": "front", "YCBS": "front", "TRA": "front",
    "THAMDINH": "expert", "KIEMTRA": "deputy", "KY": "director",
}  # fmt: skip
_MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)


def as_csv() -> str:
    """The log as a table."""
    lines = ["case_id,activity,unit,party,t_start,t_end,outcome,changed"]
    for case, told in _DONE.items():
        for step in told.split("; "):
            activity, span, *notes = step.split(" ")
            start, end = ((_MIDNIGHT + timedelta(hours=float(hour))).isoformat() for hour in span.split("-"))
            party = "citizen" if _UNITS[activity] == "citizen" else "agency"
            outcome = "return" if "return" in notes else "forward"
            lines.append(f"{case},{activity},{_UNITS[activity]},{party},{start},{end},{outcome},{int('c' in notes)}")
    return "\n".join(lines) + "\n"

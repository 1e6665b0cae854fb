"""A target that the city gave to the ward, a plan with a task and a file, days without paper, and paper that
lies at its counter."""

from datetime import date, timedelta
from typing import Any

from onedoor.base import clock
from onedoor.base.actor import Role
from onedoor.programme import operations
from onedoor.programme.terms.paperless import Basis, Days, MeasureWanted, PaperBrought
from onedoor.programme.terms.plans import TaskWanted
from onedoor.programme.terms.targets import Reckoning, Wanted
from tests.dossiers.conftest import WARD, Cast, officer
from tests.programme.test_workbook import made

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def ward_programme(cast: Cast) -> dict[str, Any]:
    """Their ids; the target's document is typeset."""
    kien = officer("kien", "Đinh Trung Kiên", "H26", Role.LEADER)
    [target] = operations.assign(Wanted((WARD,), "K1", 1, Reckoning.PERIOD, 0.85, FIRST, LAST, 1000), by=kien)
    operations.typeset_target(target)
    plan = operations.start_plan(2026, by=cast.hoa, from_template=False)
    task = operations.add_task(plan, TaskWanted("Hướng dẫn", FIRST, LAST, cast.lan.id, is_output=True), by=cast.hoa)
    file = operations.bring_file(plan, "plan.xlsx", made(("Việc", "Hạn"), ("Rà soát", "quý II")), by=cast.hoa)
    days = Days(clock.today() + timedelta(days=1), clock.today() + timedelta(days=30))
    basis = Basis("12/KH-UBND", clock.today(), "Ngày không nhận hồ sơ giấy")
    [measure] = operations.announce(MeasureWanted((WARD,), ("1.001193",), days, basis, ("system_down",)), by=cast.hoa)
    arrival = operations.take_in_paper(PaperBrought("1.001193", cast.mai.name, "001194012345"), by=cast.lan)
    return {"arrival": arrival, "target": target, "plan": plan, "task": task, "file": file, "measure": measure}

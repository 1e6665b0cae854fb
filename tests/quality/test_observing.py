"""What a month's own events amount to, and reports of it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.base.errors import NotFound
from onedoor.dossiers import operations as handling
from onedoor.dossiers import queries as dossiers
from onedoor.dossiers.models import Dossier
from onedoor.dossiers.terms import Outcome, SupplementItem
from onedoor.fees import queries as fees
from onedoor.notices import queries as notices
from onedoor.quality import models, operations, pack_files, queries
from onedoor.quality.queries import events, store
from onedoor.quality.rules import reporting
from onedoor.quality.rules.rolling import Ratio, rolled_up
from onedoor.quality.terms import Kind, Measure, Observation, Source, Standing
from tests.dossiers.conftest import BIRTH, WARD, Cast

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
HERE = f"agency:{WARD}"


def observed(scope: str = HERE) -> dict[str, Observation]:
    return {one.indicator: one for one in queries.observations(FIRST, LAST, scopes=[scope])}


def an_attempt(outcome: str, agency: str = WARD, procedure: str = BIRTH, **more: Any) -> models.Attempt:
    now = clock.now()
    given = {"journey": uuid4().hex, "channel": "online", "started_at": now, "last_at": now, "ruled_at": now} | more
    cause = "U00" if outcome == "abandoned" else ""
    return models.Attempt.objects.create(
        agency=agency, procedure=procedure, outcome=outcome, **({"cause": cause} | given)
    )


def test_a_month_has_its_days() -> None:
    assert operations.days_of(date(2028, 2, 10)) == (date(2028, 2, 1), date(2028, 2, 29))
    assert operations.days_of(date(2026, 12, 31)) == (date(2026, 12, 1), date(2026, 12, 31))
    assert operations.quarter_of(date(2026, 11, 27)) == (date(2026, 10, 1), date(2026, 12, 31))
    assert operations.quarter_of(date(2028, 2, 29)) == (date(2028, 1, 1), date(2028, 3, 31))


def test_completion_is_counted_over_what_ripened_and_never_over_who_only_looked(cast: Cast) -> None:
    for outcome, more in (
        ("completed", {}), ("completed", {"troubled": True}), ("abandoned", {}), ("open", {}),
        ("abandoned", {"cause": "O01"}), ("completed", {"started_at": clock.now() - timedelta(days=40)}),
    ):  # fmt: skip
        an_attempt(outcome, **more)
    operations.observe(FIRST, LAST)

    found = observed()["M1"]
    assert (found.numerator, found.denominator, found.n) == (2, 3, 3)
    assert found.interval is not None
    assert found.interval.low < 2 / 3 < found.interval.high
    assert (found.evidence, found.source, found.version) == ("attempts", Source.EVENTS, 1)


def test_agencies_are_rolled_up_by_counts_and_never_by_shares() -> None:
    ratios = [Ratio("M1", "A", "p", 90, 100, "attempts"), Ratio("M1", "B", "p", 1, 10, "attempts")]
    found = {one.scope: one.value for one in rolled_up(ratios, FIRST, LAST)}

    assert found["national"] == found["procedure:p"] == pytest.approx(91 / 110)
    assert found["agency:B"] == found["procedure:p@B"] == pytest.approx(0.1)


def test_of_nothing_nothing_is_observed() -> None:
    assert rolled_up([Ratio("C3", "A", "p", 0, 0, "payments")], FIRST, LAST) == ()


def test_three_rejections_in_a_row_of_one_step_are_a_loop(cast: Cast) -> None:
    def sends(*kinds: Kind, step: str = "child") -> None:
        attempt = an_attempt("completed")
        for second, kind in enumerate(kinds):
            at = clock.now() + timedelta(seconds=second)
            models.Milestone.objects.create(journey=attempt.journey, at=at, kind=kind, step=step)

    no, yes = Kind.STEP_REJECTED, Kind.STEP_ACCEPTED
    sends(no, no, no, yes)
    sends(no, no, yes, no)
    sends(yes)
    operations.observe(FIRST, LAST)

    assert (observed()["M4"].numerator, observed()["M4"].denominator) == (1, 3)


def test_what_browsers_told_is_counted_only_where_they_told_anything(cast: Cast) -> None:
    stopped, _ = an_attempt("abandoned"), an_attempt("completed")
    operations.observe(FIRST, LAST)
    assert "R5" not in observed()
    told: dict[str, Any] = {"at": clock.now(), "client": "c", "network": "n", "family": "chrome", "major": 120}
    models.BrowserReport.objects.create(kind=Kind.BROWSER_TOO_OLD, journey=stopped.journey, device="phone", **told)
    for value in (800.0, 1200.0, 4000.0, 900.0):
        models.BrowserReport.objects.create(kind=Measure.FIRST_BYTE, device="phone", value=value, **told)
    operations.observe(FIRST, LAST)

    assert (observed()["R5"].numerator, observed()["R5"].denominator) == (1, 2)
    speed = observed("national")["S4"]
    assert (speed.value, speed.n, speed.evidence) == (1200.0, 4, "browsers")
    assert "S1" not in observed("national")


def test_a_dossier_is_counted_where_it_was_filed_and_decided(cast: Cast, proposed: str) -> None:
    handling.assign(proposed, by=cast.hoa, to=cast.hoa.id)
    handling.decide(proposed, by=cast.hoa, outcome=Outcome.GRANTED)
    operations.observe(FIRST, LAST)
    found = observed()

    for indicator in ("M2", "T1", "C2", "K1"):
        assert found[indicator].value == 1.0, indicator
    assert (found["C2"].numerator, found["T1"].denominator) == (1, 1)
    assert (found["T4"].numerator, found["T4"].denominator) == (2, 3)  # A decision is told once it is signed.
    assert observed(f"procedure:{BIRTH}@{WARD}")["T1"].n == 1
    assert observed("national")["C1"].denominator == len(pack_procedures())


def test_the_hours_of_an_agencys_units_add_up_to_its_own(cast: Cast, proposed: str) -> None:
    handling.assign(proposed, by=cast.hoa, to=cast.hoa.id)
    handling.decide(proposed, by=cast.hoa, outcome=Outcome.GRANTED)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE dossiers_step SET at = at - (9 - number) * interval '90 minutes'")
    operations.observe(FIRST, LAST)
    units = models.Observation.objects.filter(indicator="W3", scope__startswith="unit:")
    hours = {one.scope: one.value for one in units}

    assert set(hours) == {f"unit:{WARD}.{kind}" for kind in ("one_stop", "handling", "leaders")}
    assert min(value or 0.0 for value in hours.values()) > 0
    assert sum(value or 0.0 for value in hours.values()) == pytest.approx(observed()["W3"].value)
    told = store.series(set(hours), {"W3"}, seen_by=replace(cast.hoa, agency="H29"))
    assert told == {}  # What happens inside an agency is not for others.
    assert len(store.series(set(hours), {"W3"}, seen_by=replace(cast.hoa, agency="H26"))) == 3
    assert not [one for one in queries.open_data(FIRST, LAST) if one.scope in hours]


def pack_procedures() -> list[str]:
    from onedoor.catalogue import queries as catalogue

    return [card.procedure for card in catalogue.services(on=clock.today())]


def test_a_supplement_ends_right_the_first_time_and_stops_the_clock(cast: Cast, received: str) -> None:
    handling.ask_supplement(received, by=cast.lan, items=[SupplementItem("component", "birth_notice", "Ảnh mờ")])
    Dossier.objects.update(due_at=clock.now())
    [waiting] = dossiers.counted(FIRST, LAST, seen_by=SYSTEM)
    Dossier.objects.get().supplements.update(closed_at=clock.now())
    [late] = dossiers.counted(FIRST, LAST, seen_by=SYSTEM)

    assert (waiting.overdue, late.overdue) == (0, 1)
    assert (late.filed, late.alone, late.decided) == (1, 1, 0)


def test_a_new_installation_is_measured_at_once_and_then_each_night(cast: Cast) -> None:
    assert operations.observe_first(clock.today()) > 0
    assert operations.observe_first(clock.today()) == 0


def test_measured_again_a_value_is_replaced(cast: Cast) -> None:
    an_attempt("abandoned")
    operations.observe(FIRST, LAST)
    an_attempt("completed")
    operations.observe(FIRST, LAST)

    assert observed()["M1"].value == 0.5
    assert models.Observation.objects.filter(scope=HERE, indicator="M1").count() == 1


def test_small_cells_are_not_shown_and_do_not_rank(cast: Cast) -> None:
    share = rolled_up(
        [Ratio("M1", WARD, BIRTH, 4, 9, "attempts"), Ratio("M2", WARD, BIRTH, 90, 99, "dossiers")], FIRST, LAST
    )
    operations.store(share)
    shown = {one.indicator: one for one in queries.published(HERE, FIRST, LAST)}

    assert (shown["M1"].standing, shown["M1"].value, shown["M1"].n) == (Standing.NOT_MEASURED, None, 0)
    assert shown["M2"].value == pytest.approx(90 / 99)
    assert store.rankable(shown["M2"]).standing is Standing.NOT_MEASURED
    definition = replace(shown["M2"], evidence="catalogue", n=1)
    assert store.rankable(definition) == store.shown(definition) == definition


def test_only_the_system_counts_over_everybody(cast: Cast) -> None:
    for asked in (dossiers.counted, dossiers.turn_times, fees.counted, events.attempt_counts, events.loop_counts):
        with pytest.raises(NotFound):
            asked(FIRST, LAST, seen_by=cast.hoa)
    with pytest.raises(NotFound):
        dossiers.unit_times(FIRST, LAST, {}, seen_by=cast.hoa)
    with pytest.raises(NotFound):
        list(dossiers.told_moves(FIRST, LAST, seen_by=cast.hoa))
    with pytest.raises(NotFound):
        notices.told(["x"], seen_by=cast.hoa)


def test_a_value_stands_exactly_where_something_was_measured(db: None) -> None:
    for standing, value in ((Standing.MEASURED, None), (Standing.REFUSED, 1.0)):
        with pytest.raises(IntegrityError), transaction.atomic():
            operations.store([Observation("Z1", 1, HERE, FIRST, LAST, standing, Source.PLAIN, value)])


def portal(agency: str, level: float) -> list[Observation]:
    """Everything that the outside index needs, at one level."""
    needed = [one for part in pack_files.profiles()["PQI"].dimensions for one in part.indicators]
    best = {"ratio": 1.0, "identity": 100.0, "piecewise": 1.0, "linear": 0.0, "lognormal": 0.0}
    return [
        Observation(
            one.id, 1, f"agency:{agency}", FIRST, LAST, Standing.MEASURED, Source.BROWSER,
            best[one.curve.kind] * (level if best[one.curve.kind] else 1),
        )
        for one in needed
    ]  # fmt: skip


def test_a_report_is_rebuilt_byte_by_byte_from_its_snapshot(db: None) -> None:
    operations.store([*portal("H01", 1.0), *portal("H02", 0.9)])

    assert operations.make_report("PQI", "agency", FIRST, LAST)
    found = queries.newest("PQI", "agency")
    assert found is not None
    assert [(place.scope, place.band, place.total == 100) for place in found.places] == [
        ("agency:H01", "A", True),
        ("agency:H02", "C", False),  # Available for nine tenths of the time: a gate caps the band.
    ]
    kept, again = queries.rebuilt(found.id)
    assert kept.encode() == again.encode()
    assert found.snapshot_hash == reporting.fingerprint(models.Report.objects.get().snapshot)
    assert found.snapshot_hash in kept


def test_the_same_snapshot_makes_no_second_edition_and_another_value_does(db: None) -> None:
    operations.store(portal("H01", 1.0))
    assert operations.make_reports(FIRST, LAST) >= 1
    assert operations.make_reports(FIRST, LAST) == 0
    operations.store([replace(portal("H01", 1.0)[0], value=0.96)])
    assert operations.make_report("PQI", "agency", FIRST, LAST)
    assert models.Report.objects.filter(profile="PQI").count() == 2


def test_who_lacks_a_dimension_stands_unranked(db: None) -> None:
    operations.store([*portal("H01", 1.0), *portal("H02", 1.0)[:3]])
    operations.make_report("PQI", "agency", FIRST, LAST)
    found = queries.newest("PQI", "agency", (FIRST, LAST))

    assert found is not None
    assert [(place.total, place.ranks) for place in found.places] == [(100.0, (1, 1)), (None, None)]
    assert found.ranked == 1
    assert queries.newest("PQI", "procedure") is None
    with pytest.raises(NotFound):
        queries.report(uuid4())


def test_a_profile_changed_later_does_not_change_a_report(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    operations.store(portal("H01", 1.0))
    operations.make_report("PQI", "agency", FIRST, LAST)
    monkeypatch.setattr(pack_files, "profiles", dict)
    found = queries.newest("PQI", "agency")

    assert found is not None
    kept, again = queries.rebuilt(found.id)
    assert kept == again
    assert found.profile.name == "PQI@1"

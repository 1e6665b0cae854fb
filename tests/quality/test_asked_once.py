"""What people were asked for although it was known, how often they had to come, and what servers answered."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from onedoor.base.actor import SYSTEM
from onedoor.base.errors import NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Definition
from onedoor.dossiers import operations as handling
from onedoor.dossiers import queries as dossiers
from onedoor.dossiers.models import Dossier
from onedoor.dossiers.terms import Outcome, Source, SparedCounts
from onedoor.quality import operations, queries
from onedoor.quality.queries import store
from onedoor.quality.rules.once import answers_kept, papers_asked
from onedoor.quality.rules.rolling import Ratio, multiplied, rolled_up
from tests.dossiers.conftest import BIRTH, WARD, Cast

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


@pytest.fixture
def definition(cast: Cast) -> Definition:
    return catalogue.current_version(BIRTH, LAST).definition


def counts(filed: int, known: dict[str, int], handed: dict[str, int]) -> SparedCounts:
    return SparedCounts(WARD, BIRTH, uuid4(), filed, known, handed)


def test_a_paper_is_asked_in_vain_where_another_source_is_named(definition: Definition) -> None:
    named = {part.id: {source.kind.value for source in part.sources} for part in definition.components}
    in_vain = next(name for name, kinds in named.items() if "register" in kinds)
    in_need = next(name for name, kinds in named.items() if kinds == {"upload"})

    assert papers_asked(definition, counts(10, {}, {in_vain: 6, in_need: 2})) == (6, 8)
    assert papers_asked(definition, counts(10, {in_vain: 4, "requester": 9}, {in_need: 2})) == (0, 6)
    assert papers_asked(definition, counts(10, {}, {"no_such_slot": 3})) == (0, 0)


def test_only_what_everybody_is_asked_could_be_filled_in_for_everybody(definition: Definition) -> None:
    everybody, n = answers_kept(definition, counts(10, {"requester": 7}, {}))
    assert (everybody, n) == (7, 20)
    fields = [field for page in definition.pages for field in page.fields]
    sometimes = next(field.id for field in fields if field.sources and (field.when or not field.required))
    assert answers_kept(definition, counts(10, {sometimes: 7}, {})) == (0, 20)


def test_several_things_of_one_dossier_are_one_person() -> None:
    [found, *_] = rolled_up([Ratio("M5", WARD, BIRTH, 10, 40, "dossiers", people=9)], FIRST, LAST)
    assert (found.value, found.n, found.n_effective) == (0.25, 9, 9)
    assert found.interval is not None
    assert found.interval.half_width > 0.24, "forty papers of nine people say no more than nine people"
    assert store.shown(found).value is None


def test_the_product_of_two_shares_lies_between_the_products_of_their_ends() -> None:
    shares = rolled_up(
        [
            Ratio("K3", WARD, BIRTH, 80, 100, "d"),
            Ratio("K4", WARD, BIRTH, 30, 60, "d"),
            Ratio("K3", "H01", "p", 1, 2, "d"),
        ],
        FIRST,
        LAST,
    )
    found = {one.scope: one for one in multiplied("T3", shares, "K3", "K4")}

    assert "agency:H01" not in found
    here = found[f"agency:{WARD}"]
    assert here.value == pytest.approx(0.4)
    assert (here.indicator, here.n, here.numerator) == ("T3", 60, None)
    assert here.interval is not None
    assert here.interval.low == pytest.approx(0.7006 * 0.3639, abs=0.005)
    assert here.interval.low < 0.4 < here.interval.high


def test_a_month_counts_papers_answers_trips_and_products(cast: Cast, proposed: str) -> None:
    handling.assign(proposed, by=cast.hoa, to=cast.hoa.id)
    handling.decide(proposed, by=cast.hoa, outcome=Outcome.GRANTED)
    Dossier.objects.update(sources={"requester": Source("population").kept()})
    Dossier.objects.get().steps.filter(move="decide").update(move="deliver", remark="counter")
    operations.observe(FIRST, LAST)
    found = {one.indicator: one for one in queries.observations(FIRST, LAST, scopes=[f"agency:{WARD}"])}

    assert (found["M5"].numerator, found["M5"].denominator, found["M5"].n) == (1, 1, 1)
    assert (found["C6"].numerator, found["C6"].denominator, found["C6"].n) == (1, 2, 1)
    assert (found["M7"].numerator, found["M7"].denominator, found["M7"].interval) == (1, 1, None)
    assert found["T3"].value == 0.0
    with pytest.raises(NotFound):
        list(dossiers.spared(FIRST, LAST, seen_by=cast.hoa))

    Dossier.objects.update(channel="counter")
    operations.observe(FIRST, LAST)
    again = {one.indicator: one for one in queries.observations(FIRST, LAST, scopes=[f"agency:{WARD}"])}
    assert again["M7"].value == 2.0
    assert list(dossiers.spared(FIRST, LAST, seen_by=SYSTEM)) == []


def test_answers_are_added_up_by_day_and_are_the_platforms(db: None) -> None:
    operations.add_answered(FIRST, 900, 1)
    operations.add_answered(FIRST, 99, 0)
    operations.add_answered(LAST, 1, 1)
    operations.observe(FIRST, LAST)
    [found] = queries.observations(FIRST, LAST, indicator="R3")

    assert (found.scope, found.numerator, found.denominator, found.evidence) == ("national", 2, 1000, "requests")
    assert [one.indicator for one in queries.of_the_platform(FIRST, LAST)] == ["R3"]
    with pytest.raises(IntegrityError), transaction.atomic():
        operations.add_answered(date(2026, 10, 1), 1, 2)

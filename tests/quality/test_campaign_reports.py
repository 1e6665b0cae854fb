"""A simulated campaign whose truth is known: intervals cover it, the report rebuilds, small cells stay silent."""

from dataclasses import dataclass, replace
from datetime import date
from random import Random

import pytest

from onedoor.quality.rules import campaign_reports, campaigns, sampling
from onedoor.quality.terms import Group
from onedoor.quality.terms.campaigns import CampaignReport, Design, Dispositions, Ending, Plan
from onedoor.quality.terms.surveys import Answered, Crowded, Done, SurveyAnswer

DESIGN = Design("Thử", date(2026, 7, 1), date(2026, 9, 30), ("H1", "H2"), response=0.4, margin=0.06, effect=1.2)
BEFORE = {Group.PORTAL: 0.36, Group.PAYMENT: 0.10}
_ANSWERS = {"completed": 0.6, "troubled": 0.4, "abandoned": 0.2}
_UNHAPPY = {"completed": 0.1, "troubled": 0.6, "abandoned": 0.9}
_CAUSES = {
    "phone": {Group.PORTAL: 0.5, Group.PROCEDURE: 0.2, Group.PAYMENT: 0.2, Group.DEVICE: 0.1},
    "desktop": {Group.PORTAL: 0.2, Group.PROCEDURE: 0.6, Group.PAYMENT: 0.2},
}


@dataclass(frozen=True)
class Person:
    """Somebody of the simulated country: what they would answer, and whether they would."""

    journey: str
    one: Answered
    answers: bool

    @property
    def stratum(self) -> str:
        return f"{self.one.agency}|online|{self.one.ending}"


def country(chance: Random, n: int = 4000) -> list[Person]:
    """People of two agencies. Who gives up is unhappier and answers less; phones have other causes than desktops."""
    found = []
    for number in range(n):
        ending = chance.choices(("completed", "troubled", "abandoned"), (60, 15, 25))[0]
        device = chance.choices(("phone", "desktop"), (70, 30))[0]
        unhappy = chance.random() < _UNHAPPY[ending]
        group = chance.choices(*zip(*_CAUSES[device].items(), strict=True))[0] if unhappy else None
        said = SurveyAnswer(1 if unhappy else 5, Done.NO if unhappy else Done.YES, group=group)
        likely = _ANSWERS[ending] * (0.7 if device == "phone" else 1.0)
        one = Answered("H1" if number % 4 else "H2", "", "online", ending, None, 1.0, said, device)
        found.append(Person(f"{number:064x}", one, chance.random() < likely))
    return found


def planned(people: list[Person], design: Design = DESIGN) -> Plan:
    sizes: dict[tuple[str, str, Ending], int] = {}
    for each in people:
        cell = (each.one.agency, "online", Ending(each.one.ending))
        sizes[cell] = sizes.get(cell, 0) + 1
    return campaigns.plan(design, sizes, {})


def surveyed(people: list[Person], seed: str, design: Design = DESIGN) -> str:
    """The snapshot of a campaign among them."""
    plan = planned(people, design)
    chances = {one.key: one.sample / one.population for one in plan.strata}
    lots = sampling.drawn(
        seed, [(each.stratum, each.journey) for each in people], {s.key: s.sample for s in plan.strata}
    )
    of = {each.journey: each for each in people}
    drawn = [of[one.journey] for one in lots]
    crowd: dict[tuple[str, ...], int] = {}
    for each in people:
        cell = (each.one.agency, "online", each.one.ending, each.one.device)
        crowd[cell] = crowd.get(cell, 0) + 1
    results = {
        key: campaigns.counted("complete" if each.answers else "silent" for each in drawn if each.stratum == key)
        for key in chances
    }
    return campaign_reports.snapshot(
        design, plan, survey="journey", version=1, seed=seed, results=results,
        crowd=[Crowded(a, "", c, e, n, d) for (a, c, e, d), n in crowd.items()],
        answers=[replace(each.one, chance=chances[each.stratum]) for each in drawn if each.answers], before=BEFORE,
    )  # fmt: skip


def found_in(snapshot: str) -> CampaignReport:
    return campaign_reports.read(campaign_reports.report(snapshot))


def test_intervals_cover_the_truth_where_plain_shares_do_not() -> None:
    """Sixty seeded campaigns among four thousand people: a 95 % interval may miss now and then, a plain share leans."""
    people = country(Random(20230301))
    happy = sum(each.one.answer.satisfaction == 5 for each in people) / len(people)
    why = [each.one.answer.group for each in people if each.one.answer.group]
    portal = why.count(Group.PORTAL) / len(why)
    covered = {"H3": 0, "portal": 0}
    plain, weighted = [], []
    for seed in range(60):
        report = found_in(surveyed(people, str(seed)))
        done = next(one for one in report.figures if one.indicator == "H3")
        cause = next(one for one in report.causes if one.group is Group.PORTAL)
        covered["H3"] += done.weighted.low <= happy <= done.weighted.high
        covered["portal"] += cause.weighted.low <= portal <= cause.weighted.high
        plain.append(done.plain)
        weighted.append(done.weighted.value)
    assert covered["H3"] >= 55
    assert covered["portal"] >= 54
    assert sum(weighted) / 60 == pytest.approx(happy, abs=0.01)
    assert sum(plain) / 60 > happy + 0.08  # Who finished answers more, and is happier.


def test_a_report_tells_what_it_rests_on_and_rebuilds_byte_by_byte() -> None:
    people = country(Random(5))
    text = surveyed(people, "a seed")
    body = campaign_reports.report(text)
    assert body == campaign_reports.report(text)
    assert text == surveyed(people[::-1], "a seed")
    report = campaign_reports.read(body)
    plan = planned(people)
    assert (report.population, report.sample) == (4000, plan.sample)
    assert report.result.drawn == plan.sample
    assert (report.figures[0].indicator, report.figures[0].n) == ("H1", report.result.answered)
    assert report.effect == pytest.approx(report.figures[0].n / report.n_effective)
    assert report.effect > 1
    assert sum(one.weighted.value for one in report.causes) == pytest.approx(1)
    assert {one.group: one.before for one in report.causes}[Group.PORTAL] == 0.36
    assert [one.agency for one in report.places] == ["H1", "H2"]
    assert all(one.satisfied is not None for one in report.places)
    assert "journey" not in text.replace('"survey":"journey"', "")


def test_of_few_nothing_is_told_but_how_many() -> None:
    people = country(Random(5), 400)
    some = [replace(each, answers=each.answers and number < 60) for number, each in enumerate(people)]
    few = found_in(surveyed(some, "s", replace(DESIGN, margin=0.2)))
    assert 0 < few.result.answered < 10
    assert (few.figures, few.causes, few.n_effective) == ((), (), 0.0)
    assert all(one.satisfied is None for one in few.places)


def test_a_small_place_is_not_given_away_by_the_others() -> None:
    people = country(Random(5))
    loud = [
        replace(each, answers=each.answers and (each.one.agency == "H1" or n < 200)) for n, each in enumerate(people)
    ]
    report = found_in(surveyed(loud, "s"))
    answered = {one.agency: one.result.answered for one in report.places}
    assert answered["H1"] > 100
    assert 0 < answered["H2"] < 10
    assert [one.satisfied for one in report.places] == [None, None]


def test_of_nobody_there_is_a_report_too() -> None:
    silent = [replace(each, answers=False) for each in country(Random(5), 300)]
    report = found_in(surveyed(silent, "s"))
    assert report.result.answered == 0
    assert report.result == Dispositions(silent=report.sample)

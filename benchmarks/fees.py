"""`python -m benchmarks.fees [--dossiers 1000000]`: a policy simulated on a year's dossiers, against the law asked one by one.

The reference is the same question asked of `fees.rules.assess` for every dossier, in one loop, in the same run; it is
measured on a sample and its time is scaled to all. The sums over the sample have to be equal to the đồng.
"""

import argparse
import json
import random
import time
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from onedoor.catalogue.checking import check_pack
from onedoor.catalogue.terms import Definition
from onedoor.fees.checking import check_policies
from onedoor.fees.rules import assess
from onedoor.fees.simulation import simulate
from onedoor.fees.terms.simulation import Elasticity, Simulation
from onedoor.fees.terms.tariff import Facts, Policy

PACK = Path("packs/vietnam")
FIRST, LAST = date(2025, 7, 1), date(2026, 6, 30)
GOAL, SAMPLE, COMMUNES = 3.0, 20_000, 3_321
WHAT = {
    "1.004222": ({"fee_group": "none"}, {"fee_group": "poor"}, {"fee_group": "children"}),
    "1.004194": ({"filing_kind": "single", "fee_group": "none"}, {"filing_kind": "single", "fee_group": "elderly"}),
    "3.000333": ({"payer_group": "ordinary", "copies": 1}, {"payer_group": "student", "copies": 4}),
    "3.000347": ({},),
    "1.014063": ({},),
    "1.001456": ({"passport_case": "first"}, {"passport_case": "lost"}),
    "2.000635": ({"copies": 1}, {"copies": 3}),
    "1.004873": ({"fee_group": "none"}, {"fee_group": "merit"}),
}


def pack() -> tuple[dict[str, Definition], tuple[Policy, ...]]:
    definitions, _ = check_pack(PACK)
    return {one.procedure: one for one in definitions if one.procedure in WHAT}, check_policies(PACK, definitions)[0]


def filed(many: int, seed: int) -> pl.DataFrame:
    """Dossiers one by one: every commune, every day of the year, eight procedures, two channels."""
    chance = random.Random(seed)
    provinces = [f"{number:02}" for number in range(1, 35)]
    agencies = [f"{chance.choice(('H', 'G01.'))}{chance.choice(provinces)}.{number:05}" for number in range(COMMUNES)]
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    cases = [(procedure, json.dumps(facts)) for procedure, several in WHAT.items() for facts in several]
    picked = chance.choices(cases, k=many)
    return pl.DataFrame(
        {
            "day": chance.choices(days, k=many),
            "agency": chance.choices(agencies, k=many),
            "procedure": [procedure for procedure, _ in picked],
            "version": [procedure for procedure, _ in picked],
            "channel": chance.choices(("online", "counter"), (4, 6), k=many),
            "facts": [facts for _, facts in picked],
            "n": [1] * many,
        }
    )


def draft() -> Policy:
    return Policy.model_validate(
        {
            "id": "draft", "title": {"vi": "Thử", "en": "Trial"}, "document": {"vi": "Thử", "en": "Trial"},
            "mark": "memory", "source": "A benchmark", "level": "council", "channels": ["online"],
            "authorities": ["H01", "G01.01", "H26", "G01.26"], "valid_from": "2027-01-01", "effects": [{"factor": 0.5}],
        }
    )  # fmt: skip


def measured(
    table: pl.DataFrame, definitions: dict[str, Definition], policies: tuple[Policy, ...]
) -> tuple[Simulation, float]:
    begun = time.perf_counter()
    found = simulate(
        table, definitions=definitions, policies=policies, draft=draft(), follows=lambda agency: (agency,),
        period=(FIRST, LAST), elasticity=Elasticity(0.1, 0.3, 0.5), seed=1,
    )  # fmt: skip
    return found, time.perf_counter() - begun


def one_by_one(
    table: pl.DataFrame, definitions: dict[str, Definition], policies: tuple[Policy, ...]
) -> tuple[int, int, float]:
    """Before and after of every row, each asked of the law."""
    always = draft().model_copy(update={"valid_from": date.min})
    begun, before, after = time.perf_counter(), 0, 0
    for day, agency, _, version, channel, facts, _n in table.iter_rows():
        told = Facts(day, channel, (agency,), json.loads(facts))
        was = assess(definitions[version], policies, told).total
        now = assess(definitions[version], (*policies, always), told).total
        if was is not None and now is not None:
            before, after = before + was, after + now
    return before, after, time.perf_counter() - begun


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossiers", type=int, default=1_000_000)
    many = parser.parse_args().dossiers
    definitions, policies = pack()
    sample = filed(SAMPLE, seed=2)
    exact, _ = measured(sample, definitions, policies)
    before, after, reference = one_by_one(sample, definitions, policies)
    assert (exact.before, exact.after) == (before, after), "the simulation differs from the law"
    table = filed(many, seed=1)
    times = sorted(measured(table, definitions, policies)[1] for _ in range(3))
    scaled = reference / SAMPLE * many
    print(f"simulated on {many:,} dossiers, median of 3: {times[1]:.2f} s (goal under {GOAL:.0f} s for a million)")
    print(
        f"the law asked one by one, scaled from {SAMPLE:,}: {scaled:.0f} s; ratio {scaled / times[1]:.0f}; sums equal"
    )
    return 0 if times[1] < GOAL else 1


if __name__ == "__main__":
    raise SystemExit(main())

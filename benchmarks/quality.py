"""Counts of attempts, measured: a quarter counted anew, what a ruling adds, and a dashboard whatever lies behind it."""

import time
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from benchmarks.__main__ import Bench

QUARTERS = 5
"""A quarter of ten million attempts, five times over, is fifty million."""
_FIRST, _LAST = date(2026, 7, 1), date(2026, 9, 30)
_WARD, _PROVINCE = "H26.00073", "H26"
_CHUNK = 1_000_000
_ATTEMPTS = """
WITH places AS (
    SELECT array_agg(code ORDER BY code) AS codes FROM agencies_agency WHERE kind = 'commune' AND valid_to IS NULL
), drawn AS MATERIALIZED (
    SELECT n, random() AS what, random() AS place, random() AS day, random() AS fate, random() AS why
    FROM generate_series(%(first)s::int, %(last)s::int) n
)
INSERT INTO quality_attempt (id, journey, procedure, agency, channel, started_at, last_at, active_seconds, last_step,
                             outcome, troubled, cause, contributing, ruled_by, ruled_at)
SELECT lpad(to_hex(n), 32, '0')::uuid, 'bench' || lpad(n::text, 59, '0'), '1.00' || (1000 + floor(exp(what * ln(400)))::int),
       codes[1 + floor(cardinality(codes) * power(place, 1.5))::int], 'online',
       '2026-07-01 08:00+07'::timestamptz + floor(92 * day) * interval '1 day',
       '2026-07-01 08:20+07'::timestamptz + floor(92 * day) * interval '1 day',
       300 + n %% 900, 'step_' || (n %% 6),
       CASE WHEN fate < .15 THEN 'abandoned' WHEN fate < .18 THEN 'open' ELSE 'completed' END,
       fate >= .18 AND fate < .23,
       CASE WHEN fate < .15 OR fate >= .18 AND fate < .23
            THEN (ARRAY['P01', 'P05', 'Q01', 'Q02', 'Y04', 'N01', 'U00', 'P02', 'P03', 'Q03', 'D01', 'N02'])
                 [1 + floor(12 * why * why)::int] ELSE '' END,
       '[]', 'attribution@1', now()
FROM places, drawn
"""
"""Four hundred procedures, few of which are many people's; fifteen in a hundred abandon, five have trouble."""
_INDEXES = """
SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'quality_attempt' AND indexdef NOT LIKE 'CREATE UNIQUE %%'
"""
_OLDER = """
INSERT INTO quality_tally (reach, procedure, day, outcome, troubled, cause, last_step, n)
SELECT reach, procedure, day - 92 * k, outcome, troubled, cause, last_step, n
FROM quality_tally, generate_series(1, %(times)s) k
WHERE day BETWEEN '2026-07-01' AND '2026-09-30'
"""
_OLDER_OF_THE_WARD = """
INSERT INTO quality_attempt (id, journey, procedure, agency, channel, started_at, last_at, active_seconds, last_step,
                             outcome, troubled, cause, contributing, ruled_by, ruled_at)
SELECT gen_random_uuid(), md5(journey || k) || md5(k::text), procedure, agency, channel,
       started_at - 92 * k * interval '1 day', last_at - 92 * k * interval '1 day', active_seconds, last_step,
       outcome, troubled, cause, contributing, ruled_by, ruled_at
FROM quality_attempt, generate_series(1, %(times)s) k WHERE agency = %(ward)s
"""
"""A commune's dashboard reads its attempts by their index: those of other communes do not lie in its way."""


def _median(call: Callable[[], object], times: int = 30) -> float:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        call()
        taken.append(time.perf_counter() - begun)
    return sorted(taken)[len(taken) // 2]


def counting(bench: "Bench", attempts: int) -> None:
    """As many attempts in one quarter as asked for, over every commune and twenty procedures."""
    from onedoor.base.actor import Actor, Quality, Role
    from onedoor.quality import operations, queries
    from onedoor.quality.models import Attempt
    from onedoor.quality.operations.tallying import tally

    indexes = bench.sql(_INDEXES)
    for name, _made in indexes:
        bench.sql(f"DROP INDEX {name}")  # Built at the end they take a tenth of the time.
    for first in range(1, attempts + 1, _CHUNK):
        bench.sql(_ATTEMPTS, first=first, last=min(first + _CHUNK - 1, attempts))
    for _name, made in indexes:
        bench.sql(str(made))
    bench.sql("VACUUM ANALYZE quality_attempt")
    begun = time.perf_counter()
    rows = operations.recount(_FIRST, _LAST)
    taken, goal = time.perf_counter() - begun, 60 * max(attempts / 10_000_000, 0.1)
    what = f"a quarter of {attempts:,} attempts counted anew ({rows:,} rows)"
    bench.row(what, f"{taken:.1f} s", f"< {goal:.0f} s", good=taken < goal)
    bench.sql("ANALYZE quality_tally")

    def look(agency: str) -> float:
        leader = Actor(Quality.OFFICER, uuid4(), "bench", agency=agency, roles=frozenset({Role.LEADER}))
        return _median(lambda: queries.failures(_FIRST, _LAST, seen_by=leader))

    before = {agency: look(agency) for agency in (_WARD, _PROVINCE)}
    bench.sql(_OLDER, times=QUARTERS - 1)
    bench.sql(_OLDER_OF_THE_WARD, times=QUARTERS - 1, ward=_WARD)
    bench.sql("ANALYZE quality_tally")
    for agency, once in before.items():
        after = look(agency)
        what = f"dashboard of {agency}, {QUARTERS * attempts:,} attempts ({once * 1000:.0f} ms at {attempts:,})"
        bench.row(what, f"{after * 1000:.0f} ms", "<= 100 ms", good=after <= 0.1)
    some = list(Attempt.objects.filter(agency__startswith=_PROVINCE)[:500])
    added = _median(lambda: tally([], some), times=5)
    bench.row("500 rulings added to the counts", f"{added * 1000:.0f} ms", "")

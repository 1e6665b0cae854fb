"""Fills a database with dossiers by SQL, as they would lie after years of work."""

import psycopg

_DOSSIERS = """
WITH numbers AS (SELECT g, uuidv7() AS draft, uuidv7() AS dossier FROM generate_series(%(from)s::int, %(to)s::int) g),
drafts AS (
    INSERT INTO dossiers_draft (id, owner, procedure, version_id, agency, channel, answers, eligibility, unverified,
                                moved_on, revision, started_at, saved_at, submitted_at)
    SELECT draft, md5('owner' || g %% 5000)::uuid, %(procedure)s, %(version)s, agency.code, 'online', %(answers)s,
           '{{}}', '[]', '[]', 9, at, at, at
    FROM numbers, LATERAL (SELECT %(agencies)s::text[] AS codes) c,
         LATERAL (SELECT c.codes[1 + g %% cardinality(c.codes)] AS code) agency,
         LATERAL (SELECT now() - (g %% 700) * interval '1 day' AS at) moment
    RETURNING id, agency, owner, submitted_at
)
INSERT INTO dossiers_dossier (id, code, draft_id, owner, procedure, version_id, agency, channel, applicant, last_digits,
    phone, email, language, answers, unverified, words, state, stage, stage_role, turn, payment, payment_due, delivery,
    sync, submitted_at, expected_at, received_at, clock_from, due_at, handled_at, returned_at, closed_at, outcome,
    proposal, assigned_name, row_version)
SELECT numbers.dossier, drafts.agency || '-' || to_char(drafts.submitted_at, 'YYMMDD') || '-' || lpad(g::text, 7, '0'),
    drafts.id, drafts.owner, %(procedure)s, %(version)s, drafts.agency, 'online',
    'Nguyễn Văn ' || g, lpad((g %% 10000)::text, 4, '0'), '', '', 'vi', %(answers)s, '[]',
    'nguyen van ' || g || ' 09' || lpad(g::text, 8, '0'),
    CASE WHEN done THEN 'returned' ELSE 'submitted' END, CASE WHEN done THEN NULL ELSE %(stage)s END,
    CASE WHEN done THEN '' ELSE 'receiver' END, CASE WHEN done THEN 'nobody' ELSE 'ours' END,
    'nothing_due', 0, CASE WHEN done THEN 'delivered' ELSE 'not_ready' END, 'told', drafts.submitted_at,
    drafts.submitted_at + interval '1 day', CASE WHEN done THEN drafts.submitted_at END,
    CASE WHEN done THEN drafts.submitted_at END, drafts.submitted_at + interval '1 day',
    CASE WHEN done THEN drafts.submitted_at + interval '6 hours' END,
    CASE WHEN done THEN drafts.submitted_at + interval '7 hours' END,
    CASE WHEN done THEN drafts.submitted_at + interval '7 hours' END,
    CASE WHEN done THEN 'granted' ELSE '' END, '', '', 1
FROM numbers JOIN drafts ON drafts.id = numbers.draft, LATERAL (SELECT g > %(open)s AND g %% 100 > 1 AS done) d
"""
_OPEN_AN_AGENCY = 60
"""So that a page of fifty is full however few dossiers there are."""
_STEPS = """
INSERT INTO dossiers_step (id, dossier_id, number, move, at, by_name, by_quality, state, turn, remark)
SELECT uuidv7(), id, 1, 'submit', submitted_at, applicant, 'citizen', 'submitted', 'ours', ''
FROM dossiers_dossier WHERE NOT EXISTS (SELECT FROM dossiers_step WHERE dossier_id = dossiers_dossier.id)
"""
_CHUNK = 100_000


def dossiers(
    url: str, *, first: int, last: int, procedure: str, version: str, stage: str, agencies: list[str], answers: str
) -> None:
    """Dossiers number `first` to `last` exist, spread over `agencies`: the first sixty of each are open, and two in a
    hundred of the rest."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET statement_timeout = 0")
        for start in range(first, last + 1, _CHUNK):
            values = {
                "from": start,
                "to": min(start + _CHUNK - 1, last),
                "procedure": procedure,
                "version": version,
                "stage": stage,
                "agencies": agencies,
                "answers": answers,
                "open": _OPEN_AN_AGENCY * len(agencies),
            }
            connection.execute(_DOSSIERS.replace("{{}}", "{}"), values)
        connection.execute(_STEPS)
        connection.execute("VACUUM (ANALYZE) dossiers_dossier")
        connection.execute("VACUUM (ANALYZE) dossiers_draft")

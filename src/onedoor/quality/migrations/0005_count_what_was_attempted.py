"""The attempts there are stand in the counts of their days."""

from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_COUNT = """
INSERT INTO quality_tally (reach, day, procedure, outcome, troubled, cause, last_step, n)
SELECT reach, (started_at AT TIME ZONE %(zone)s)::date, procedure, outcome, troubled, cause,
       CASE WHEN outcome = 'abandoned' THEN last_step ELSE '' END, count(*)
FROM quality_attempt CROSS JOIN LATERAL (
    SELECT DISTINCT array_to_string((string_to_array(agency, '.'))[:depth], '.') AS reach
    FROM generate_series(0, cardinality(string_to_array(agency, '.'))) AS depth
) places
GROUP BY 1, 2, 3, 4, 5, 6, 7
ON CONFLICT DO NOTHING
"""


def count(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """In one statement."""
    with editor.connection.cursor() as cursor:
        cursor.execute(_COUNT, {"zone": settings.TIME_ZONE})


class Migration(migrations.Migration):
    dependencies = [("quality", "0004_tallies")]
    operations = [migrations.RunPython(count, migrations.RunPython.noop)]

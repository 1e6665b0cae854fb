"""Counts are kept above the commune, of each procedure and of all; what they say is made anew from the attempts."""

from django.db import migrations, models

_KEEP = """
CREATE TEMPORARY TABLE tallies_before ON COMMIT DROP AS
SELECT reach, every.procedure, day, outcome, troubled, cause, last_step, sum(n) AS n
FROM quality_tally CROSS JOIN LATERAL (VALUES (quality_tally.procedure), ('')) every(procedure)
WHERE reach NOT IN (SELECT code FROM agencies_agency WHERE kind IN ('commune', 'commune_police'))
GROUP BY 1, 2, 3, 4, 5, 6, 7
"""
_PUT_BACK = """
INSERT INTO quality_tally (reach, procedure, day, outcome, troubled, cause, last_step, n) SELECT * FROM tallies_before
"""


class Migration(migrations.Migration):
    dependencies = [("quality", "0012_answered_requests"), ("agencies", "0001_areas_agencies_and_working_time")]

    operations = [
        migrations.RunSQL(_KEEP, migrations.RunSQL.noop),
        migrations.DeleteModel(name="Tally"),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "reach",
                        "procedure",
                        "day",
                        "outcome",
                        "troubled",
                        "cause",
                        "last_step",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("reach", models.CharField(blank=True, max_length=40)),
                ("procedure", models.CharField(blank=True, max_length=40)),
                ("day", models.DateField()),
                ("outcome", models.CharField(max_length=10)),
                ("troubled", models.BooleanField()),
                ("cause", models.CharField(blank=True, max_length=3)),
                ("last_step", models.CharField(blank=True, max_length=80)),
                ("n", models.IntegerField()),
            ],
        ),
        migrations.RunSQL(_PUT_BACK, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(fields=["agency", "started_at"], name="attempts_of_an_agency"),
        ),
    ]

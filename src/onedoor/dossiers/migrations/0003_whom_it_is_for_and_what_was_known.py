from django.db import migrations, models

NOTHING = models.Value({}, output_field=models.JSONField())
"""Also for the version that runs while this one comes up: it does not know the column."""


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0002_handling_time_is_measured_at_the_move"),
    ]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="sources",
            field=models.JSONField(default=dict, db_default=NOTHING),
        ),
        migrations.AddField(
            model_name="dossier",
            name="subject",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="draft",
            name="sources",
            field=models.JSONField(default=dict, db_default=NOTHING),
        ),
        migrations.AddField(
            model_name="draft",
            name="subject",
            field=models.UUIDField(null=True),
        ),
    ]

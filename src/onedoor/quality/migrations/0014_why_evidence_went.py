from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q


def taken_back(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """Until now only who had sent a file could take it away."""
    apps.get_model("quality", "Evidence").objects.exclude(removed_at=None).update(removal="taken_back")


class Migration(migrations.Migration):
    dependencies = [
        ("quality", "0013_counts_above_the_commune"),
    ]

    operations = [
        migrations.AddField(
            model_name="evidence",
            name="removal",
            field=models.CharField(blank=True, db_default="", max_length=12),
        ),
        migrations.AddField(
            model_name="evidence",
            name="removed_for",
            field=models.CharField(blank=True, db_default="", max_length=300),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="stored_as",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.RunPython(taken_back, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=Q(removal="", removed_at=None, removed_for="")
                | Q(removal__in=["taken_back", "taken_down", "term_over"], removed_at__isnull=False),
                name="evidence_is_there_or_went_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=~Q(removal="taken_down") | ~Q(removed_for=""),
                name="evidence_is_taken_down_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=~Q(removed_at=None) | ~Q(stored_as=""), name="evidence_has_its_bytes"
            ),
        ),
    ]

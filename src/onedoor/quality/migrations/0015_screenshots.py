import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import onedoor.base.ids


class Migration(migrations.Migration):
    dependencies = [
        ("quality", "0014_why_evidence_went"),
    ]

    operations = [
        migrations.CreateModel(
            name="Screenshot",
            fields=[
                ("stored_as", models.CharField(blank=True, max_length=100)),
                ("removed_at", models.DateTimeField(null=True)),
                ("removal", models.CharField(blank=True, db_default="", max_length=12)),
                ("removed_for", models.CharField(blank=True, db_default="", max_length=300)),
                (
                    "id",
                    models.UUIDField(
                        default=onedoor.base.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("nth", models.PositiveSmallIntegerField()),
                ("step", models.PositiveSmallIntegerField()),
                ("width", models.PositiveSmallIntegerField()),
                ("url", models.CharField(max_length=500)),
                ("taken_at", models.DateTimeField()),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="screenshots",
                        to="quality.visit",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["taken_at"], name="screenshots_by_moment")],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(removal="", removed_at=None, removed_for="")
                        | Q(removal__in=["taken_back", "taken_down", "term_over"], removed_at__isnull=False),
                        name="screenshot_is_there_or_went_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=~Q(removal="taken_down") | ~Q(removed_for=""),
                        name="screenshot_is_taken_down_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=~Q(removed_at=None) | ~Q(stored_as=""), name="screenshot_has_its_bytes"
                    ),
                    models.UniqueConstraint(fields=["visit", "nth"], name="one_picture_of_a_moment"),
                ],
            },
        ),
    ]

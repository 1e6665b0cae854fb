import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import onedoor.base.ids


class Migration(migrations.Migration):
    dependencies = [
        ("quality", "0015_screenshots"),
    ]

    operations = [
        migrations.CreateModel(
            name="Barrier",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=onedoor.base.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("page", models.CharField(max_length=500)),
                ("rule", models.CharField(max_length=60)),
                ("seen_on", models.DateField()),
                ("gone_on", models.DateField(null=True)),
                ("told_on", models.DateField(null=True)),
                ("how", models.CharField(blank=True, max_length=10)),
                ("reference", models.CharField(blank=True, max_length=100)),
                (
                    "portal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="barriers", to="quality.portal"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["portal", "page", "rule"], condition=Q(gone_on=None), name="one_open_barrier_of_a_rule"
                    ),
                    models.CheckConstraint(
                        condition=Q(told_on=None, how="")
                        | Q(told_on__gte=F("seen_on"), how__in=["here", "in_writing"]),
                        name="barrier_told_after_it_was_seen",
                    ),
                    models.CheckConstraint(condition=~Q(how="in_writing") | ~Q(reference=""), name="letter_has_number"),
                    models.CheckConstraint(
                        condition=Q(gone_on=None) | Q(gone_on__gte=F("seen_on")), name="barrier_in_order"
                    ),
                ],
            },
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models

import onedoor.base.ids


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0004_results_are_signed_and_keep_their_history"),
    ]

    operations = [
        migrations.CreateModel(
            name="Declaration",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=onedoor.base.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("by_id", models.UUIDField()),
                ("language", models.CharField(max_length=5)),
                ("template", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=300)),
                ("title_en", models.CharField(max_length=300)),
                ("fingerprint", models.CharField(max_length=64)),
                ("facts", models.JSONField()),
                ("fixed_at", models.DateTimeField()),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("stored_as", models.CharField(blank=True, max_length=100)),
                ("dropped_at", models.DateTimeField(null=True)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declarations",
                        to="dossiers.draft",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dropped_at", None)),
                        fields=("draft",),
                        name="one_declaration_stands",
                    )
                ],
            },
        ),
    ]

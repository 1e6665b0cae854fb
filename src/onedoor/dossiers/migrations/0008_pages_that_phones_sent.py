import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0007_who_helped"),
    ]

    operations = [
        migrations.CreateModel(
            name="SentPage",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("page", models.CharField(max_length=60)),
                ("said", models.CharField(max_length=64)),
                ("left", models.CharField(max_length=64)),
                ("taken_at", models.DateTimeField()),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sent_pages",
                        to="dossiers.draft",
                    ),
                ),
            ],
        ),
    ]

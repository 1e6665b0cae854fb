from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("signing", "0001_papers_places_and_ceremonies"),
    ]

    operations = [
        migrations.AddField(
            model_name="place",
            name="reminders",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddIndex(
            model_name="place",
            index=models.Index(
                condition=models.Q(("invited_at__isnull", False), ("state", "wanted")),
                fields=["invited_at"],
                name="signatures_asked_for",
            ),
        ),
    ]

"""What is disputed is called in both languages: who answers may read another one than who asked."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("vault", "0005_names_of_files_are_sealed"),
    ]

    operations = [
        migrations.AddField(
            model_name="dispute",
            name="what_en",
            field=models.CharField(blank=True, db_default="", max_length=200),
        ),
    ]

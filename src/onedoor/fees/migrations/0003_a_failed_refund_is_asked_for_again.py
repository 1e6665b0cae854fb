"""A refund that failed may be asked for once more; the new one names it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The link from a refund to the one that it asks for again."""

    dependencies = [("fees", "0002_policies")]
    operations = [
        migrations.AddField(
            model_name="refund",
            name="retries",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="retried_by",
                to="fees.refund",
            ),
        ),
    ]

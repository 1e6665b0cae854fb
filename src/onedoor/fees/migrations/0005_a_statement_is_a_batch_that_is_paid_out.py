"""A gateway's statement says what its batch is called, and which money on the bank's account was its payout."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The batch of a statement and its payout."""

    dependencies = [("fees", "0004_wrong_sums_and_payouts_have_a_way_out")]
    operations = [
        migrations.AddField(
            model_name="statementread",
            name="batch",
            field=models.CharField(blank=True, db_default="", default="", max_length=60),
        ),
        migrations.AddField(
            model_name="statementread",
            name="payout",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="pays_out", to="fees.payment"
            ),
        ),
        migrations.AddIndex(
            model_name="statementread",
            index=models.Index(
                condition=models.Q(("payout", None), models.Q(("batch", ""), _negated=True)),
                fields=["read_at"],
                name="batches_not_paid_out",
            ),
        ),
    ]

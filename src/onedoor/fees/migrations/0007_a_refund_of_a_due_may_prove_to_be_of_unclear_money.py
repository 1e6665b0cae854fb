"""What went back of a due may prove to have gone back of money that never paid it: one more kind of entry."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The kinds that entries may have."""

    dependencies = [("fees", "0006_an_order_knows_when_its_payer_asked")]
    operations = [
        migrations.RemoveConstraint(model_name="entry", name="entry_is_of_a_known_kind"),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "payment",
                            "unclear",
                            "cleared",
                            "refund_asked",
                            "refund_done",
                            "refund_failed",
                            "refund_moved",
                            "reversal",
                            "payout",
                        ],
                    )
                ),
                name="entry_is_of_a_known_kind",
            ),
        ),
    ]

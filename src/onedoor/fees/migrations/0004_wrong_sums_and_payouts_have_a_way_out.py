"""A wrong sum is corrected and a payout is known for what it is: two more resolutions, and the payout's entry."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The words that differences and entries may have."""

    dependencies = [("fees", "0003_a_failed_refund_is_asked_for_again")]
    operations = [
        migrations.RemoveConstraint(model_name="difference", name="difference_resolved_says_how"),
        migrations.AddConstraint(
            model_name="difference",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("resolution", ""), ("resolved_at", None)),
                    models.Q(
                        (
                            "resolution__in",
                            [
                                "book",
                                "refund",
                                "match",
                                "cancel_receipt",
                                "ask_again",
                                "book_and_refund_rest",
                                "payout",
                                "correct",
                            ],
                        ),
                        ("resolved_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="difference_resolved_says_how",
            ),
        ),
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
                            "reversal",
                            "payout",
                        ],
                    )
                ),
                name="entry_is_of_a_known_kind",
            ),
        ),
    ]

"""An order knows when its payer had the gateway asked, so that nobody asks it without a pause."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The moment of the last question."""

    dependencies = [("fees", "0005_a_statement_is_a_batch_that_is_paid_out")]
    operations = [migrations.AddField(model_name="order", name="asked_at", field=models.DateTimeField(null=True))]

"""A placeholder for the tables of dues, orders and the ledger."""

from django.db import migrations


class Migration(migrations.Migration):
    """Nothing yet."""

    dependencies = []
    operations = []

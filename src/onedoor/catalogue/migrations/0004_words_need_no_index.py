"""Search compares letters of the nearest thirty versions only; an index over all of them is read by nobody."""

from django.db import migrations


class Migration(migrations.Migration):
    """The index over everyday words goes."""

    dependencies = [("catalogue", "0003_versions_never_go")]
    operations = [migrations.RemoveIndex(model_name="procedureversion", name="version_words")]

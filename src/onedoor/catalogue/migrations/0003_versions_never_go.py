"""A published version is never deleted: dossiers stand on it. A trigger refuses it."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION catalogue_refuse_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A published version is never deleted.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER versions_never_go BEFORE DELETE ON catalogue_procedureversion
    FOR EACH ROW EXECUTE FUNCTION catalogue_refuse_deletion();
"""
BACKWARD = """
DROP TRIGGER versions_never_go ON catalogue_procedureversion;
DROP FUNCTION catalogue_refuse_deletion();
"""


class Migration(migrations.Migration):
    """Published versions refuse to be deleted."""

    dependencies = [("catalogue", "0002_versions_never_change")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]

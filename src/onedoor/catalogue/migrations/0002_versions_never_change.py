"""A published version never changes: a trigger refuses it. Only its last day may still be set."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION catalogue_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.procedure <> OLD.procedure OR NEW.number <> OLD.number OR NEW.digest <> OLD.digest
       OR NEW.definition - 'valid_to' <> OLD.definition - 'valid_to' OR NEW.valid_from <> OLD.valid_from THEN
        RAISE EXCEPTION 'A published version never changes.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER versions_never_change BEFORE UPDATE ON catalogue_procedureversion
    FOR EACH ROW EXECUTE FUNCTION catalogue_refuse_change();
"""
BACKWARD = """
DROP TRIGGER versions_never_change ON catalogue_procedureversion;
DROP FUNCTION catalogue_refuse_change();
"""


class Migration(migrations.Migration):
    """Published versions refuse what rewrites them."""

    dependencies = [("catalogue", "0001_published_versions")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]

"""Acts are added and never changed: a trigger refuses updates and deletions."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The journal is only added to: % on % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER acts_never_change BEFORE UPDATE OR DELETE ON audit_act
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER looks_never_change BEFORE UPDATE OR DELETE ON audit_look
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER refused_attempts_never_change BEFORE UPDATE OR DELETE ON audit_refusedattempt
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
"""
BACKWARD = """
DROP TRIGGER acts_never_change ON audit_act;
DROP TRIGGER looks_never_change ON audit_look;
DROP TRIGGER refused_attempts_never_change ON audit_refusedattempt;
DROP FUNCTION audit_refuse_change();
"""


class Migration(migrations.Migration):
    """The journals refuse what rewrites them."""

    dependencies = [("audit", "0001_the_two_journals")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]

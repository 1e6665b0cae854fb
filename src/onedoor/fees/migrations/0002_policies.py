"""Fee policies. An adopted one never changes and never goes: a trigger refuses it."""

from django.db import migrations, models

import onedoor.base.ids

FORWARD = """
CREATE FUNCTION fees_policies_never_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.adopted_at IS NULL THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.from_pack
       AND to_jsonb(NEW) - '{valid_to,digest}'::text[] = to_jsonb(OLD) - '{valid_to,digest}'::text[] THEN
        RETURN NEW;  -- Another document says when it ends.
    END IF;
    RAISE EXCEPTION 'An adopted policy never changes.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER policies_never_change BEFORE UPDATE OR DELETE ON fees_feepolicy
    FOR EACH ROW EXECUTE FUNCTION fees_policies_never_change();
"""
BACKWARD = """
DROP TRIGGER policies_never_change ON fees_feepolicy;
DROP FUNCTION fees_policies_never_change();
"""


class Migration(migrations.Migration):
    """The table of fee policies, with its trigger."""

    dependencies = [
        ("fees", "0001_dues_orders_and_the_ledger"),
    ]

    operations = [
        migrations.CreateModel(
            name="FeePolicy",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=onedoor.base.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True)),
                ("body", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
                ("from_pack", models.BooleanField(default=False)),
                ("agency", models.CharField(blank=True, max_length=40)),
                ("drafted_by", models.UUIDField(null=True)),
                ("drafted_by_name", models.CharField(blank=True, max_length=200)),
                ("drafted_at", models.DateTimeField()),
                ("adopted_by", models.UUIDField(null=True)),
                ("adopted_by_name", models.CharField(blank=True, max_length=200)),
                ("adopted_at", models.DateTimeField(null=True)),
                ("forecast", models.JSONField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="policy_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("from_pack", True), ("drafted_by__isnull", False), _connector="OR"),
                        name="somebody_drafted_the_policy",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("adopted_at__isnull", False), ("from_pack", True)),
                            models.Q(("adopted_at", None), ("adopted_by", None)),
                            models.Q(
                                ("adopted_at__isnull", False),
                                ("adopted_by__isnull", False),
                                models.Q(("adopted_by", models.F("drafted_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="two_people_make_a_policy",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]

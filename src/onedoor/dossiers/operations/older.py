"""What rows of older versions lack before their answers are sealed."""

import json
from uuid import UUID

from django.db import connection

from onedoor.catalogue import queries as catalogue
from onedoor.dossiers import rules

_STRIDE = 500
_FIRST = UUID(int=0)
_IN_THE_OPEN = (
    "SELECT id, version_id, answers::text FROM dossiers_dossier"
    " WHERE jsonb_typeof(answers) = 'object' AND id > %s ORDER BY id LIMIT %s"
)
_EXPAND = (
    "UPDATE dossiers_dossier SET fee_facts = %s::jsonb,"
    " words = regexp_replace(words, '\\m[0-9]{8}([0-9]{4})\\M', '\\1', 'g') WHERE id = %s"
)


def prepare_for_sealing() -> None:
    """Of numbers the last four digits stay in the words that officers search by; what fees depend on can be counted.

    Only rows whose answers lie in the open are touched. Done twice, it is done once.
    """
    after = _FIRST
    with connection.cursor() as cursor:
        while True:
            cursor.execute(_IN_THE_OPEN, [after, _STRIDE])
            rows = cursor.fetchall()
            for row_id, version_id, answers in rows:
                definition = catalogue.version(version_id).definition
                cursor.execute(_EXPAND, [json.dumps(rules.fee_answers(definition, json.loads(answers))), row_id])
            if len(rows) < _STRIDE:
                return
            after = rows[-1][0]

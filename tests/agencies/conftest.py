"""The pack of Viet Nam, loaded once for the tests of the agencies and taken away after them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

PACK = Path(__file__).parents[2] / "packs" / "vietnam"
_TABLES = (
    "agencies_area, agencies_areasuccession, agencies_agency, agencies_agencysuccession, agencies_unit, "
    "agencies_calendar, agencies_officehours, agencies_specialday, agencies_edition, audit_act"
)


@pytest.fixture(scope="package", autouse=True)
def loaded_pack(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    from onedoor.agencies import operations

    with django_db_blocker.unblock():
        operations.load_areas(PACK)
        operations.load_agencies(PACK)
        operations.load_calendar(PACK)
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {_TABLES}")

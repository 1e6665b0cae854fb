"""A job exists exactly if the act does that deferred it: in a page and in the worker."""

import pytest
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.testing import InMemoryConnector

from onedoor.base.jobs import defer

pytestmark = pytest.mark.django_db


class Undone(Exception):
    """The act is not to be."""


def undone_act() -> None:
    with transaction.atomic():
        defer("signing.prepare", ceremony_id="1")
        raise Undone


def test_a_job_goes_with_an_act_that_is_undone() -> None:
    with pytest.raises(Undone):
        undone_act()

    assert not ProcrastinateJob.objects.exists()


def test_in_the_worker_too_a_job_is_part_of_the_act() -> None:
    """The worker's app has a connection of its own, which commits at once: no job of ours may take it."""
    of_its_own = InMemoryConnector()
    with app.replace_connector(of_its_own):
        with pytest.raises(Undone):
            undone_act()
        defer("signing.prepare", ceremony_id="2")

    assert of_its_own.jobs == {}
    assert [job.args for job in ProcrastinateJob.objects.all()] == [{"ceremony_id": "2"}]

"""The ground that every test stands on holds."""

import socket

import pytest

from onedoor.agencies import queries as agencies


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_the_country_is_there_also_after_a_test_that_committed(time: str) -> None:
    assert agencies.agencies()


@pytest.mark.parametrize("host", ["192.0.2.1", "onedoor.example"])
def test_nothing_leaves_this_machine(host: str) -> None:
    with pytest.raises(RuntimeError, match="A test tried to"):
        socket.create_connection((host, 80), timeout=1)

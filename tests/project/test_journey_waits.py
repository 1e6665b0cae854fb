"""A journey begun right after the first page waits for the rest of the system."""

import socket
import threading

import pytest

from onedoor.project.journey import until_all_listen
from onedoor.project.processes import free_port
from onedoor.project.progress import Stop


def test_what_starts_late_is_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    port = free_port()

    def start() -> None:
        with socket.create_server(("127.0.0.1", port)):
            done.wait(10)

    done = threading.Event()
    starting = threading.Timer(0.2, start)
    starting.start()
    until_all_listen([port], patience_s=10)
    done.set()
    starting.join()
    assert "still starting" in capsys.readouterr().out


def test_nothing_is_said_where_all_listen_already(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as there:
        until_all_listen([there.getsockname()[1]])
    assert capsys.readouterr().out == ""


def test_who_waits_in_vain_is_told_what_to_do() -> None:
    with pytest.raises(Stop, match="onedoor up"):
        until_all_listen([free_port()], patience_s=0.2)

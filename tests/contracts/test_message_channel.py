"""What notices may expect of every channel to people."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import uuid4

import httpx
import pytest
from pytest_django import Settings

from onedoor.base.errors import ConnectorError
from onedoor.connectors.demo.mail import SmtpChannel
from onedoor.notices.ports import Channel
from tests.connectors.conftest import Server, free_ports

SUBJECT, TEXT = "Hồ sơ H26.00073-261123-0001 đã được tiếp nhận", "Bạn sẽ có kết quả.\n\n<b>không phải HTML</b>"


@pytest.fixture
def channel(mailbox: Server, settings: Settings) -> Channel:
    settings.ENV = replace(settings.ENV, smtp_url=f"smtp://127.0.0.1:{mailbox.port}")
    return SmtpChannel()


def mails(mailbox: Server, to: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = httpx.get(f"{mailbox.url}/mails.json", params={"to": to}).json()
    return found


def address() -> str:
    return f"{uuid4().hex}@example.org"


def test_a_message_arrives_whole(channel: Channel, mailbox: Server) -> None:
    to = address()

    channel.send(to, SUBJECT, TEXT, reference=uuid4().hex)

    [mail] = mails(mailbox, to)
    assert (mail["to"], mail["subject"]) == (to, SUBJECT)
    assert mail["text"].replace("\r\n", "\n").strip() == TEXT
    page = httpx.get(f"{mailbox.url}/mail/{mail['id']}").text
    assert "&lt;b&gt;không phải HTML&lt;/b&gt;" in page


def test_the_same_reference_is_the_same_message(channel: Channel, mailbox: Server) -> None:
    to, reference = address(), uuid4().hex

    channel.send(to, SUBJECT, TEXT, reference=reference)
    channel.send(to, SUBJECT, TEXT, reference=reference)

    assert len(mails(mailbox, to)) == 1


def test_a_subject_cannot_add_a_receiver(channel: Channel, mailbox: Server) -> None:
    to, other = address(), address()

    channel.send(to, f"Chào\r\nBcc: {other}", TEXT, reference=uuid4().hex)

    [mail] = mails(mailbox, to)
    assert mail["subject"] == f"Chào Bcc: {other}"
    assert mails(mailbox, other) == []


def test_an_address_that_is_none_never_will_be_one(channel: Channel) -> None:
    with pytest.raises(ConnectorError) as raised:
        channel.send("mai@example.org\r\nBcc: x@example.org", SUBJECT, TEXT, reference=uuid4().hex)

    assert not raised.value.again


def test_a_channel_that_is_not_there_is_worth_trying_again(channel: Channel, settings: Settings) -> None:
    settings.ENV = replace(settings.ENV, smtp_url=f"smtp://127.0.0.1:{free_ports()}")

    with pytest.raises(ConnectorError) as raised:
        channel.send(address(), SUBJECT, TEXT, reference=uuid4().hex)

    assert raised.value.again


@contextmanager
def saying(*answers: bytes) -> Iterator[int]:
    """A mail server that gives those answers, one to a line, whatever it is told, and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def talk() -> None:
            connection, _ = server.accept()
            with connection, connection.makefile("rb") as told:
                for answer in answers:
                    connection.sendall(answer + b"\r\n")
                    told.readline()

        thread = threading.Thread(target=talk, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        thread.join(5)


@pytest.mark.parametrize(
    ("answers", "again"),
    [
        ((b"220 hello", b"250 hello", b"250 sender", b"550 no such person", b"221 bye"), False),
        ((b"220 hello", b"250 hello", b"250 sender", b"450 mailbox busy", b"221 bye"), True),
        ((b"220 hello", b"250 hello", b"550 not from you", b"221 bye"), False),
        ((b"421 too many", b"221 bye"), True),
        ((b"garbage \x00\xff",), True),
    ],
)
def test_what_a_mail_server_says_tells_whether_to_try_again(
    settings: Settings, answers: tuple[bytes, ...], again: bool
) -> None:
    with saying(*answers) as port:
        settings.ENV = replace(settings.ENV, smtp_url=f"smtp://127.0.0.1:{port}")

        with pytest.raises(ConnectorError) as raised:
            SmtpChannel().send("mai@example.org", SUBJECT, TEXT, reference=uuid4().hex)

    assert raised.value.again is again
    assert "mai@example.org" not in str(raised.value)


def test_mail_outlives_a_restart_of_the_mailbox(channel: Channel, mailbox: Server) -> None:
    to = address()
    channel.send(to, SUBJECT, TEXT, reference=uuid4().hex)

    mailbox.stop()
    mailbox.start()

    assert len(mails(mailbox, to)) == 1

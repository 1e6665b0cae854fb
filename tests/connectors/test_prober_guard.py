"""A probe reaches nothing inside anybody's own network, however the address is written or where it leads."""

import socket

import pytest

from onedoor.connectors.prober.asking import Asker
from onedoor.connectors.prober.guard import Network, NotReached, by_the_system, public
from onedoor.connectors.prober.visiting import PlainProber
from onedoor.quality.terms.probes import Reached, Target

_INSIDE = (
    *("0.0.0.1", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "127.0.0.1", "127.8.8.8", "169.254.169.254"),
    *(
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.9.9",
    ),
    *("198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b:1::1"),
    *("2002:7f00:1::", "2002:a00:1::", "2001::1", "2001:0:4136:e378::", "2001:10::1", "2001:db8::1", "3fff::1"),
    *("fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "100::1", "5f00::1", "4000::1"),
    *("", "localhost", "127.1", "0177.0.0.1", "0x7f.1", "2130706433", "8.8.8.8\n", "2606:4700::1%eth0"),
)


@pytest.mark.parametrize("address", _INSIDE)
def test_no_address_inside(address: str) -> None:
    assert not public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2400:cb00::1"]
)
def test_an_ordinary_address(address: str) -> None:
    assert public(address)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.test/", "file:///etc/passwd", "gopher://a.test/", "http://", "//a.test/", "http://me@a.test/",
        "http://me:you@a.test/", "http://a.test:22/", "http://a.test:443/", "https://a.test:80/", "http://a.test:99999/",
        "http://a.test:x/", "http://[::1/", "http://a.test/\r\nHost: b", "javascript:1", "http:///a",
    ],
)  # fmt: skip
def test_only_ordinary_addresses_are_followed(url: str) -> None:
    def never(host: str, port: int) -> list[str]:
        raise AssertionError(f"{host}:{port} was resolved")

    with pytest.raises(NotReached) as refused:
        Network(never).place(url)
    assert refused.value.reached is Reached.NOT_ALLOWED


@pytest.mark.parametrize("number", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "[::ffff:7f00:1]"])
def test_a_number_in_whatever_form_is_checked_as_what_it_means(number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system makes a loopback address of each; the address is checked, not how it was written."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert by_the_system("x", 80) == ["127.0.0.1"]
    with pytest.raises(NotReached) as refused:
        Network().place(f"http://{number}/")
    assert refused.value.reached is Reached.NOT_ALLOWED


def test_one_bad_address_among_good_ones_bars_the_name() -> None:
    with pytest.raises(NotReached) as refused:
        Network(lambda *_: ["8.8.8.8", "10.0.0.1"]).place("http://a.test/")
    assert refused.value.reached is Reached.NOT_ALLOWED


def test_a_name_is_resolved_once_for_each_connection() -> None:
    """A name that changes its mind between check and connection gains nothing: the checked address is what is used."""
    asked: list[str] = []

    def turning(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["8.8.8.8"] if len(asked) == 1 else ["127.0.0.1"]

    assert Network(turning).place("http://a.test/").addresses == ("8.8.8.8",)
    assert asked == ["a.test"]


def test_a_portal_of_ours_on_loopback_is_open_at_its_own_address_only() -> None:
    network = Network(lambda *_: ["127.0.0.1"], ours=frozenset({("127.0.0.1", 8000)}))
    assert network.place("http://127.0.0.1:8000/").port == 8000
    for other in ("http://127.0.0.1:8001/", "http://127.0.0.1/", "http://localhost:8000/"):
        with pytest.raises(NotReached):
            network.place(other)
    inside = Network(lambda *_: ["10.0.0.1"], ours=frozenset({("portal.example.test", 8000)}))
    with pytest.raises(NotReached):
        inside.place("http://portal.example.test:8000/")


def test_the_zoo_opens_loopback_and_nothing_else() -> None:
    assert Network(lambda *_: ["127.0.0.1"], zoo=True).place("http://a.localhost:8123/").port == 8123
    for address in ("8.8.8.8", "10.0.0.1", "127.0.0.2", "169.254.169.254"):
        with pytest.raises(NotReached):
            Network(lambda *_, there=address: [there], zoo=True).place("http://a.localhost/")


def test_a_redirect_is_checked_like_the_first_address(monkeypatch: pytest.MonkeyPatch) -> None:
    import ssl

    from onedoor.connectors.prober import asking

    def moved(self: Asker, place: object, address: str, url: str) -> asking.Answer:
        return asking.Answer(302, (("location", "http://169.254.169.254/latest/meta-data/"),), b"", 1, 1, cut=False)

    monkeypatch.setattr(asking.Asker, "_ask", moved)
    network = Network(lambda host, _: ["8.8.8.8"] if host == "a.test" else [host])
    walk = Asker(network, "probe", 1.0, ssl.create_default_context()).walk("http://a.test/")
    assert walk.reached is Reached.NOT_ALLOWED
    assert [hop.status for hop in walk.hops] == [302, 0]


def test_a_visit_to_ourselves_is_a_fact_and_not_a_connection() -> None:
    """Without the zoo's setting loopback stays closed: a connection would end as refused, not as not allowed."""
    prober = PlainProber("mailto:probe@example.test", Network(lambda *_: ["127.0.0.1"]), 1.0, 0.0)
    seen = prober.visit(Target("H26", "https://a.test/", "http://a.test/"))
    assert seen.plain.reached is Reached.NOT_ALLOWED
    assert seen.plain.tls_reached is Reached.NOT_ALLOWED
    assert seen.static is None

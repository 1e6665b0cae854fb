"""What claims to be VNPAY's word and is not: each forgery is refused, and by its own control.

A forger who does not know the secret is caught by the MAC: with that control switched off, the same forgery passes.
What is signed with the secret and still unfit is caught by the control that the case names.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterator
from urllib.parse import quote_plus

import pytest

from onedoor.connectors.vnpay import signing
from onedoor.connectors.vnpay.gateway import Vnpay
from onedoor.fees.errors import Forged
from onedoor.fees.terms import Outcome

SECRET = "known-to-the-demo-gateway-only"
GENUINE = {
    "vnp_Amount": "2000000",
    "vnp_BankCode": "NCB",
    "vnp_BankTranNo": "VNP14000001",
    "vnp_CardType": "ATM",
    "vnp_OrderInfo": "OD2222222222222222 1.001193",
    "vnp_PayDate": "20261124140500",
    "vnp_ResponseCode": "00",
    "vnp_TmnCode": "DEMODOOR",
    "vnp_TransactionNo": "14000001",
    "vnp_TransactionStatus": "00",
    "vnp_TxnRef": "OD22222222222222",
}
Parameters = list[tuple[str, str]]


def digest(told: dict[str, str], secret: str = SECRET, algorithm: Callable[..., object] = hashlib.sha512) -> str:
    text = "&".join(f"{quote_plus(name)}={quote_plus(told[name])}" for name in sorted(told))
    return hmac.new(secret.encode(), text.encode(), algorithm).hexdigest()  # type: ignore[arg-type]  # A hash.


MAC = digest(GENUINE)


def genuine(mac: str = MAC, **changed: str) -> Parameters:
    """The genuine callback, with parameters changed after it was signed."""
    return [*(GENUINE | {f"vnp_{name}": value for name, value in changed.items()}).items(), ("vnp_SecureHash", mac)]


def signed(left_out: str = "", **changed: str) -> Parameters:
    """A callback that was signed as it is, by somebody with the secret."""
    told = GENUINE | {f"vnp_{name}": value for name, value in changed.items()}
    told.pop(f"vnp_{left_out}", None)
    return [*told.items(), ("vnp_SecureHash", digest(told))]


def other() -> str:
    """The MAC of another order's genuine callback."""
    return digest(GENUINE | {"vnp_TxnRef": "OD33333333333333", "vnp_Amount": "9900000"})


def failed() -> str:
    """The MAC of this order's genuine failure."""
    return digest(GENUINE | {"vnp_ResponseCode": "51", "vnp_TransactionStatus": "02"})


def plain_sum(secret: str, text: str) -> str:
    return hashlib.sha512(f"{secret}{text}".encode()).hexdigest()


def unencoded() -> str:
    text = "&".join(f"{name}={value}" for name, value in sorted(GENUINE.items()))
    return hmac.new(SECRET.encode(), text.encode(), hashlib.sha512).hexdigest()


BY_MAC: dict[str, Parameters] = {
    "amount one less": genuine(Amount="1999900"),
    "amount one more": genuine(Amount="2000100"),
    "amount a hundredfold": genuine(Amount="200000000"),
    "amount a hundredth": genuine(Amount="20000"),
    "another order": genuine(TxnRef="OD33333333333333"),
    "another order's MAC": genuine(other()),
    "this order's MAC of failure": genuine(failed()),
    "another number": genuine(TransactionNo="14000002"),
    "another moment": genuine(PayDate="20261124140501"),
    "another bank": genuine(BankCode="VCB"),
    "another purpose": genuine(OrderInfo="OD2222222222222222 1.001194"),
    "a parameter more": [*genuine(), ("vnp_Promotion", "1")],
    "a parameter less": [pair for pair in genuine() if pair[0] != "vnp_CardType"],
    "no MAC": [pair for pair in genuine() if pair[0] != "vnp_SecureHash"],
    "empty MAC": genuine(""),
    "MAC of zeros": genuine("0" * 128),
    "MAC cut": genuine(MAC[:-1]),
    "MAC cut to a half": genuine(MAC[:64]),
    "MAC and more": genuine(MAC + "0"),
    "MAC in capitals": genuine(MAC.upper()),
    "MAC with a space before": genuine(f" {MAC}"),
    "MAC with a line after": genuine(f"{MAC}\n"),
    "MAC with NUL": genuine(f"{MAC}\0"),
    "MAC in other digits": genuine(MAC.translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})),
    "MAC of another secret": genuine(digest(GENUINE, "another")),
    "MAC of an empty secret": genuine(digest(GENUINE, "")),
    "MAC by SHA-256": genuine(digest(GENUINE, SECRET, hashlib.sha256)),
    "MAC by MD5": genuine(digest(GENUINE, SECRET, hashlib.md5)),
    "a sum without key": genuine(hashlib.sha512(signing.query_of(GENUINE).encode()).hexdigest()),
    "the old sum of secret and text": genuine(plain_sum(SECRET, signing.query_of(GENUINE))),
    "MAC over what is not encoded": genuine(unencoded()),
    "MAC over another order of parameters": genuine(
        hmac.new(
            SECRET.encode(),
            "&".join(f"{n}={quote_plus(v)}" for n, v in sorted(GENUINE.items(), reverse=True)).encode(),
            hashlib.sha512,
        ).hexdigest()
    ),
    "a space became a plus": genuine(OrderInfo="OD2222222222222222+1.001193"),
    "a space after the order": genuine(TxnRef="OD22222222222222 "),
    "another merchant": genuine(TmnCode="OTHER001"),
    "an empty value": genuine(BankCode=""),
}
BY_CONTROL: dict[str, tuple[str, Parameters]] = {
    "another merchant, signed": ("merchant", signed(TmnCode="OTHER001")),
    "the merchant in small letters": ("merchant", signed(TmnCode="demodoor")),
    "the merchant and a space": ("merchant", signed(TmnCode="DEMODOOR ")),
    "another currency": ("currency", signed(CurrCode="USD")),
    "no currency": ("currency", signed(CurrCode="")),
    "a parameter twice, the same": ("twice", [*genuine(), ("vnp_Amount", "2000000")]),
    "a parameter twice, first another": ("twice", [("vnp_Amount", "100"), *genuine()]),
    "a parameter twice, then another": ("twice", [*genuine(), ("vnp_Amount", "100")]),
    "the MAC twice": ("twice", [*genuine(), ("vnp_SecureHash", MAC)]),
    "a name in capitals": ("name", [*genuine(), ("VNP_AMOUNT", "100")]),
    "a foreign name": ("name", [*genuine(), ("amount", "100")]),
    "an empty name": ("name", [*genuine(), ("", "")]),
    "a name with a bracket": ("name", [*genuine(), ("vnp_Amount[]", "100")]),
    "a name with an ampersand": ("name", [*genuine(), ("vnp_A&vnp_B", "100")]),
    "a name and a line": ("name", [*genuine(), ("vnp_Amount\n", "100")]),
    "another algorithm named": ("algorithm", [*genuine(), ("vnp_SecureHashType", "MD5")]),
    "an amount that is not whole đồng": ("amount", signed(Amount="2000050")),
    "no amount": ("missing", signed("Amount")),
    "an empty amount": ("missing", signed(Amount="")),
    "an amount of nothing": ("amount", signed(Amount="000")),
    "less than nothing": ("amount", signed(Amount="-2000000")),
    "an amount with a sign": ("amount", signed(Amount="+2000000")),
    "an amount with a point": ("amount", signed(Amount="20000.00")),
    "an amount in words of a computer": ("amount", signed(Amount="2e6")),
    "an amount with a space": ("amount", signed(Amount=" 2000000")),
    "an amount in other digits": ("amount", signed(Amount="２００００００")),
    "an amount with a bar": ("amount", signed(Amount="2_000_000")),
    "an amount without end": ("amount", signed(Amount="2" + "0" * 30)),
    "an amount with zeros before": ("amount", signed(Amount="0002000000")),
    "no order": ("missing", signed("TxnRef")),
    "an order with a quote": ("reference", signed(TxnRef="OD' OR 1=1")),
    "an order and a line": ("reference", signed(TxnRef="OD22222222222222\n")),
    "no code": ("missing", signed("ResponseCode")),
    "no status": ("missing", signed("TransactionStatus")),
    "a code of one digit": ("code", signed(ResponseCode="0")),
    "a code in other digits": ("code", signed(ResponseCode="００")),
    "no moment": ("moment", signed("PayDate")),
    "a moment that never was": ("moment", signed(PayDate="20260230140500")),
    "a moment in another form": ("moment", signed(PayDate="2026-11-24T14:05")),
    "no number of a movement": ("transaction", signed("TransactionNo")),
    "a movement without number": ("transaction", signed(TransactionNo="0")),
    "a number that is none": ("transaction", signed(TransactionNo="14e6")),
    "what cannot be encoded": ("encoding", genuine(OrderInfo="\ud800")),
    "a value without end": ("size", genuine(OrderInfo="x" * 501)),
    "parameters without end": ("size", [*genuine(), *((f"vnp_{'x' * n}", "") for n in range(1, 40))]),
}


@pytest.fixture
def vnpay() -> Iterator[Vnpay]:
    connector = Vnpay()
    yield connector
    connector.close()


def test_the_genuine_one_is_believed(vnpay: Vnpay) -> None:
    fact = vnpay.read_callback(genuine())

    assert (fact.outcome, fact.amount, fact.transaction) == (Outcome.SUCCEEDED, 20_000, "14000001")
    assert vnpay.read_callback(list(reversed(genuine()))) == fact
    assert vnpay.read_callback([*genuine(), ("vnp_SecureHashType", "HMACSHA512")]) == fact


def test_there_are_enough_forgeries_and_all_differ() -> None:
    every = [tuple(told) for told in BY_MAC.values()] + [tuple(told) for _, told in BY_CONTROL.values()]

    assert len(BY_MAC) >= 35
    assert len(set(every)) == len(every) >= 80
    assert all(sorted(told) != sorted(genuine()) for told in every)


@pytest.mark.parametrize("told", BY_MAC.values(), ids=BY_MAC)
def test_without_the_secret_the_mac_catches_it_and_nothing_else_would(
    vnpay: Vnpay, told: Parameters, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Forged, match=r"^mac$"):
        vnpay.read_callback(told)

    monkeypatch.setattr(signing, "same", lambda given, wanted: True)
    with_other_controls = {"another merchant": "merchant", "a space after the order": "reference"}
    if why := next((why for name, why in with_other_controls.items() if BY_MAC[name] is told), ""):
        with pytest.raises(Forged, match=f"^{why}$"):
            vnpay.read_callback(told)
    else:
        assert vnpay.read_callback(told).reference


@pytest.mark.parametrize(("control", "told"), BY_CONTROL.values(), ids=BY_CONTROL)
def test_what_is_signed_and_unfit_is_caught_by_its_own_control(vnpay: Vnpay, control: str, told: Parameters) -> None:
    with pytest.raises(Forged, match=f"^{control}$"):
        vnpay.read_callback(told)


def test_macs_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch, vnpay: Vnpay) -> None:
    compared: list[tuple[bytes, bytes]] = []
    real = hmac.compare_digest

    def spy(one: bytes, two: bytes) -> bool:
        compared.append((one, two))
        return real(one, two)

    monkeypatch.setattr(hmac, "compare_digest", spy)
    vnpay.read_callback(genuine())

    assert compared == [(MAC.encode(), MAC.encode())]


@pytest.mark.parametrize(
    ("code", "status", "outcome"),
    [
        ("00", "00", Outcome.SUCCEEDED),
        ("00", "02", Outcome.PENDING),
        ("24", "00", Outcome.PENDING),
        ("07", "07", Outcome.PENDING),
        ("07", "02", Outcome.PENDING),
        ("51", "04", Outcome.PENDING),
        ("51", "01", Outcome.PENDING),
        ("51", "02", Outcome.FAILED),
        ("98", "02", Outcome.FAILED),
    ],
)
def test_where_two_codes_disagree_nothing_is_guessed(vnpay: Vnpay, code: str, status: str, outcome: Outcome) -> None:
    fact = vnpay.read_callback(signed(ResponseCode=code, TransactionStatus=status))

    assert fact.outcome is outcome
    assert (fact.transaction == "") == (outcome is not Outcome.SUCCEEDED)

"""VietQR codes: NAPAS's published examples come out byte by byte, and what is altered is not read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.connectors.demo.bank import code
from onedoor.connectors.vietqr.gateway import transfer_text
from onedoor.connectors.vietqr.payload import NotAPayload, Transfer, checksum, payload, read
from onedoor.fees.rules.references import find_reference, new_reference

TO_ACCOUNT = "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA53037045406180000"
TO_CARD = "00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045406180000"
PURPOSE = "5802VN62340107NPS68690819thanh toan don hang6304"
PUBLISHED = [
    (
        "00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52",
        Transfer("970403", "9704031101234567", to_card=True),
    ),
    (f"{TO_ACCOUNT}{PURPOSE}2E2E", Transfer("970403", "0011012345678", 180_000, "thanh toan don hang", "NPS6869")),
    (
        f"{TO_CARD}{PURPOSE}A203",
        Transfer("970403", "9704031101234567", 180_000, "thanh toan don hang", "NPS6869", to_card=True),
    ),
]
PLAIN = st.text(alphabet=[chr(number) for number in range(32, 127)], max_size=25)
TRANSFERS = st.builds(
    Transfer,
    st.from_regex(r"\A[0-9]{6}\Z"),
    st.from_regex(r"\A[0-9A-Za-z]{1,19}\Z"),
    st.integers(0, 10**13 - 1),
    PLAIN,
    PLAIN,
    to_card=st.booleans(),
)


@pytest.mark.parametrize(("text", "transfer"), PUBLISHED)
def test_a_published_code_comes_out_byte_by_byte_and_is_read_back(text: str, transfer: Transfer) -> None:
    assert payload(transfer) == text
    assert read(text) == transfer


def test_the_checksum_is_the_published_one() -> None:
    """The first published example has a wrong inner length, so it serves for the checksum alone."""
    first = "00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304"

    assert checksum(first) == "F4E5"
    assert checksum("123456789") == "29B1"
    with pytest.raises(NotAPayload, match="form"):
        read(f"{first}F4E5")


@given(TRANSFERS)
def test_every_code_is_read_back_and_a_banking_app_reads_the_same(transfer: Transfer) -> None:
    text = payload(transfer)

    assert read(text) == transfer
    assert code.scan(text.strip()) == code.Wanted(transfer.bin, transfer.account, transfer.amount, transfer.purpose)


@given(TRANSFERS, st.integers(0, 10_000), st.characters(min_codepoint=32, max_codepoint=126))
def test_one_wrong_letter_is_noticed(transfer: Transfer, place: int, letter: str) -> None:
    text = payload(transfer)
    place %= len(text)
    wrong = text[:place] + letter + text[place + 1 :]

    if wrong != text:
        with pytest.raises(NotAPayload):
            read(wrong)


@pytest.mark.parametrize(
    ("transfer", "why"),
    [
        (Transfer("97040", "1"), "account"),
        (Transfer("970403", ""), "account"),
        (Transfer("970403", "1" * 20), "account"),
        (Transfer("970403", "1", -1), "amount"),
        (Transfer("970403", "1", 10**13), "amount"),
        (Transfer("970403", "1", 1, "Nguyễn"), "purpose"),
        (Transfer("970403", "1", 1, "x" * 26), "purpose"),
    ],
)
def test_what_no_bank_could_read_is_not_written(transfer: Transfer, why: str) -> None:
    with pytest.raises(NotAPayload, match=why):
        payload(transfer)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("", "form"),
        ("hello", "form"),
        (f"{TO_ACCOUNT[:12]}{TO_ACCOUNT[12:]}5802VN5802VN6304", "twice"),
        (TO_ACCOUNT.replace("5303704", "5303840") + "5802VN6304", "currency"),
        (TO_ACCOUNT.replace("010212", "010211") + "5802VN6304", "amount"),
        (TO_ACCOUNT.replace("A000000727", "A000000728") + "5802VN6304", "scheme"),
        (TO_ACCOUNT.replace("5406180000", "5406-80000") + "5802VN6304", "amount"),
    ],
)
def test_what_is_no_code_is_refused_with_its_reason(body: str, why: str) -> None:
    with pytest.raises(NotAPayload, match=why):
        read(body + checksum(body))


@given(st.text(max_size=40))
def test_what_stands_in_a_transfer_fits_a_code_and_is_found_again(purpose: str) -> None:
    reference = new_reference()

    text = transfer_text(reference, purpose)

    assert len(text) <= 25
    assert read(payload(Transfer("999999", "1", 1, text))).purpose == text
    assert find_reference(text) in {reference, ""}
    assert text.startswith(reference)

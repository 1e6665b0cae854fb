"""Reading a VietQR code as a banking app does; written from EMVCo's and NAPAS's description, not from our connector."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a code asks for."""

    bin: str
    account: str
    amount: int
    purpose: str


def scan(text: str) -> Wanted | None:
    """What the code asks for; None where it is none that a bank would pay."""
    text = text.strip()
    if len(text) < 20 or not text.isascii() or _crc(text[:-4]) != text[-4:].upper():
        return None
    try:
        top = _tags(text)
        napas = _tags(top["38"])
        beneficiary = _tags(napas["01"])
        more = _tags(top.get("62", ""))
        amount = int(top.get("54", "0"))
    except (KeyError, ValueError):
        return None
    if napas.get("00") != "A000000727" or top.get("53") != "704" or "00" not in beneficiary or "01" not in beneficiary:
        return None
    return Wanted(beneficiary["00"], beneficiary["01"], amount, more.get("08", ""))


def _tags(text: str) -> dict[str, str]:
    tags: dict[str, str] = {}
    while text:
        size = int(text[2:4])
        if len(text) < 4 + size:
            raise ValueError("cut")
        tags[text[:2]], text = text[4 : 4 + size], text[4 + size :]
    return tags


def _crc(text: str) -> str:
    register = 0xFFFF
    for byte in text.encode():
        register ^= byte << 8
        for _ in range(8):
            register = ((register << 1) ^ 0x1021 if register & 0x8000 else register << 1) & 0xFFFF
    return f"{register:04X}"

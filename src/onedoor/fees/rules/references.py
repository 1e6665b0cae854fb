"""References of orders: what a gateway, a bank and a person who reads aloud all carry unchanged."""

from onedoor.base.ids import public_token


def new_reference() -> str:
    """Twelve capital letters and digits that nobody guesses and nobody mixes up."""
    return public_token(12).upper()

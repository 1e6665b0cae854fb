"""How many answered, by the standard definitions of AAPOR (10th edition, 2023) for people drawn from a list by name."""

from onedoor.quality.terms.campaigns import Dispositions, Rates


def rates(one: Dispositions, eligible: float = 1.0) -> Rates:
    """The six response rates. `eligible`: the share of those of whom nothing is known that could have answered.

    Who was drawn from our own journeys had one, so that share is 1 and RR3 and RR4 are RR1 and RR2.
    """
    said = one.complete + one.partial
    known = said + one.refused + one.silent + one.other
    strict, part = known + one.unknown, known + eligible * one.unknown
    return Rates(
        rr1=_share(one.complete, strict),
        rr2=_share(said, strict),
        rr3=_share(one.complete, part),
        rr4=_share(said, part),
        rr5=_share(one.complete, known),
        rr6=_share(said, known),
        refusal=_share(one.refused, strict),
    )


def _share(some: float, of: float) -> float | None:
    return some / of if of else None

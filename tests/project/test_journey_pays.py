"""The paying journey fails where what we say and what the gateway says differ."""

from types import SimpleNamespace
from typing import cast

import pytest

from onedoor.project.journey import payer
from onedoor.project.journey.visitor import NotAsItShouldBe, Visitor

ROW = '<tr><td>OD1<br><small>x</small></td><td class="number">{amount} đ</td><td>{code}</td></tr>'


def reading(ours: str, theirs: str) -> Visitor:
    pages = {"/dossiers/A-1": SimpleNamespace(text=ours), "http://gateway/": SimpleNamespace(html=theirs)}
    return cast("Visitor", SimpleNamespace(open=pages.__getitem__))


def test_the_same_on_both_sides_is_as_it_should_be() -> None:
    payer.agree(reading("200.000 đ paid", ROW.format(amount="200.000", code="00")), "http://gateway/", "A-1", "OD1")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("200.000 đ to be paid", ROW.format(amount="200.000", code="00")),
        ("200.000 đ paid", ROW.format(amount="199.000", code="00")),
        ("200.000 đ paid", ROW.format(amount="200.000", code="51")),
        ("200.000 đ paid", ""),
        ("200.000 đ paid", ROW.format(amount="200.000", code="00") * 2),
    ],
)
def test_a_difference_is_not(ours: str, theirs: str) -> None:
    with pytest.raises(NotAsItShouldBe):
        payer.agree(reading(ours, theirs), "http://gateway/", "A-1", "OD1")

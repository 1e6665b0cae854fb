"""Full-process is computed, and each reason against it is a sentence of the definition (Decree 42/2022/ND-CP)."""

from typing import Any

import pytest

from onedoor.catalogue import rules
from tests.catalogue.definitions import MARKED, definition

WHY = {"vi": "Phải ký trước mặt cán bộ.", "en": "You sign before an officer."}


def paper(*kinds: str, required: bool = True) -> dict[str, Any]:
    title = {"vi": "Sổ gốc", "en": "The original book"}
    return {"id": "book", "title": title, "required": required, "sources": [{"kind": kind} for kind in kinds]} | MARKED


def result(*delivery: str) -> dict[str, Any]:
    title = {"vi": "Giấy", "en": "Paper"}
    return {"id": "result", "title": title, "template": "certificate", "delivery": list(delivery)} | MARKED


def channels(*names: str) -> list[dict[str, Any]]:
    return [{"channel": name} | MARKED for name in names]


def test_nothing_against_it_is_full_process() -> None:
    assert rules.full_process(definition()).yes
    assert rules.full_process(definition()).reasons == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"presence": [{"reason": WHY} | MARKED]},
        {"presence": [{"reason": WHY, "when": "answers.kind == 'special'"} | MARKED]},
        {"pick_up": [{"reason": WHY} | MARKED]},
        {"wet_signature": {"reason": WHY} | MARKED},
        {"cash_only": {"reason": WHY} | MARKED},
    ],
    ids=["presence", "presence in some cases", "pick-up", "wet signature", "cash only"],
)
def test_each_step_by_hand_makes_it_partial_and_says_why(changes: dict[str, Any]) -> None:
    verdict = rules.full_process(definition(**changes))

    assert not verdict.yes
    assert [(reason.vi, reason.en) for reason in verdict.reasons] == [(WHY["vi"], WHY["en"])]


@pytest.mark.parametrize(
    ("component", "full"),
    [
        (paper("paper_original"), False),
        (paper("shown"), False),
        (paper("shown", "paper_original"), False),
        (paper("register", "paper_original"), True),
        (paper("upload", "paper_original"), True),
        (paper("paper_original", required=False), True),
    ],
)
def test_a_paper_original_counts_where_nothing_else_can_stand_for_it(component: dict[str, Any], full: bool) -> None:
    verdict = rules.full_process(definition(components=[component]))

    assert verdict.yes is full
    assert full or "The original book" in verdict.reasons[0].en


def test_it_must_be_offered_online() -> None:
    verdict = rules.full_process(definition(channels=channels("counter", "post")))

    assert [reason.en for reason in verdict.reasons] == ["This procedure does not take dossiers online."]


@pytest.mark.parametrize(
    ("delivery", "full"), [(["counter"], False), (["post"], True), (["online"], True), (["counter", "post"], True)]
)
def test_the_result_must_be_had_without_going_there(delivery: list[str], full: bool) -> None:
    assert rules.full_process(definition(results=[result(*delivery)])).yes is full


def test_every_reason_is_told_at_once() -> None:
    verdict = rules.full_process(
        definition(
            channels=channels("counter"),
            presence=[{"reason": WHY} | MARKED],
            components=[paper("paper_original")],
            results=[result("counter")],
        )
    )

    assert len(verdict.reasons) == 4

"""What a trust service says while a person thinks, as the CSC API 2.0 has it (credentials/authorizeCheck)."""

import pytest

from onedoor.connectors.csc.conversation import Conversation
from onedoor.connectors.csc.signer import CscSigner
from onedoor.signing.terms import Activation, Answer, Reply


@pytest.mark.parametrize(
    ("status", "told", "expected"),
    [
        (200, {"SAD": "s", "expiresIn": 60}, Reply(Answer.GIVEN, Activation("s"))),
        (202, {"handle": "next"}, Reply(Answer.WAITING, handle="next")),
        (202, {}, Reply(Answer.WAITING)),
        (202, {"handle": 7}, Reply(Answer.WAITING)),
        (400, {"error": "invalid_authentication_data"}, Reply(Answer.REFUSED)),
        (400, {"error": "access_denied"}, Reply(Answer.REFUSED)),
        (400, {"error": "invalid_request"}, Reply(Answer.EXPIRED)),
        (200, {}, Reply(Answer.EXPIRED)),
        (200, {"error": "access_denied"}, Reply(Answer.REFUSED)),
        (200, {"SAD": ""}, Reply(Answer.EXPIRED)),
    ],
)
def test_each_word_is_understood(
    monkeypatch: pytest.MonkeyPatch, status: int, told: dict[str, object], expected: Reply
) -> None:
    asked: list[object] = []

    def ask(_self: Conversation, method: str, sent: dict[str, object]) -> tuple[int, dict[str, object]]:
        asked.append((method, sent))
        return status, told

    monkeypatch.setattr(Conversation, "ask", ask)
    assert CscSigner().reply("h") == expected
    assert asked == [("credentials/authorizeCheck", {"handle": "h"})]

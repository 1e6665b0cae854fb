"""A photograph and a PDF are shown in the dossier's page; both are sent so that nothing in them runs."""

from collections.abc import Mapping

import pytest

from onedoor.base.actor import Actor
from tests.stories.desk.ward import Desk, file_birth, seen


def sent(desk: Desk) -> Mapping[str, str]:
    """The headers of what came last."""
    assert desk.answer is not None
    return desk.answer.headers


@pytest.mark.parametrize(
    ("printed", "media_type", "policy"),
    [
        (False, "image/jpeg", "default-src 'none'; sandbox; frame-ancestors 'none'"),
        (True, "application/pdf", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"),
    ],
)
def test_a_paper_is_shown_and_never_run(mai: Actor, lan: Desk, *, printed: bool, media_type: str, policy: str) -> None:
    code = file_birth(mai, printed=printed)
    paper = seen(code, lan.actor).attachments[0]
    lan.opens(f"{code}/")
    assert f"/desk/{code}/picture/{paper.id}" in lan.page
    assert ("<iframe" in lan.page) is printed

    lan.opens(f"{code}/picture/{paper.id}")
    assert sent(lan)["Content-Type"] == media_type
    assert sent(lan)["Content-Security-Policy"] == policy
    assert sent(lan)["X-Frame-Options"] == ("SAMEORIGIN" if printed else "DENY")
    assert sent(lan)["Content-Disposition"].startswith("inline")

    lan.opens(f"{code}/file/{paper.id}")
    assert sent(lan)["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert sent(lan)["X-Frame-Options"] == "DENY"
    assert sent(lan)["Content-Disposition"].startswith("attachment")

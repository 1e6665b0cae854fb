"""Signing, measured: what this system does around a remote signature, against pyHanko signing alone in one process.

The remote side (authority, time-stamps) answers in this process, and its time is taken off both.
"""

import io
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from onedoor.base.outside import Answer, Outside
from onedoor.connectors.demo.trust_service import answers
from onedoor.connectors.demo.trust_service.authority import Authority, Held, Holder

if TYPE_CHECKING:
    from benchmarks.__main__ import Bench

OWNER = uuid4()
STAMPS = "http://127.0.0.1:9/tsa"


class Known(Outside):
    """An outside that answers at once, from memory; `spent` is its own time."""

    def __init__(self, authority: Authority) -> None:
        super().__init__("benchmark")
        self.authority, self.spent = authority, 0.0
        self.said: dict[tuple[str, bytes | None], bytes] = {}

    def ask(
        self, method: str, url: str, *, told: object = None, content: bytes | None = None,
        params: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None,
    ) -> Answer:  # fmt: skip
        del method, told, params, headers
        begun = time.perf_counter()
        if url.endswith("/tsa"):
            said = answers.time_stamp(self.authority, content or b"")
        elif (said := self.said.get((url, content), b"")) == b"":
            listed = url.rpartition("/")[2].removesuffix(".crl")
            made = answers.crl(self.authority, listed, {}) if "/crl/" in url else None
            said = self.said[url, content] = made or answers.ocsp_answer(self.authority, content or b"", {})
        self.spent += time.perf_counter() - begun
        return Answer(200, said, {})


def signing(bench: "Bench") -> None:
    """Papers a second, the local part, one process."""
    with tempfile.TemporaryDirectory() as folder:
        authority = Authority(Path(folder), "http://127.0.0.1:9")
        held, outside = authority.of(Holder("bench", "Đỗ Thị Hoa", "CCCD:001180000001")), Known(authority)
        pages = _pages()
        alone = _rate(bench.seconds, outside, lambda: _alone(pages, authority, held, outside))
        ours = _rate(bench.seconds, outside, lambda: _ours(pages, authority, held, outside))
        judged = _rate(bench.seconds, outside, lambda: _judged(pages, authority, held, outside))
    bench.row("signing: pyHanko alone (B-LT)", f"{alone:.1f}/s", "reference")
    bench.row("signing: local part, with sealed files", f"{ours:.1f}/s", "")
    bench.row("signing: local part, and judged before it is kept", f"{judged:.1f}/s", "")
    bench.row("signing: local part, ratio", f"{ours / alone:.2f}", ">= 0.5 of pyHanko", good=ours / alone >= 0.5)


def _rate(seconds: float, outside: Known, sign: Callable[[], object]) -> float:
    sign()
    outside.spent, done, begun = 0.0, 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        sign()
        done += 1
    return done / (time.perf_counter() - begun - outside.spent)


def _pages() -> bytes:
    """A result as the pack's template makes it, or nearly."""
    from datetime import UTC, datetime

    from django.conf import settings

    from onedoor.base import press

    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "paper.typ"
        template.write_text(
            "#set document(date: datetime(year: 2026, month: 11, day: 26))\n= Giấy khai sinh\nTrần Minh An"
        )
        made = datetime(2026, 11, 26, tzinfo=UTC)
        return press.typeset(template, {"kind": "bench"}, created_at=made, fonts=Path(settings.DOCUMENT_FONTS))


def _alone(pages: bytes, authority: Authority, held: Held, outside: Known) -> None:
    """pyHanko, as its manual signs: one call, the key in memory, then the evidence."""
    from onedoor.signing.pades.asking import Stamper
    from onedoor.signing.pades.making import _with_evidence

    der = held.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    registry = SimpleCertificateStore.from_certs([asn1_x509.Certificate.load(each) for each in authority.chain])  # type: ignore[no-untyped-call]  # pyHanko has not typed it.
    signer = signers.SimpleSigner(
        asn1_x509.Certificate.load(held.der), asn1_keys.PrivateKeyInfo.load(der), registry, embed_roots=False
    )
    metadata = signers.PdfSignatureMetadata(
        field_name="Bench", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
    )
    made = signers.PdfSigner(metadata, signer, timestamper=Stamper(STAMPS, outside)).sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pages)), bytes_reserved=32_768
    )
    _with_evidence(made.getvalue(), outside)


def _ours(pages: bytes, authority: Authority, held: Held, outside: Known) -> bytes:
    """What our jobs do: read, make room, store; then read, put the signature in, store."""
    from onedoor.base import files
    from onedoor.base.sealing.keys import Drawer, key_of
    from onedoor.signing.pades import making

    chain = (held.der, *authority.chain)
    key = key_of(OWNER, Drawer.PERSON)
    paper = files.store([pages], key)
    prepared = making.prepare(files.read(paper.stored_as, paper.sha256), chain, making.Reason("Onedoor1", "x", "y"))
    kept = files.store([prepared.pages], files.key_of(paper.stored_as))
    begun = time.perf_counter()
    signature = held.key.sign(prepared.attributes, padding.PKCS1v15(), hashes.SHA256())
    outside.spent += time.perf_counter() - begun
    again = making.Prepared(
        files.read(kept.stored_as, kept.sha256), prepared.start, prepared.end, prepared.document_digest,
        prepared.attributes,
    )  # fmt: skip
    made = making.finish(again, chain, signature, stamps=STAMPS, outside=outside)
    last = files.store([made], files.key_of(kept.stored_as))
    for stored in (paper, kept, last):
        files.forget(stored.stored_as)
    return made


def _judged(pages: bytes, authority: Authority, held: Held, outside: Known) -> None:
    """The same, and the verdict without which no signed paper is kept."""
    from onedoor.signing.pades.judging import Judge

    verdict = Judge([authority.root.der]).judge(_ours(pages, authority, held, outside))
    assert verdict.valid, verdict


def typesetting(bench: "Bench") -> None:
    """How long a receipt of one page takes once the fonts are read."""
    from onedoor.base.press import typeset
    from tests.base.test_press import FONTS, FULL, MOMENT, TEMPLATES

    taken = []
    for number in range(6):
        begun = time.perf_counter()
        typeset(TEMPLATES / "receipt.typ", FULL | {"code": f"H26-261124-{number}"}, created_at=MOMENT, fonts=FONTS)
        taken.append(time.perf_counter() - begun)
    usual = sorted(taken[1:])[2]
    bench.row("typesetting a receipt", f"{usual * 1000:.0f} ms", "< 300 ms", good=usual < 0.3)


def documents(bench: "Bench") -> None:
    """Typesetting and signing."""
    typesetting(bench)
    signing(bench)

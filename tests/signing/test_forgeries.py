"""Forty forged, stripped, wrapped, extended and unfit PDFs: none is valid. Twenty genuine ones are. `pdfsig` agrees."""

import io
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, utils
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from onedoor.base.outside import Outside
from onedoor.connectors.demo.trust_service.authority import Held, Holder
from onedoor.connectors.demo.trust_service.holders import holder
from onedoor.signing.pades import making
from onedoor.signing.pades.child import judged
from onedoor.signing.pades.judging import Judge
from onedoor.signing.verdicts import Flaw, Standing
from tests.signing.conftest import HOA, Service
from tests.signing.forgeries import ON_GENUINE

Maker = Callable[..., bytes]


@pytest.fixture(scope="module")
def outside() -> object:
    asked = Outside("authority of this test", largest=2_000_000)
    yield asked
    asked.close()


def who(service: Service, sub: str = HOA) -> Holder:
    found = holder(service.server.csc.pack, sub)
    assert found is not None
    return found


@pytest.fixture
def sign(trust_service: Service, outside: Outside) -> Maker:
    """Signs pages as B-LT, by the certificate given or by Hoa's."""

    def signed(
        pages: bytes, held: Held | None = None, field: str = "One", chain: tuple[bytes, ...] | None = None
    ) -> bytes:
        by = held or trust_service.server.authority.of(who(trust_service))
        above = trust_service.server.authority.chain if chain is None else chain
        prepared = making.prepare(pages, [by.der, *above], making.Reason(field, "Giấy khai sinh", "H26.00073"))
        signature = by.key.sign(prepared.digest, padding.PKCS1v15(), utils.Prehashed(hashes.SHA256()))
        stamps = f"{trust_service.address}/tsa"
        return making.finish(prepared, [by.der, *above], signature, stamps=stamps, outside=outside)

    return signed


@pytest.fixture(scope="module")
def kept() -> dict[str, bytes]:
    return {}


@pytest.fixture
def genuine(kept: dict[str, bytes], sign: Maker, pages: bytes) -> bytes:
    return kept.setdefault("genuine", kept.get("genuine") or sign(pages))


@pytest.fixture
def judge(trust_service: Service) -> Judge:
    return Judge(trust_service.anchors)


@pytest.mark.parametrize("name", ON_GENUINE)
def test_a_forgery_is_not_valid(judge: Judge, genuine: bytes, name: str) -> None:
    forged = ON_GENUINE[name](genuine)

    assert forged != genuine
    assert judge.judge(genuine).valid
    assert not judge.judge(forged).valid


def simply(pages: bytes, held: Held, chain: tuple[bytes, ...], *, digest: str = "sha256", **more: object) -> bytes:
    """Signed by pyHanko alone, as anybody may, without time or proof unless told otherwise."""
    from asn1crypto import keys, x509
    from cryptography.hazmat.primitives import serialization
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    der = held.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    registry = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # pyHanko has not typed it.
    registry.register_multiple([x509.Certificate.load(each) for each in chain])
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(held.der),
        signing_key=keys.PrivateKeyInfo.load(der),
        cert_registry=registry,
    )
    metadata = signers.PdfSignatureMetadata(field_name="Simple", md_algorithm=digest, **more)  # type: ignore[arg-type]  # As told.
    output = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pages)), metadata, signer)
    output.seek(0)
    return bytes(output.read())


def test_files_unfit_to_be_valid(trust_service: Service, judge: Judge, sign: Maker, pages: bytes) -> None:
    authority, hoa = trust_service.server.authority, who(trust_service)
    unfit = {
        "not signed": (pages, Flaw.NOT_SIGNED),
        "no PDF": (b"PK\x03\x04" + pages, Flaw.NOT_A_PDF),
        "empty": (b"", Flaw.NOT_A_PDF),
        "self-issued": (sign(pages, authority.other(hoa), chain=()), Flaw.NOT_TRUSTED),
        "expired": (sign(pages, authority.of(hoa, manner="expired")), Flaw.EXPIRED),
        "not for signing": (sign(pages, authority.of(hoa, manner="unfit")), Flaw.NOT_FOR_SIGNING),
        "weak": (simply(pages, authority.of(hoa), authority.chain, digest="sha1"), Flaw.WEAK),
        "no proof": (simply(pages, authority.of(hoa), authority.chain), None),
    }
    for name, (content, flaw) in unfit.items():
        verdict = judge.judge(content)
        assert not verdict.valid, name
        assert flaw is None or verdict.flaw is flaw, (name, verdict.flaw)
    assert len(ON_GENUINE) + len(unfit) >= 40


def test_who_trusts_nobody_finds_nothing_valid(genuine: bytes) -> None:
    assert Judge([]).judge(genuine).flaw is Flaw.NOT_TRUSTED


def test_a_bigger_file_is_not_looked_at(judge: Judge, genuine: bytes) -> None:
    assert judge.judge(genuine + bytes(21 * 1024 * 1024)).flaw is Flaw.TOO_BIG


def test_genuine_variants_are_valid(
    trust_service: Service, judge: Judge, sign: Maker, pages: bytes, outside: Outside
) -> None:
    authority, hoa = trust_service.server.authority, who(trust_service)
    duc, seal = who(trust_service, "duc"), who(trust_service, "seal:H26.00073")
    stamps = f"{trust_service.address}/tsa"

    def again(pdf: bytes) -> bytes:
        return making.stamp_again(pdf, stamps=stamps, outside=outside)

    one = sign(pages)
    two = sign(one, authority.of(duc), "Two")
    three = sign(two, authority.of(seal), "Three")
    asks = Judge(trust_service.anchors, outside=outside)
    in_a_year = Judge(trust_service.anchors, now=datetime.now(UTC) + timedelta(days=400))
    in_three = Judge(trust_service.anchors, now=datetime.now(UTC) + timedelta(days=1100))
    simple = simply(pages, authority.of(hoa), authority.chain, subfilter=fields.SigSeedSubFilter.PADES)
    first_certified = simply(
        pages, authority.of(hoa), authority.chain, certify=True, docmdp_permissions=fields.MDPPerm.FILL_FORMS
    )
    variants = [
        (judge, one),
        (judge, two),
        (judge, three),
        (judge, again(one)),
        (judge, again(two)),
        (judge, again(three)),
        (judge, again(again(one))),
        (judge, again(again(three))),
        (judge, sign(again(one), authority.of(duc), "Two")),
        (asks, one),
        (asks, three),
        (asks, again(two)),
        (in_a_year, one),
        (in_a_year, three),
        (in_a_year, again(one)),
        (in_three, one),
        (in_three, again(three)),
        (asks, simple),
        (asks, first_certified),
        (asks, sign(first_certified, authority.of(duc), "Two")),
        (asks, simply(pages, authority.of(hoa), authority.chain, digest="sha512")),
    ]
    found = [(number, by.judge(pdf)) for number, (by, pdf) in enumerate(variants)]

    assert [(number, verdict.flaw) for number, verdict in found if not verdict.valid] == []
    assert len(variants) >= 20


def test_revoked_since_is_told_and_revoked_before_is_not_valid(
    trust_service: Service, genuine: bytes, outside: Outside
) -> None:
    server, hoa = trust_service.server, who(trust_service)
    serial = server.authority.serial_of(hoa)
    judge = Judge(trust_service.anchors, outside=outside)
    try:
        server.kept.revoke(serial, datetime.now(UTC) + timedelta(seconds=2))
        since = judge.judge(genuine)
        server.kept.revoke(serial, datetime.now(UTC) - timedelta(days=1))
        before = judge.judge(genuine)
    finally:
        server.kept.restore(serial)

    assert since.valid
    assert since.signatures[0].standing is Standing.REVOKED
    assert not before.valid
    assert before.flaw is Flaw.REVOKED


def test_the_child_process_comes_to_the_same_verdict(trust_service: Service, genuine: bytes) -> None:
    assert judged(genuine, trust_service.anchors).valid
    assert judged(ON_GENUINE["page added"](genuine), trust_service.anchors).flaw is Flaw.CHANGED_AFTERWARDS
    assert judged(b"%PDF-1.7\n" + b"(" * 2_000_000, trust_service.anchors).flaw is Flaw.UNREADABLE


def test_an_authority_that_nobody_trusts_is_not_asked(trust_service: Service, genuine: bytes) -> None:
    class Listening(Outside):
        asked = 0

        def ask(self, *args: object, **more: object) -> object:  # type: ignore[override]  # It never answers.
            Listening.asked += 1
            raise AssertionError

    listening = Listening("nobody")
    Judge([], outside=listening).judge(genuine)
    listening.close()

    assert Listening.asked == 0


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler-utils is not installed")
def test_pdfsig_agrees(sign: Maker, trust_service: Service, pages: bytes, tmp_path: Path) -> None:
    two = sign(sign(pages), trust_service.server.authority.of(who(trust_service, "duc")), "Two")
    file = tmp_path / "two.pdf"
    file.write_bytes(two)
    told = subprocess.run(
        [str(shutil.which("pdfsig")), "-nocert", file], capture_output=True, text=True, check=True
    ).stdout

    assert told.count("Signature is Valid.") == 2

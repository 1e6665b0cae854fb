"""Making a signature in steps that may be hours apart: room for it, the signature itself, its proof for later."""

import asyncio
import hashlib
import io
from dataclasses import dataclass

from asn1crypto import algos, cms
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.signers.pdf_byterange import PreparedByteRangeDigest
from pyhanko.sign.signers.pdf_signer import PdfTBSDocument, PdfTimeStamper
from pyhanko.sign.validation import DocumentSecurityStore
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from onedoor.base.outside import Outside
from onedoor.signing.pades.asking import Certificates, Stamper, evidence, loaded

_ROOM = 2 * 16_384
"""In hexadecimal digits: certificates, signature and time-stamp of usual size fit twice."""
_HASH = "sha256"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A PDF with room for one signature. `attributes` (DER) will be signed; they hold the digest of all the rest."""

    pages: bytes
    start: int
    end: int
    document_digest: bytes
    attributes: bytes

    @property
    def digest(self) -> bytes:
        """SHA-256 of the attributes: all that leaves the house."""
        return hashlib.sha256(self.attributes).digest()


@dataclass(frozen=True, slots=True)
class Reason:
    """What the signature says of itself."""

    field: str
    reason: str
    location: str


def _signer(chain: Certificates, signature: bytes | None = None) -> signers.ExternalSigner:
    first, *above = loaded(chain)
    registry = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # pyHanko has not typed it.
    registry.register_multiple(above)
    return signers.ExternalSigner(
        first,
        registry,
        signature_value=signature or 256,
        signature_mechanism=algos.SignedDigestAlgorithm({"algorithm": mechanism(chain[0])}),
        embed_roots=False,
    )


def mechanism(certificate: bytes) -> str:
    """The way in which the key of the certificate signs a SHA-256 digest."""
    kind = loaded([certificate])[0].public_key.algorithm
    return "sha256_ecdsa" if kind == "ec" else "sha256_rsa"


def prepare(pages: bytes, chain: Certificates, told: Reason) -> Prepared:
    """Room for a signature by the first certificate of `chain`, added behind the pages, which stay as they are."""
    signer = _signer(chain)
    metadata = signers.PdfSignatureMetadata(
        field_name=told.field,
        md_algorithm=_HASH,
        reason=told.reason or None,
        location=told.location or None,
        subfilter=fields.SigSeedSubFilter.PADES,
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(pages))
    made = signers.PdfSigner(metadata, signer)

    async def digested() -> tuple[PreparedByteRangeDigest, bytes, cms.CMSAttributes]:
        digest, _, output = await made.async_digest_doc_for_signing(writer, bytes_reserved=_ROOM)
        attributes = await signer.signed_attrs(digest.document_digest, _HASH, use_pades=True)
        output.seek(0)
        return digest, output.read(), attributes

    digest, with_room, attributes = asyncio.run(digested())
    return Prepared(
        pages=with_room,
        start=digest.reserved_region_start,
        end=digest.reserved_region_end,
        document_digest=digest.document_digest,
        attributes=attributes.dump(),
    )


def finish(prepared: Prepared, chain: Certificates, signature: bytes, *, stamps: str, outside: Outside) -> bytes:
    """The signed PDF with its time-stamp and the word of every certificate (PAdES B-LT). Raises ConnectorError."""
    stamper = Stamper(stamps, outside)
    signer = _signer(chain, signature)

    async def assembled() -> bytes:
        attributes = cms.CMSAttributes.load(prepared.attributes)
        container = await signer.async_sign_prescribed_attributes(_HASH, attributes, timestamper=stamper)
        output = io.BytesIO(prepared.pages)
        digest = PreparedByteRangeDigest(prepared.document_digest, prepared.start, prepared.end)
        PdfTBSDocument.resume_signing(output, digest, container)
        return output.getvalue()

    return _with_evidence(asyncio.run(assembled()), outside)


def stamp_again(pages: bytes, *, stamps: str, outside: Outside) -> bytes:
    """The document under a further time-stamp, with the word of all certificates before it (PAdES B-LTA).

    Raises ConnectorError.
    """
    writer = IncrementalPdfFileWriter(io.BytesIO(pages))
    stamped = PdfTimeStamper(Stamper(stamps, outside)).timestamp_pdf(writer, _HASH, bytes_reserved=_ROOM)
    return _with_evidence(stamped.getvalue(), outside)


def _with_evidence(pages: bytes, outside: Outside) -> bytes:
    """The word of every certificate in the last signature and its time-stamp is kept in the document itself."""
    last = PdfFileReader(io.BytesIO(pages)).embedded_signatures[-1]
    chains = [_chain_in(last.signed_data)]
    chains += [_chain_in(stamp) for stamp in extract_tst_data_iter(last.signer_info, signed=False)]
    answers, lists, certificates = [], [], []
    for chain in chains:
        said, listed = evidence(chain, outside)
        answers += said
        lists += listed
        certificates += loaded(chain)
    output = io.BytesIO(pages)
    DocumentSecurityStore.add_dss(
        output, last.pkcs7_content, certs=certificates, ocsps=answers, crls=lists, force_write=True
    )
    return output.getvalue()


def _chain_in(signed: cms.SignedData) -> Certificates:
    """The certificates that came with a signature, from the signer's upwards."""
    held = {each.chosen.subject.hashable: each.chosen for each in signed["certificates"]}
    serial = signed["signer_infos"][0]["sid"].chosen["serial_number"].native
    at = next(each for each in held.values() if each.serial_number == serial)
    chain = [at]
    while at.issuer.hashable in held and at.issuer.hashable != at.subject.hashable:
        at = held[at.issuer.hashable]
        chain.append(at)
    return [each.dump() for each in chain]

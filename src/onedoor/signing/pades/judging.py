"""Judging a PDF: only pyHanko's bottom line, by the rules of ETSI EN 319 102-1, makes a signature one that holds.

`intact`, `valid` and `trusted` are all true of three known forgeries, so none of them is looked at alone.
"""

import asyncio
import hashlib
import io
from collections.abc import Sequence
from datetime import UTC, datetime

from asn1crypto import crl, ocsp
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate, AdESSubIndic
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import (
    DocumentSecurityStore,
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    async_validate_pdf_signature,
    async_validate_pdf_timestamp,
)
from pyhanko.sign.validation.errors import NoDSSFoundError, SignatureValidationError
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from onedoor.base.errors import ConnectorError
from onedoor.base.outside import Outside
from onedoor.signing.pades.asking import evidence, loaded
from onedoor.signing.pades.attached import address_in
from onedoor.signing.pades.chains import anchored, chain_of, chains_to, signer_of, stamped_at
from onedoor.signing.pades.standing import Found, standing_of
from onedoor.signing.terms import LARGEST_FILE
from onedoor.signing.verdicts import Flaw, Signed, Standing, Verdict

_END, _BLANK = b"%%EOF", b"\r\n\t \0"
Said = Sequence[ocsp.OCSPResponse]
Listed = Sequence[crl.CertificateList]
_FOR_SIGNING = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
_BY_RULE: dict[AdESSubIndic, Flaw] = {
    AdESFailure.HASH_FAILURE: Flaw.CONTENT_CHANGED,
    AdESFailure.SIG_CRYPTO_FAILURE: Flaw.SIGNATURE_BROKEN,
    AdESFailure.FORMAT_FAILURE: Flaw.SIGNATURE_BROKEN,
    AdESFailure.REVOKED: Flaw.REVOKED,
    AdESIndeterminate.REVOKED_NO_POE: Flaw.REVOKED,
    AdESIndeterminate.REVOKED_CA_NO_POE: Flaw.REVOKED,
    AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND: Flaw.NOT_TRUSTED,
    AdESIndeterminate.CERTIFICATE_CHAIN_GENERAL_FAILURE: Flaw.NOT_TRUSTED,
    AdESIndeterminate.NO_SIGNING_CERTIFICATE_FOUND: Flaw.SIGNATURE_BROKEN,
    AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE: Flaw.NOT_FOR_SIGNING,
    AdESIndeterminate.SIG_CONSTRAINTS_FAILURE: Flaw.NOT_FOR_SIGNING,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE: Flaw.WEAK,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE: Flaw.WEAK,
    AdESIndeterminate.EXPIRED: Flaw.EXPIRED,
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE: Flaw.EXPIRED,
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED: Flaw.EXPIRED,
    AdESIndeterminate.NOT_YET_VALID: Flaw.EXPIRED,
    AdESFailure.NOT_YET_VALID: Flaw.EXPIRED,
}


class Judge:
    """Judges by `anchors` (DER), at the moment `now`; `outside`, where given, is asked how certificates stand today."""

    def __init__(
        self, anchors: Sequence[bytes], *, now: datetime | None = None, outside: Outside | None = None
    ) -> None:
        self.anchors = loaded(anchors)
        self.now = now or datetime.now(UTC)
        self.outside = outside

    def judge(self, content: bytes) -> Verdict:
        """What the file is worth."""
        digest = hashlib.sha256(content).hexdigest()
        if len(content) > LARGEST_FILE:
            return Verdict(valid=False, flaw=Flaw.TOO_BIG, signatures=(), stamped_until=None, sha256=digest)
        flaw, signatures, until = self._found(content)
        return Verdict(
            valid=flaw is None and bool(signatures),
            flaw=flaw,
            signatures=signatures,
            stamped_until=until,
            sha256=digest,
            address=address_in(content) if signatures else "",
        )

    def _found(self, content: bytes) -> tuple[Flaw | None, tuple[Signed, ...], datetime | None]:
        if not content.startswith(b"%PDF-"):
            return Flaw.NOT_A_PDF, (), None
        try:
            if content[content.rindex(_END) + len(_END) :].strip(_BLANK):
                return Flaw.CHANGED_AFTERWARDS, (), None
            reader = PdfFileReader(io.BytesIO(content), strict=True)
            if reader.encrypted:
                return Flaw.ENCRYPTED, (), None
            embedded = reader.embedded_signatures
            regular = [each for each in embedded if each.sig_object_type != "/DocTimeStamp"]
            if not regular:
                return Flaw.NOT_SIGNED, (), None
            signatures = tuple(self._signed(each) for each in regular)
            until = max((_stamp_ends(each) for each in embedded), default=None)
        except Exception:  # noqa: BLE001  A hostile file may fail in a parser in any way; whatever it is, it is not valid.
            return Flaw.UNREADABLE, (), None
        return next((each.flaw for each in signatures if each.flaw), None), signatures, until

    def _signed(self, embedded: EmbeddedPdfSignature) -> Signed:
        certificate = embedded.signer_cert
        flaw, at, proven = self._flaw(embedded)
        found = Found(Standing.UNKNOWN, None)
        if flaw is None or flaw is Flaw.REVOKED:
            found = standing_of(chain_of(embedded), self.anchors, self.outside, self.now)
        if flaw is None and found.revoked_at is not None and (at is None or not proven or found.revoked_at <= at):
            flaw = Flaw.REVOKED
        names = certificate.subject.native
        return Signed(
            name=_text(names.get("common_name")),
            organisation=_text(names.get("organization_name")),
            number=_text(names.get("user_id") or names.get("organization_identifier") or names.get("serial_number")),
            issuer=_text(certificate.issuer.native.get("common_name")),
            at=at,
            proven=proven,
            holds=flaw is None,
            flaw=flaw,
            standing=found.standing,
            revoked_at=found.revoked_at,
            expires_at=certificate.not_valid_after,
            reason=_text(embedded.sig_object.get("/Reason")),
        )

    def _flaw(self, embedded: EmbeddedPdfSignature) -> tuple[Flaw | None, datetime | None, bool]:
        """Why it does not hold, the moment of signing, and whether a time-stamp proves that moment."""
        until, flaw = self._archived(embedded)
        stamp = next(extract_tst_data_iter(embedded.signer_info, signed=False), None)
        at = stamped_at(stamp) if stamp is not None else until if until < self.now else None
        if stamp is not None and signer_of(stamp).not_valid_after < until:
            flaw = flaw or Flaw.EXPIRED
        try:
            status = self._status(embedded, at or self.now)
        except (SignatureValidationError, SigningError, PdfError):
            return Flaw.SIGNATURE_BROKEN, None, False
        moment = at or embedded.self_reported_timestamp
        if flaw is None:
            flaw = _of_document(status) or self._of_issuer(embedded) or _of_trust(status)
        if flaw is None and not status.bottom_line:
            flaw = Flaw.UNPROVEN
        return flaw, moment, at is not None and flaw is None

    def _of_issuer(self, embedded: EmbeddedPdfSignature) -> Flaw | None:
        chain = chain_of(embedded)
        below = anchored([*chain, *self.anchors], self.anchors) or anchored(chain, self.anchors)
        return None if below else Flaw.NOT_TRUSTED

    def _archived(self, embedded: EmbeddedPdfSignature) -> tuple[datetime, Flaw | None]:
        """Since when later time-stamps vouch for it. The youngest must hold now, each other when the next came."""
        until = self.now
        for stamp in reversed(embedded.reader.embedded_timestamp_signatures):
            if stamp.signed_revision < embedded.signed_revision:
                break
            at = stamped_at(stamp.signed_data)
            if stamp.signer_cert.not_valid_after < until:
                return until, Flaw.EXPIRED
            status = asyncio.run(async_validate_pdf_timestamp(stamp, self._context(stamp, at)))
            if not (status.intact and status.valid and status.trusted):
                return until, Flaw.UNPROVEN
            until = at
        return until, None

    def _status(self, embedded: EmbeddedPdfSignature, at: datetime) -> PdfSignatureStatus:
        """PyHanko's verdict with what the document holds; where that is not enough, with what the authority says."""
        status = asyncio.run(self._validated(embedded, at))
        if status.bottom_line or self.outside is None or not (status.intact and status.valid):
            return status
        try:
            return asyncio.run(self._validated(embedded, at, *self._asked(embedded, self.outside)))
        except ConnectorError:
            return status

    async def _validated(
        self, embedded: EmbeddedPdfSignature, at: datetime, ocsps: Said = (), crls: Listed = ()
    ) -> PdfSignatureStatus:
        context = self._context(embedded, at, ocsps, crls)
        return await async_validate_pdf_signature(
            embedded, context, self._context(embedded, at, ocsps, crls), key_usage_settings=_FOR_SIGNING
        )

    def _context(
        self, embedded: EmbeddedPdfSignature, at: datetime, ocsps: Said = (), crls: Listed = ()
    ) -> ValidationContext:
        """Trust as it was at that moment, judged by what was said then or later. Nothing is fetched."""
        try:
            kept = DocumentSecurityStore.read_dss(embedded.reader)
        except NoDSSFoundError:
            kept = DocumentSecurityStore(None)
        certificates = list(kept.load_certs())
        said = [ocsp.OCSPResponse.load(each.get_object().data) for each in kept.ocsps]
        listed = [crl.CertificateList.load(each.get_object().data) for each in kept.crls]
        return ValidationContext(
            trust_roots=self.anchors,
            other_certs=certificates,
            ocsps=[*said, *ocsps],
            crls=[*listed, *crls],
            moment=at,
            best_signature_time=at,
            allow_fetching=False,
            revocation_mode="require",
            retroactive_revinfo=True,
        )

    def _asked(
        self, embedded: EmbeddedPdfSignature, outside: Outside
    ) -> tuple[list[ocsp.OCSPResponse], list[crl.CertificateList]]:
        """Word of the certificates from their authority, which is asked only if it is below one of our anchors."""
        said, listed = [], []
        for chain in chains_to(embedded, self.anchors):
            answers, crls = evidence([each.dump() for each in chain], outside)
            said += answers
            listed += crls
        return said, listed


def _of_trust(status: PdfSignatureStatus) -> Flaw | None:
    """Why the certificate is not one to trust for this, if it is not."""
    if status.trusted:
        return None
    if status.trust_problem_indic is None:
        return Flaw.UNPROVEN
    return _BY_RULE.get(status.trust_problem_indic, Flaw.UNPROVEN)


def _of_document(status: PdfSignatureStatus) -> Flaw | None:
    """What the document itself gives away, in words that say more than a rule's name."""
    if not status.intact:
        return Flaw.CONTENT_CHANGED
    if not status.valid:
        return Flaw.SIGNATURE_BROKEN
    if status.coverage in (SignatureCoverageLevel.UNCLEAR, SignatureCoverageLevel.CONTIGUOUS_BLOCK_FROM_START):
        return Flaw.NOT_WHOLE
    level = status.modification_level
    if level is not None and level > ModificationLevel.FORM_FILLING:
        return Flaw.CHANGED_AFTERWARDS
    if not status.docmdp_ok and level is not None:
        return Flaw.CHANGED_AFTERWARDS
    return None


def _stamp_ends(embedded: EmbeddedPdfSignature) -> datetime:
    """Until when the proof of time that this signature is or carries can be checked."""
    stamp = next(extract_tst_data_iter(embedded.signer_info, signed=False), None)
    certificate = embedded.signer_cert if stamp is None else signer_of(stamp)
    ends: datetime = certificate.not_valid_after
    return ends


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value or "")[:300]

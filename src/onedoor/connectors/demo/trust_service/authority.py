"""The certificate authority: a root, an authority below it, and the certificates that these issue."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

_BITS = 2048
_YEAR = timedelta(days=365)
_NOTHING: tuple[x509.ObjectIdentifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A certificate, with the key that belongs to it."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a credential. `number` is what identifies them in a certificate, as `CCCD:001…` or an agency's."""

    id: str
    name: str
    number: str
    agency: str = ""
    seal: bool = False


class Authority:
    """Everything the authority holds, kept in `folder`; a certificate is issued when it is first asked for."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address
        self._lock = threading.RLock()
        self._held: dict[str, Held] = {}
        now = datetime.now(UTC)
        self.root = self._keep("root", lambda: self._root(now))
        self.issuer = self._keep("issuer", lambda: self._below(now))
        (folder / "anchors.pem").write_bytes(self.root.certificate.public_bytes(serialization.Encoding.PEM))

    @property
    def chain(self) -> tuple[bytes, ...]:
        """The certificates above every other, from the nearest to the root."""
        return self.issuer.der, self.root.der

    def stamping(self) -> Held:
        """Who stamps the time."""
        usage = (ExtendedKeyUsageOID.TIME_STAMPING,)
        return self._keep("stamping", lambda: self._leaf(_named("Demo Time-Stamping"), usage, years=5))

    def answering(self) -> Held:
        """Who answers for certificates."""
        usage = (ExtendedKeyUsageOID.OCSP_SIGNING,)
        return self._keep("answering", lambda: self._leaf(_named("Demo OCSP"), usage, years=5))

    def of(self, holder: Holder, *, manner: str = "") -> Held:
        """The holder's certificate; one of the manner `expired` or `unfit` (to sign with) must not be accepted."""
        made = f"holder-{holder.id}{'-' + manner if manner else ''}"
        began = datetime.now(UTC) - (3 * _YEAR if manner == "expired" else timedelta(minutes=5))
        return self._keep(
            made,
            lambda: self._leaf(_name_of(holder), _NOTHING, began=began, signs=manner != "unfit"),
        )

    def other(self, holder: Holder) -> Held:
        """A certificate in the holder's name that nobody issued: it signed itself."""

        def made() -> Held:
            key = _new_key()
            name = _name_of(holder)
            now = datetime.now(UTC)
            builder = _builder(name, name, key.public_key(), now - timedelta(minutes=5), now + 5 * _YEAR)
            return Held(builder.add_extension(_usage(signs=True), critical=True).sign(key, hashes.SHA256()), key)

        return self._keep(f"self-issued-{holder.id}", made)

    def issued(self) -> Sequence[Held]:
        """Every certificate that was issued, also before this process began."""
        with self._lock:
            return [_read(file) for file in self.folder.glob("*.pem") if file.stem != "anchors"]

    def serial_of(self, holder: Holder) -> int:
        """The number of the holder's certificate."""
        return self.of(holder).certificate.serial_number

    def _root(self, now: datetime) -> Held:
        key = _new_key()
        name = _named("Demo Root CA – Not For Use")
        builder = _builder(name, name, key.public_key(), now - _YEAR, now + 20 * _YEAR)
        return Held(_authority(builder, key, 1).sign(key, hashes.SHA256()), key)

    def _below(self, now: datetime) -> Held:
        key = _new_key()
        builder = _builder(
            _named("Demo Issuing CA"), self.root.certificate.subject, key.public_key(), now - _YEAR, now + 10 * _YEAR
        )
        builder = _authority(builder, self.root.key, 0).add_extension(self._lists("root"), critical=False)
        return Held(builder.sign(self.root.key, hashes.SHA256()), key)

    def _leaf(
        self,
        name: x509.Name,
        usages: Sequence[x509.ObjectIdentifier],
        *,
        years: int = 2,
        began: datetime | None = None,
        signs: bool = True,
    ) -> Held:
        key = _new_key()
        start = began or datetime.now(UTC) - timedelta(minutes=5)
        builder = _builder(name, self.issuer.certificate.subject, key.public_key(), start, start + years * _YEAR)
        builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        builder = builder.add_extension(_usage(signs=signs), critical=True)
        above = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.issuer.key.public_key())
        builder = builder.add_extension(above, critical=False)
        if usages:
            builder = builder.add_extension(x509.ExtendedKeyUsage(usages), critical=True)
        if ExtendedKeyUsageOID.OCSP_SIGNING in usages:
            builder = builder.add_extension(x509.OCSPNoCheck(), critical=False)
        else:
            builder = builder.add_extension(self._lists("issuer"), critical=False)
            builder = builder.add_extension(self._answers(), critical=False)
        return Held(builder.sign(self.issuer.key, hashes.SHA256()), key)

    def _lists(self, name: str) -> x509.CRLDistributionPoints:
        where = [x509.UniformResourceIdentifier(f"{self.address}/crl/{name}.crl")]
        return x509.CRLDistributionPoints([x509.DistributionPoint(where, None, None, None)])

    def _answers(self) -> x509.AuthorityInformationAccess:
        where = x509.UniformResourceIdentifier(f"{self.address}/ocsp")
        return x509.AuthorityInformationAccess([x509.AccessDescription(AuthorityInformationAccessOID.OCSP, where)])

    def _keep(self, name: str, make: Callable[[], Held]) -> Held:
        with self._lock:
            if name not in self._held:
                file = self.folder / f"{name.replace(':', '_')}.pem"
                self._held[name] = _read(file) if file.exists() else _write(file, make())
            return self._held[name]


def _named(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Dịch vụ tin cậy thử nghiệm (demo)"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _name_of(holder: Holder) -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN")]
    if holder.agency:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, holder.agency[:64]))
    kind = NameOID.ORGANIZATION_IDENTIFIER if holder.seal else NameOID.USER_ID
    return x509.Name(
        [*parts, x509.NameAttribute(kind, holder.number), x509.NameAttribute(NameOID.COMMON_NAME, holder.name[:64])]
    )


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=_BITS)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: rsa.RSAPublicKey, begins: datetime, ends: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _authority(builder: x509.CertificateBuilder, above: rsa.RSAPrivateKey, length: int) -> x509.CertificateBuilder:
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(above.public_key())
    return (
        builder.add_extension(x509.BasicConstraints(ca=True, path_length=length), critical=True)
        .add_extension(_usage(signs=False, issues=True), critical=True)
        .add_extension(issuer, critical=False)
    )


def _usage(*, signs: bool, issues: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs,
        key_encipherment=not signs and not issues,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issues,
        crl_sign=issues,
        encipher_only=False,
        decipher_only=False,
    )


def _write(file: Path, held: Held) -> Held:
    key = held.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    fresh = file.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_bytes(key + held.certificate.public_bytes(serialization.Encoding.PEM))
    fresh.replace(file)
    return held


def _read(file: Path) -> Held:
    content = file.read_bytes()
    key = serialization.load_pem_private_key(content, password=None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError(f"{file}: no RSA key")
    return Held(x509.load_pem_x509_certificate(content), key)

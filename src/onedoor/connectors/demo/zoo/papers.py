"""The zoo's own authority, and the certificates it gives, good and bad."""

import ssl
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from onedoor.base import clock
from onedoor.connectors.demo.zoo.portals import Papers

_YEAR = timedelta(days=365)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


@dataclass(frozen=True, slots=True)
class Authority:
    """It signs what it is asked to; everything it makes lies in `folder`."""

    folder: Path
    key: ec.EllipticCurvePrivateKey
    now: datetime

    @property
    def roots(self) -> Path:
        """The file of its root, for who trusts it."""
        return self.folder / "roots.pem"

    def context(self, host: str, papers: Papers, *, old: bool = False) -> ssl.SSLContext:
        """A server's context with a certificate of that kind; `old`: it also speaks what was phased out."""
        file = self.folder / f"{host}.pem"
        file.write_bytes(self._issued(host, papers))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        if old:
            context.set_ciphers("ALL:@SECLEVEL=0")
            context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        else:
            context.minimum_version = ssl.TLSVersion.TLSv1_2
        return context

    def _issued(self, host: str, papers: Papers) -> bytes:
        key = ec.generate_private_key(ec.SECP256R1())
        shown = "another.zoo.localhost" if papers is Papers.OF_ANOTHER else host
        ends = self.now - timedelta(days=3) if papers is Papers.EXPIRED else self.now + _YEAR
        alone = papers is Papers.SELF_SIGNED
        made = (
            x509.CertificateBuilder()
            .subject_name(_name(shown))
            .issuer_name(_name(shown if alone else "Zoo"))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(self.now - _YEAR)
            .not_valid_after(ends)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(shown)]), critical=False)
            .sign(key if alone else self.key, hashes.SHA256())
        )
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return private + made.public_bytes(serialization.Encoding.PEM)


def authority(folder: Path) -> Authority:
    """A new one, with its root written."""
    key, now = ec.generate_private_key(ec.SECP256R1()), clock.now()
    root = (
        x509.CertificateBuilder()
        .subject_name(_name("Zoo"))
        .issuer_name(_name("Zoo"))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - 2 * _YEAR)
        .not_valid_after(now + 2 * _YEAR)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    made = Authority(folder, key, now)
    made.roots.write_bytes(root.public_bytes(serialization.Encoding.PEM))
    return made

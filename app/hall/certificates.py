"""A certificate authority of this installation, and the server certificate that it signs.

Phones open a camera and keep a page for offline use only over HTTPS. Where no public name exists,
the installation signs for itself: a phone that trusts `ca.pem` once trusts the server for as long
as the authority is valid. The authority can certify only local names and private addresses (RFC
5280, 4.2.1.10), so it cannot be misused for any other site.
"""

import ipaddress
import os
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from app.core.files import private_folder

AUTHORITY_LIFE = timedelta(days=3_650)
SERVER_LIFE = timedelta(days=397)
"""Browsers of Apple and Google refuse server certificates that are valid for longer."""
RENEW_BEFORE = timedelta(days=30)
_CLOCK_ERROR = timedelta(days=1)
"""How far a phone's clock may be behind ours."""
PRIVATE = (
    IPv4Network("10.0.0.0/8"),
    IPv4Network("127.0.0.0/8"),
    IPv4Network("169.254.0.0/16"),
    IPv4Network("172.16.0.0/12"),
    IPv4Network("192.168.0.0/16"),
)
LOCAL_NAMES = ("localhost", "local")
"""Names that the authority may certify: these, and names below them."""


@dataclass(frozen=True, slots=True)
class Certified:
    """Paths of the files; `key` belongs to `certificate`, which `authority` signed."""

    authority: Path
    certificate: Path
    key: Path


def certify(
    folder: Path, names: Collection[str], addresses: Collection[IPv4Address], now: datetime
) -> Certified:
    """Return a certificate for these local names and private addresses; make a new one if needed.

    The authority in `folder` stays the same from run to run, because phones trust it. Names and
    addresses that it may not certify are left out.
    """
    private_folder(folder)
    files = Certified(folder / "ca.pem", folder / "server.pem", folder / "server.key")
    authority_key = folder / "ca.key"
    if not (files.authority.exists() and authority_key.exists()):
        _make_authority(files.authority, authority_key, now)
    wanted = _subjects(names, addresses)
    if not _still_good(files, wanted, now):
        _sign(files, authority_key, wanted, now)
    return files


def certifiable(addresses: Collection[IPv4Address]) -> list[IPv4Address]:
    """Return those addresses that the authority may certify, each once."""
    return [a for a in dict.fromkeys(addresses) if any(a in network for network in PRIVATE)]


def fingerprint(authority: Path) -> str:
    """Return the SHA-256 fingerprint of a certificate as phones show it: `AB:CD:...`."""
    digest = x509.load_pem_x509_certificate(authority.read_bytes()).fingerprint(hashes.SHA256())
    return ":".join(f"{byte:02X}" for byte in digest)


def as_der(authority: Path) -> bytes:
    """Return a certificate in the form that phones install."""
    return x509.load_pem_x509_certificate(authority.read_bytes()).public_bytes(Encoding.DER)


def _subjects(
    names: Collection[str], addresses: Collection[IPv4Address]
) -> x509.SubjectAlternativeName:
    local = sorted({name.lower() for name in names if _is_local(name.lower())})
    private = sorted(certifiable(addresses))
    return x509.SubjectAlternativeName(
        [*(x509.DNSName(name) for name in local), *(x509.IPAddress(a) for a in private)]
    )


def _is_local(name: str) -> bool:
    return any(name == local or name.endswith(f".{local}") for local in LOCAL_NAMES)


def _make_authority(certificate: Path, key_file: Path, now: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Titik Temu {now:%Y-%m-%d}")])
    permitted: list[x509.GeneralName] = [
        *(x509.DNSName(local) for local in LOCAL_NAMES),
        *(x509.IPAddress(network) for network in PRIVATE),
    ]
    # Without a rule for IPv6 addresses it could certify all of them.
    forbidden: list[x509.GeneralName] = [x509.IPAddress(ipaddress.IPv6Network("::/0"))]
    made = (
        _builder(name, name, key.public_key(), now, AUTHORITY_LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.NameConstraints(permitted, forbidden), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    _write_key(key_file, key)
    certificate.write_bytes(made.public_bytes(Encoding.PEM))


def _sign(
    files: Certified, authority_key: Path, subjects: x509.SubjectAlternativeName, now: datetime
) -> None:
    authority = x509.load_pem_x509_certificate(files.authority.read_bytes())
    signer = load_pem_private_key(authority_key.read_bytes(), password=None)
    if not isinstance(signer, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{authority_key} holds no elliptic-curve key; remove the folder")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Titik Temu")])
    made = (
        _builder(name, authority.subject, key.public_key(), now, SERVER_LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(subjects, critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(signer, hashes.SHA256())
    )
    _write_key(files.key, key)
    files.certificate.write_bytes(
        made.public_bytes(Encoding.PEM) + authority.public_bytes(Encoding.PEM)
    )


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    now: datetime,
    life: timedelta,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCK_ERROR)
        .not_valid_after(now - _CLOCK_ERROR + life)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _still_good(files: Certified, wanted: x509.SubjectAlternativeName, now: datetime) -> bool:
    if not (files.certificate.exists() and files.key.exists()):
        return False
    authority = x509.load_pem_x509_certificate(files.authority.read_bytes())
    known = x509.load_pem_x509_certificate(files.certificate.read_bytes())
    key = load_pem_private_key(files.key.read_bytes(), password=None)
    subjects = known.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return (
        subjects == wanted
        and key.public_key() == known.public_key()
        and known.issuer == authority.subject
        and known.not_valid_before_utc <= now < known.not_valid_after_utc - RENEW_BEFORE
    )


def _write_key(file: Path, key: ec.EllipticCurvePrivateKey) -> None:
    """Write a key to a file that only its owner can read from the beginning."""
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.unlink(missing_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as target:
        target.write(pem)

"""The installation's own authority: what it may certify, what not, and what stays the same."""

import ssl
import stat
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from app.hall.certificates import RENEW_BEFORE, SERVER_LIFE, Certified, as_der, certify, fingerprint

NOW = datetime(2025, 7, 1, 8, tzinfo=UTC)
HALL = IPv4Address("192.168.1.20")


def made(folder: Path, *addresses: IPv4Address, at: datetime = NOW) -> Certified:
    return certify(folder, ["localhost", "aula.local"], addresses or (HALL,), at)


def leaf(files: Certified) -> x509.Certificate:
    return x509.load_pem_x509_certificate(files.certificate.read_bytes())


def verify(
    certificate: x509.Certificate, authority: Path, subject: x509.DNSName | x509.IPAddress
) -> None:
    root = x509.load_pem_x509_certificate(authority.read_bytes())
    PolicyBuilder().store(Store([root])).time(NOW).build_server_verifier(subject).verify(
        certificate, []
    )


def test_a_client_that_trusts_the_authority_trusts_the_server_by_name_and_address(
    tmp_path: Path,
) -> None:
    files = made(tmp_path)
    for subject in (x509.DNSName("aula.local"), x509.DNSName("localhost"), x509.IPAddress(HALL)):
        verify(leaf(files), files.authority, subject)
    with pytest.raises(VerificationError):
        verify(leaf(files), files.authority, x509.IPAddress(IPv4Address("192.168.1.21")))
    ssl.create_default_context().load_verify_locations(files.authority)


def test_the_authority_cannot_vouch_for_a_site_of_the_internet(tmp_path: Path) -> None:
    files = made(tmp_path)
    root = x509.load_pem_x509_certificate(files.authority.read_bytes())
    key = load_pem_private_key((tmp_path / "ca.key").read_bytes(), password=None)
    names = leaf(files).extensions.get_extension_for_class(x509.SubjectAlternativeName)
    forged = x509.CertificateBuilder(
        leaf(files).issuer, root.subject, root.public_key(), 7, NOW, NOW + timedelta(days=9)
    )
    for extension in leaf(files).extensions:
        value = (
            x509.SubjectAlternativeName([x509.DNSName("bank.example")])
            if extension.oid == names.oid
            else extension.value
        )
        forged = forged.add_extension(value, extension.critical)
    certificate = forged.sign(key, hashes.SHA256())  # type: ignore[arg-type]
    with pytest.raises(VerificationError):
        verify(certificate, files.authority, x509.DNSName("bank.example"))


def test_names_and_addresses_beyond_its_reach_are_left_out(tmp_path: Path) -> None:
    files = certify(tmp_path, ["temu.example"], [HALL, IPv4Address("203.0.113.9")], NOW)
    names = leaf(files).extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert list(names) == [x509.IPAddress(HALL)]


def test_nothing_is_made_anew_while_it_is_good(tmp_path: Path) -> None:
    before = made(tmp_path).certificate.read_bytes()
    assert made(tmp_path, at=NOW + timedelta(days=30)).certificate.read_bytes() == before


@pytest.mark.parametrize("change", ["address", "age", "key"])
def test_the_server_gets_a_new_certificate_from_the_same_authority(
    tmp_path: Path, change: str
) -> None:
    files = made(tmp_path)
    authority, before = files.authority.read_bytes(), files.certificate.read_bytes()
    if change == "address":
        made(tmp_path, IPv4Address("10.0.0.7"))
    elif change == "age":
        made(tmp_path, at=NOW + SERVER_LIFE - RENEW_BEFORE)
    else:
        files.key.unlink()
        made(tmp_path)
    assert files.certificate.read_bytes() != before
    assert files.authority.read_bytes() == authority


def test_keys_are_for_their_owner_alone(tmp_path: Path) -> None:
    made(tmp_path)
    for key in (tmp_path / "ca.key", tmp_path / "server.key"):
        assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_phones_are_given_the_same_certificate_whose_print_is_shown(tmp_path: Path) -> None:
    files = made(tmp_path)
    certificate = x509.load_der_x509_certificate(as_der(files.authority))
    assert certificate.public_bytes(Encoding.PEM) == files.authority.read_bytes()
    assert fingerprint(files.authority).replace(":", "") == (
        certificate.fingerprint(hashes.SHA256()).hex().upper()
    )


def test_the_authority_vouches_for_servers_alone(tmp_path: Path) -> None:
    authority = x509.load_pem_x509_certificate(made(tmp_path).authority.read_bytes())
    usage = authority.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    assert list(usage.value) == [ExtendedKeyUsageOID.SERVER_AUTH]

"""Who signs: a key of one's own, made once on this computer and readable by nobody else; or one that a person brings."""

import os
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ciotat.core.errors import BackendMissing, FilmError, StoreError

__all__ = ["Identity", "given", "home", "own"]

YEARS = 10
_KINDS = {"secp256r1": "es256", "secp384r1": "es384", "secp521r1": "es512"}
_NEW = "remove it; a new one is made when you sign again"


@dataclass(frozen=True)
class Identity:
    """A key, the certificates that speak for it (its own first), and the signature it makes. `own` says that it was made
    here, so that no trust list knows it."""

    name: str
    fingerprint: str
    algorithm: str
    chain: str
    own: bool
    key: str = field(repr=False)


def home() -> Path:
    """Where a person's settings lie."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "ciotat"


def own(folder: Path, now: datetime) -> Identity:
    """The key of this computer's user, made in `folder` if there is none. Raises StoreError where others could read it."""
    path = folder / "signing.pem"
    if not path.exists():
        _create(path, _made(now))
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise StoreError(f"others can read the key in {path}", advice=f"run chmod 600 {path}")
    text = _read(path)
    found = _identity(text, text, True)
    if not _lasts(found.chain, now):
        raise FilmError(f"the certificate in {path} has run out", advice=_NEW)
    return found


def given(key: Path, chain: Path) -> Identity:
    """A key and its certificates that a person brings, as PEM files. Raises FilmError where they do not fit."""
    return _identity(_read(key), _read(chain), False)


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > 2**20:
            raise FilmError(f"{path} is too large for a key", advice="name a PEM file")
        return path.read_text("ascii")
    except (OSError, ValueError) as refused:
        why = getattr(refused, "strerror", None) or "it is no text"
        raise FilmError(f"cannot read {path}: {why}", advice="name a PEM file") from None


def _create(path: Path, data: bytes) -> None:
    """Write the key for its owner alone, unless another program was quicker."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(aside, path)
    except OSError as refused:
        raise StoreError(f"cannot write {path}: {refused.strerror}", advice="check space and rights there") from refused
    finally:
        aside.unlink(missing_ok=True)


def _identity(key: str, chain: str, own: bool) -> Identity:
    x509, serialization, hashes, ec = _tools()
    try:
        private = serialization.load_pem_private_key(key.encode(), None)
        certificates = x509.load_pem_x509_certificates(chain.encode())
        leaf = certificates[0]
        plain = serialization.Encoding.PEM
        if leaf.public_key().public_bytes(plain, serialization.PublicFormat.SubjectPublicKeyInfo) != (
            private.public_key().public_bytes(plain, serialization.PublicFormat.SubjectPublicKeyInfo)
        ):
            raise FilmError("the key and the first certificate do not belong together", advice="put its own first")
        names = leaf.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
        text = private.private_bytes(plain, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode()
        pem = "".join(certificate.public_bytes(plain).decode() for certificate in certificates)
        fingerprint = leaf.fingerprint(hashes.SHA256()).hex()
        return Identity(str(names[0].value) if names else "?", fingerprint, _algorithm(private, ec), pem, own, text)
    except (ValueError, TypeError, IndexError, AttributeError) as wrong:
        advice = _NEW if own else "bring an unencrypted PEM key and its PEM certificates"
        raise FilmError(f"this is no key to sign with: {wrong}", advice=advice) from None


def _algorithm(key: Any, ec: Any) -> str:
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return _KINDS[key.curve.name]
    return "ed25519" if "Ed25519" in type(key).__name__ else "ps256"


def _lasts(chain: str, now: datetime) -> bool:
    certificate = _tools()[0].load_pem_x509_certificates(chain.encode())[0]
    return bool(certificate.not_valid_after_utc > now)


def _tools() -> tuple[Any, Any, Any, Any]:
    try:
        from cryptography import x509
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec
    except ImportError as missing:
        raise BackendMissing(f"signing needs c2pa-python: {missing}", advice="pip install c2pa-python") from missing
    return x509, serialization, hashes, ec


def _made(now: datetime) -> bytes:
    """A key, its certificate, and the certificate of the authority that signed it and whose key nobody has any more: C2PA
    takes no certificate that signed itself. It names a number, and nothing of the person."""
    x509, serialization, _, ec = _tools()
    ours, above = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    number = x509.random_serial_number()
    label = f"Ciotat, a key made by its user ({number % 16**8:08x})"
    root = _certificate(above.public_key(), label + ", authority", label + ", authority", above, None, now)
    leaf = _certificate(ours.public_key(), label, label + ", authority", above, above.public_key(), now)
    plain = serialization.Encoding.PEM
    key = ours.private_bytes(plain, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return bytes(key + leaf.public_bytes(plain) + root.public_bytes(plain))


def _certificate(key: Any, name: str, issuer: str, signer: Any, above: Any, now: datetime) -> Any:
    """A certificate for `key`: of the authority itself without `above`, else of what it signs. The profile is that of the
    C2PA specification 2.1, 14.5; the use is `emailProtection`, the one that its readers all take."""
    x509, _, hashes, _ = _tools()

    def named(text: str) -> Any:
        oid = x509.NameOID
        parts = [x509.NameAttribute(oid.ORGANIZATION_NAME, "Ciotat"), x509.NameAttribute(oid.COMMON_NAME, text)]
        return x509.Name(parts)

    uses = dict.fromkeys(
        ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
         "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"), False)  # fmt: skip
    uses["key_cert_sign" if above is None else "digital_signature"] = True
    made = (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named(issuer))
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now.astimezone(UTC) + timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(above is None, 0 if above is None else None), True)
        .add_extension(x509.KeyUsage(**uses), True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), False)
    )
    if above is not None:
        made = made.add_extension(x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.EMAIL_PROTECTION]), False)
        made = made.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(above), False)
    return made.sign(signer, hashes.SHA256())

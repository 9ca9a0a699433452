"""Tokens: which cut a session was given, signed, so that nobody picks another one or reads what others see."""

import base64
import hashlib
import hmac
import struct
from dataclasses import dataclass

__all__ = ["HOURS", "LONGEST", "Token", "issued", "read", "secret"]

HOURS = 4
"""For how long a token opens its playlists."""
_HEAD = struct.Struct(">QIB")
_MAC = _DIGEST = 32
LONGEST = 1000


@dataclass(frozen=True)
class Token:
    """What a token says: the release, the candidates that are woven into it (their digests), the session, and until when
    (seconds since 1970)."""

    release: int
    candidates: tuple[str, ...]
    session: str
    until: int


def secret(key: str) -> bytes:
    """The secret of a house, of its owner's key: the same at every start, and not to be turned back into it."""
    return hmac.digest(key.encode(), b"ciotat screening tokens 1", "sha256")


def issued(secret: bytes, film: str, token: Token, viewer: str) -> str:
    """A token as it stands in an address; it opens nothing for another `viewer` (empty: nobody is known)."""
    cuts = b"".join(map(bytes.fromhex, token.candidates))
    body = _HEAD.pack(token.until, token.release, len(token.candidates)) + cuts + token.session.encode()
    return base64.urlsafe_b64encode(_mac(secret, film, viewer, body) + body).rstrip(b"=").decode()


def read(secret: bytes, film: str, text: str, viewer: str, now: float) -> Token | None:
    """What a token says; None where it is not ours, is not for this film or this viewer, or has run out."""
    try:
        if len(text) > LONGEST or not text.isascii():
            return None
        raw = base64.b64decode(text.encode() + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
        mac, body = raw[:_MAC], raw[_MAC:]
        good = hmac.compare_digest(mac, _mac(secret, film, viewer, body))
        until, release, count = _HEAD.unpack(body[: _HEAD.size])
        end = _HEAD.size + count * _DIGEST
        cuts = tuple(body[at : at + _DIGEST].hex() for at in range(_HEAD.size, end, _DIGEST))
        session = body[end:].decode()
    except (ValueError, struct.error):
        return None
    return Token(release, cuts, session, until) if good and now < until <= now + HOURS * 3600 + 60 else None


def _mac(secret: bytes, film: str, viewer: str, body: bytes) -> bytes:
    parts = (film.encode("utf-8", "replace"), viewer.encode("utf-8", "replace"), body)
    return hmac.digest(secret, b"".join(struct.pack(">I", len(part)) + part for part in parts), hashlib.sha256)

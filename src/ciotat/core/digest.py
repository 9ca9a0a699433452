"""Canonical JSON and the one hash: the same value has the same digest on every machine."""

import hashlib
import json
from typing import Any

__all__ = ["canonical", "digest", "pretty", "short"]


def canonical(value: Any) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces; NaN and infinities are refused."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def pretty(value: Any) -> str:
    """The same JSON for people: sorted keys, one value a line."""
    return json.dumps(value, sort_keys=True, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def digest(value: Any) -> str:
    """SHA-256, in hex, of bytes as they are or of anything else in canonical JSON."""
    return hashlib.sha256(value if isinstance(value, bytes) else canonical(value)).hexdigest()


def short(value: Any, length: int = 10) -> str:
    """The first characters of a digest: an id a person can read out."""
    return digest(value)[:length]

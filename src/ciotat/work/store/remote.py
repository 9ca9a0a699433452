"""Objects far away: S3 and what is like it, or a folder that several machines share. The words of obstore, in ours."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from ciotat.core.errors import BackendMissing, StoreError

__all__ = ["Bucket", "Found"]

_SCHEMES = {"s3", "s3a", "gs", "az", "azure", "abfs", "abfss", "https", "http", "file", "memory"}
_RETRIES = 5
_WHOLE = 64 << 20
"""Files up to this size are sent in one piece, and so only where there is nothing yet."""
_ADVICE = {
    "PermissionDeniedError": "ask for the right to write there",
    "UnauthenticatedError": "set the keys, such as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    "NotSupportedError": "use a store that can put what is absent, as S3 can",
}


class Found(NamedTuple):
    """An object's name, its size, and when it was last written by the clock there (seconds since 1970)."""

    name: str
    size: int
    written: float


class Bucket:
    """Objects by name."""

    def __init__(self, url: str) -> None:
        """Open what an address names: ``s3://bucket/folder``, ``file:///folder`` ... Raises StoreError, BackendMissing."""
        self.url = url
        try:
            import obstore
            import obstore.store
        except ImportError as wanting:
            advice = "pip install 'ciotat[remote]'"
            raise BackendMissing(f"a store far away needs obstore: {wanting}", advice=advice) from wanting
        self._do = obstore
        scheme = re.match(r"([a-z][a-z0-9]*)://.", url)
        if not scheme or scheme[1] not in _SCHEMES:
            raise StoreError(
                f"{url[:200]!r} is not the address of a store", advice="write s3://bucket/folder or file:///folder"
            )
        more: dict[str, Any] = {}
        if scheme[1] == "file":
            more = {"mkdir": True, "automatic_cleanup": True}
        elif scheme[1] != "memory":
            retry = {"max_retries": _RETRIES, "retry_timeout": timedelta(seconds=60)}
            plain = os.environ.get("AWS_ALLOW_HTTP", "").lower() in {"1", "true", "yes"}
            how = {"connect_timeout": "10s", "timeout": "120s", "allow_http": plain}
            more = {"retry_config": retry, "client_options": how}
        with self._speaking():
            self._store = obstore.store.from_url(url, **more)

    def put(self, name: str, data: bytes | Path) -> bool:
        """Write an object unless it is there; whether it was not."""
        if isinstance(data, Path) and data.stat().st_size > _WHOLE:
            if self.head(name):
                return False
            with self._speaking():
                self._do.put(self._store, name, data)
            return True
        try:
            with self._speaking():
                self._do.put(self._store, name, data, mode="create")
        except FileExistsError:
            return False
        return True

    def write(self, name: str, data: bytes) -> None:
        """Write an object, whatever is there."""
        with self._speaking():
            self._do.put(self._store, name, data)

    def get(self, name: str) -> bytes | None:
        """An object's bytes."""
        try:
            with self._speaking():
                return bytes(self._do.get(self._store, name).bytes())
        except FileNotFoundError:
            return None

    def stream(self, name: str) -> Iterator[bytes]:
        """An object's bytes, piece by piece. Raises FileNotFoundError."""
        with self._speaking():
            for piece in self._do.get(self._store, name).stream(min_chunk_size=1 << 20):
                yield bytes(piece)

    def head(self, name: str) -> Found | None:
        """What is known of an object."""
        try:
            with self._speaking():
                found = self._do.head(self._store, name)
        except FileNotFoundError:
            return None
        return Found(found["path"], found["size"], found["last_modified"].timestamp())

    def all(self, folder: str) -> Iterator[Found]:
        """Everything in a folder."""
        with self._speaking():
            for chunk in self._do.list(self._store, folder, chunk_size=1000):
                for found in chunk:
                    yield Found(found["path"], found["size"], found["last_modified"].timestamp())

    def remove(self, name: str) -> None:
        """Throw an object away."""
        try:
            with self._speaking():
                self._do.delete(self._store, name)
        except FileNotFoundError:
            return

    def rename(self, name: str, to: str) -> None:
        """Give an object another name."""
        try:
            with self._speaking():
                self._do.rename(self._store, name, to)
        except FileNotFoundError:
            return

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        """Say in a sentence what cannot be done."""
        try:
            yield
        except FileNotFoundError:
            raise
        except (self._do.exceptions.BaseError, OSError, ValueError) as refused:
            kind = type(refused).__name__
            if kind == "AlreadyExistsError":
                raise FileExistsError from refused
            why = re.sub(r"\s+", " ", str(refused).partition("\n\nDebug source:")[0]).strip()[:300]
            advice = _ADVICE.get(kind, "check the address, the keys and the network")
            raise StoreError(f"{self.url} refuses: {why}", advice=advice) from refused

"""The shelf: what was made of the same things before is taken from it, and else made and put there.

An action is known by its kind and by the digest of all that goes into it; what came of it lies in the store as blobs.
What was read once is kept at hand while the process lives.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from ciotat.core.digest import digest
from ciotat.work.store import AnyStore

__all__ = ["Shelf"]

T = TypeVar("T")


class Shelf:
    """Blobs by action, over a store."""

    def __init__(self, store: AnyStore) -> None:
        self.store = store
        self.made = 0
        self._outputs: dict[str, Mapping[str, str]] = {}
        self._near: dict[str, Any] = {}
        self._wanted: set[str] = set()

    def find(self, kind: str, inputs: Any) -> Mapping[str, str] | None:
        """The blobs of an action by name, if it was done and all of them are there."""
        action = digest([kind, inputs])
        if (known := self._outputs.get(action)) is not None:
            return known
        found = self.store.result(action)
        if found is not None:
            self._outputs[action] = found.outputs
        return found.outputs if found else None

    def find_all(self, kind: str, many: Sequence[Any]) -> list[Mapping[str, str] | None]:
        """What `find` gives for each of many inputs, at once."""
        actions = [digest([kind, inputs]) for inputs in many]
        found = self.store.results([action for action in actions if action not in self._outputs])
        self._outputs.update({action: result.outputs for action, result in found.items()})
        return [self._outputs.get(action) for action in actions]

    def put(self, kind: str, inputs: Any, blobs: Mapping[str, bytes]) -> Mapping[str, str]:
        """Keep what an action made."""
        return self.note(kind, inputs, {name: self.store.blobs.put(data) for name, data in blobs.items()})

    def note(self, kind: str, inputs: Any, outputs: Mapping[str, str]) -> Mapping[str, str]:
        """Keep which blobs, all of them in the store, an action made."""
        action = digest([kind, inputs])
        self.store.record(action, kind, outputs)
        self._outputs[action] = outputs
        self.made += 1
        return outputs

    def once(self, kind: str, inputs: Any, make: Callable[[], Mapping[str, bytes]]) -> Mapping[str, str]:
        """The blobs of an action, done now if it was not done before."""
        found = self.find(kind, inputs)
        return found if found is not None else self.put(kind, inputs, make())

    def read(self, blob: str, read: Callable[[bytes], T]) -> T:
        """What a blob of the shelf holds, read once."""
        self._wanted.add(blob)
        near = self._near
        if blob not in near:
            near[blob] = read(self.store.blobs.get(blob) or b"")
        value: T = near[blob]
        return value

    def hand(self, blob: str, value: Any) -> None:
        """Keep at hand what was just written as `blob`."""
        self._wanted.add(blob)
        self._near[blob] = value

    def rest(self) -> None:
        """Let go of what is at hand and was not wanted since the last rest."""
        self._near = {blob: value for blob, value in list(self._near.items()) if blob in self._wanted}
        self._wanted = set()

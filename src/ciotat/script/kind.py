"""The types of elements by what is done with them: who reads, prints or counts asks for the same ones."""

from collections.abc import Set
from typing import Final

from ciotat.script.screenplay import ElementType

__all__ = ["SAID", "SHOWN", "SPEECH", "SPOKEN", "STORY", "UNPRINTED"]

SPOKEN: Final[Set[ElementType]] = frozenset({"dialogue", "lyric"})
"""What is heard."""
SAID: Final[Set[ElementType]] = SPOKEN | {"parenthetical"}
"""What stands under a cue."""
SPEECH: Final[Set[ElementType]] = SAID | {"cue"}
"""What makes a speech."""
SHOWN: Final[Set[ElementType]] = frozenset({"action", "sound", "camera"})
"""What is told of what is seen and heard, without words that are read or spoken."""
STORY: Final[Set[ElementType]] = SPEECH | SHOWN | {"centred", "card"}
"""What can be filmed."""
UNPRINTED: Final[Set[ElementType]] = frozenset({"synopsis", "note", "boneyard"})
"""What is the writer's own and no page shows."""

"""What is said in one breath: a cue and every line under it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ciotat.script.kind import SPOKEN
from ciotat.script.screenplay import Element, Screenplay, Voice
from ciotat.script.voice import is_narrator, split_names

__all__ = ["Speech", "characters_in", "speeches", "words_in"]

_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+(?:['’-][^\W_]+)*"
)


@dataclass(frozen=True)
class Speech:
    """Who says something in which scene, and the elements that are said."""

    names: tuple[str, ...]
    scene: str
    voice: Voice
    lines: tuple[Element, ...]

    @property
    def text(self) -> str:
        """All that is said."""
        return "\n".join(line.text for line in self.lines)


def speeches(screenplay: Screenplay) -> Iterator[Speech]:
    """Every speech in order. A cue of several people who have cues of their own is theirs together; a voice that
    nobody has (a narrator) speaks under its own name."""
    alone = {e.name for scene in screenplay.scenes for e in scene.elements if e.type == "cue"}
    for scene in screenplay.scenes:
        lines: list[Element] = []
        for element in (*scene.elements, None):
            if element is not None and element.type in SPOKEN:
                lines.append(element)
            elif lines and (element is None or element.type not in ("parenthetical", "note", "boneyard")):
                yield Speech(_names(lines[0].name, alone), scene.id, lines[0].voice, tuple(lines))
                lines = []


def _names(name: str, alone: set[str]) -> tuple[str, ...]:
    several = () if is_narrator(name) else split_names(name)
    together = len(several) > 1 and ("、" in name or all(part in alone for part in several))
    return several if together else (name,)


def words_in(text: str) -> int:
    """How many words `text` has; each Han character is one.

    >>> words_in("Don’t go, 李雷!")
    4
    """
    return len(_WORD.findall(text))


def characters_in(text: str) -> int:
    """How many characters `text` has, without blanks."""
    return len("".join(text.split()))

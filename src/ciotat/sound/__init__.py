"""A Plan becomes sound: spoken lines with their mouth shapes, then one soundtrack in four stems."""

from ciotat.sound.mix import TARGET, loaded, mixed, record
from ciotat.sound.speech import VOICES, Booth, Line, lines, say, speak
from ciotat.sound.stems import RATE, Phone, Spoken, StemFiles, Stems
from ciotat.sound.strips import draw
from ciotat.sound.voice import voices_of

__all__ = [
    "RATE", "TARGET", "VOICES", "Booth", "Line", "Phone", "Spoken", "StemFiles", "Stems", "draw", "lines", "loaded",
    "mixed", "record", "say", "speak", "voices_of",
]  # fmt: skip

"""A Plan becomes sound: spoken lines with their mouth shapes, then one soundtrack in four stems."""

from ciotat.sound.mix import TARGET, Desk, level_of, loaded, music_gain, record, whole_gain
from ciotat.sound.piece import LAG, LEAD, Piece, pieces
from ciotat.sound.speech import VOICES, Booth, Line, lines, say, speak
from ciotat.sound.stems import RATE, Phone, Spoken, StemFiles, Stems
from ciotat.sound.strips import NAMES, Strip, draw
from ciotat.sound.voice import voices_of

__all__ = [
    "LAG", "LEAD", "NAMES", "RATE", "TARGET", "VOICES", "Booth", "Desk", "Line", "Phone", "Piece", "Spoken", "StemFiles", "Stems",
    "Strip", "draw", "level_of", "lines", "loaded", "music_gain", "pieces", "record", "say", "speak", "voices_of",
    "whole_gain",
]  # fmt: skip

"""A Plan becomes sound: spoken lines with their mouth shapes, then one soundtrack in four stems."""

from ciotat.sound.ambience import Turn
from ciotat.sound.levelling import TARGET, masters, music_gain, shares, whole_gain
from ciotat.sound.mix import Desk, level_of, loaded, record
from ciotat.sound.piece import LAG, LEAD, Laid, Piece, pieces
from ciotat.sound.speech import VOICES, Booth, Line, lines, say, speak
from ciotat.sound.stems import RATE, Phone, Spoken, StemFiles, Stems
from ciotat.sound.strips import NAMES, Strip, draw
from ciotat.sound.voice import voices_of

__all__ = [
    "LAG", "LEAD", "NAMES", "RATE", "TARGET", "VOICES", "Booth", "Desk", "Laid", "Line", "Phone", "Piece", "Spoken", "StemFiles", "Stems",
    "Strip", "Turn", "draw", "level_of", "lines", "loaded", "masters", "music_gain", "pieces", "record", "say", "shares", "speak",
    "voices_of", "whole_gain",
]  # fmt: skip

"""A Plan becomes sound: spoken lines with their mouth shapes, then one soundtrack in four stems."""

from ciotat.sound.mix import TARGET, loaded, record
from ciotat.sound.speech import VOICES, speak
from ciotat.sound.stems import RATE, Phone, Spoken, StemFiles, Stems

__all__ = ["RATE", "TARGET", "VOICES", "Phone", "Spoken", "StemFiles", "Stems", "loaded", "record", "speak"]

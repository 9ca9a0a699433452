"""A Plan becomes sound: spoken lines with their mouth shapes, then one soundtrack in four stems."""

from ciotat.sound.speech import VOICES, speak
from ciotat.sound.stems import RATE, Phone, Spoken, Stems

__all__ = ["RATE", "VOICES", "Phone", "Spoken", "Stems", "speak"]

"""The voice that says nothing: plausible lengths and mouth shapes for silent rehearsals and fast tests."""

import re

import numpy as np

from ciotat.sound.prosody import Delivery
from ciotat.sound.stems import RATE
from ciotat.sound.voice import Utterance, Voice

__all__ = ["Silence"]

_PAUSE = ",.;:!?…，。；：！？、—"
_VOWEL = {"a": "æ", "e": "ɛ", "i": "ɪ", "o": "ɔ", "u": "ʊ", "y": "i"}
_CONSONANT = {"c": "k", "q": "k", "j": "dʒ", "r": "ɹ", "x": "k"}
_INITIALS, _FINALS = "ptkmnlfsʂhwj", ("a", "o", "ə", "i", "u", "au", "ei", "ia", "uo")
_VOWEL_TIME, _CONSONANT_TIME, _HAN_TIME, _PAUSE_TIME = 0.115, 0.052, 0.205, 0.24


class Silence:
    """Needs no package and no process."""

    def say(self, text: str, language: str, voice: Voice, delivery: Delivery, seed: int) -> Utterance:
        phones, now = [], 0.0
        for ipa, length in _sounds(text):
            phones.append((round(now * RATE), ipa))
            now += length / (voice.pace * delivery.pace)
        return Utterance(np.zeros(max(1, round(now * RATE)), np.float32), RATE, tuple(phones))

    def close(self) -> None:
        pass


def _sounds(text: str) -> list[tuple[str, float]]:
    """The sounds a reader would guess from the letters, each with its length in seconds."""
    found: list[tuple[str, float]] = []
    for letter in re.sub(r"e\b", "", text.lower()):
        if letter in _VOWEL:
            found.append(("ˈ" + _VOWEL[letter], _VOWEL_TIME))
        elif letter.isascii() and letter.isalpha():
            found.append((_CONSONANT.get(letter, letter), _CONSONANT_TIME))
        elif letter.isalnum():
            found.append((_INITIALS[ord(letter) % len(_INITIALS)], 0.3 * _HAN_TIME))
            found.append(("ˈ" + _FINALS[ord(letter) % len(_FINALS)], 0.7 * _HAN_TIME))
        elif letter in _PAUSE and found:
            found.append(("", _PAUSE_TIME))
    while found and not found[-1][0]:
        found.pop()
    return found

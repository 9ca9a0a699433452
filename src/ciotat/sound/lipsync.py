"""Lip sync: the sounds of the International Phonetic Alphabet become fifteen mouth shapes with exact starts."""

from collections.abc import Iterable
from fractions import Fraction

from ciotat.core.time import Seconds
from ciotat.sound.stems import Phone

__all__ = ["mouth", "shapes"]

# The fifteen shapes in common use for avatars, and the IPA letters that are seen as each.
_LETTERS = {
    "PP": "pbmɓʙ",
    "FF": "fvɱʋ",
    "TH": "θð",
    "DD": "tdʈɖɾⱱ",
    "kk": "kɡgŋxɣhχɦʔqɕç",
    "CH": "ʃʒʂʐ",
    "SS": "szɬ",
    "nn": "nlɲɳɫʎɭ",
    "RR": "rɹɻʀɚɝ",
    "aa": "aɑɐæʌ",
    "E": "eɛəɜɘɤ",
    "I": "iɪjɨyʏ",
    "O": "oɔɒøœ",
    "U": "uʊwɯɥʉ",
}
_SHAPE = {letter: shape for shape, letters in _LETTERS.items() for letter in letters}
_WHOLE = {"ts.": "CH", "dz.": "CH", "ts.h": "CH", "s.": "CH", "z.": "RR", "tɕ": "CH", "tɕh": "CH", "ɕ": "CH"}
_WHOLE |= {"tʃ": "CH", "dʒ": "CH", "ts": "SS", "tsh": "SS", "dz": "SS", "ər": "RR", "i.": "RR", "i̪": "SS"}
_VOWELS = frozenset(("aa", "E", "I", "O", "U", "RR"))
_STRONG, _WEAK = 1.0, 0.72


def mouth(ipa: str) -> tuple[tuple[str, float], ...]:
    """The mouth shapes of one IPA phone and how far each opens, in order; a diphthong has two.

    >>> mouth("ˈaɪ"), mouth("")
    ((('aa', 1.0), ('I', 1.0)), (('sil', 0.0),))
    """
    weight = _STRONG if ipa[:1] in ("ˈ", "ˌ") else _WEAK
    sound = ipa.strip("ˈˌː˥˦˧˨˩0123456789")
    if sound in _WHOLE:
        return ((_WHOLE[sound], weight),)
    found: list[tuple[str, float]] = []
    for letter in sound:
        shape = _SHAPE.get(letter, "")
        if shape and (not found or found[-1][0] != shape) and (not found or found[-1][0] in _VOWELS):
            found.append((shape, weight))
    if found and found[0][0] not in _VOWELS:
        found = found[:1]
    return tuple(found) or (("sil", 0.0),)


def shapes(phones: Iterable[tuple[Seconds, str]], end: Seconds) -> tuple[Phone, ...]:
    """The mouth over a line: phones as (start, IPA) in order become shapes; the last is ``sil`` at or before `end`."""
    heard = [(start, ipa) for start, ipa in phones if start < end]
    track: list[Phone] = []
    for at, (start, ipa) in enumerate(heard):
        until = heard[at + 1][0] if at + 1 < len(heard) else end
        parts = mouth(ipa)
        for index, (shape, weight) in enumerate(parts):
            begin = start + (until - start) * Fraction(index, len(parts))
            if track and (track[-1].viseme == shape):
                continue
            if track and track[-1].start == begin:
                track.pop()
            track.append(Phone(begin, shape, weight))
    if not track or track[-1].viseme != "sil":
        track.append(Phone(end, "sil", 0.0))
    return tuple(track)

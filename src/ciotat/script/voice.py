"""Where a voice comes from, read from the mark beside a name; and names that are no one person."""

import re
from functools import lru_cache

from ciotat.script.screenplay import Voice

__all__ = ["is_crowd", "is_narrator", "split_names", "voice_of"]

_MARKS: tuple[tuple[Voice, re.Pattern[str]], ...] = (
    ("onscreen", re.compile(r"\binto\b|对着|對著", re.I)),
    (
        "device",
        re.compile(
            r"\b(on|over|through|via|from)\b.*\b(phone|radio|tv|television|speaker|intercom|computer|video|screen|tape|p\.?a)"
            r"|^(phone|radio|filtered|tv|voicemail|recording|recorded|walkie|intercom)\b"
            r"|电话|電話|对讲机|對講機|广播|廣播|录音|錄音|收音机|收音機|电视|電視|手机|手機",
            re.I,
        ),
    ),
    ("inner", re.compile(r"\b(thought|thoughts|thinking|inner|internal)\b|内心|內心|心声|心聲|独白|獨白", re.I)),
    (
        "narration",
        re.compile(r"(?<![a-z])v\.? ?o\.?(?![a-z])|\bvoice[- ]?over\b|\bnarrat|旁白|(?<![a-z])ov(?![a-z])", re.I),
    ),
    ("offscreen", re.compile(r"(?<![a-z])o\.? ?[sc]\.?(?![a-z])|\boff\b|\boff[- ]?(screen|camera)\b|画外|畫外", re.I)),
)
_NARRATOR = re.compile(
    r"(the )?(narrator|narration|voice[- ]?over|v\.?o\.?|o\.?[sv]\.?)|旁白|画外音|畫外音|画外|畫外|解说|解說|"
    r"独白|獨白|内心|字幕",
    re.I,
)
_CROWD = re.compile(
    r"(all|both|everyone|everybody|crowd|together|others|the others|chorus)( of them)?"
    r"|(a )?(crowd|group) of .*|various .*|several .*|(the )?(villagers|passengers|guests|soldiers|people|children)"
    r"|众人|眾人|大家|所有人|群演|群众|群眾|齐声|齊聲|.*若干|几[个名位].*|幾[個名位].*|.*们|.*們|.*等人?|路人.?|众.+|眾.+",
    re.I,
)
_BETWEEN = re.compile(r"\s*[、，,；;/／&＆+＋]\s*|\s+(?:and|AND)\s+|(?<=[\u4e00-\u9fff])[和与與](?=[\u4e00-\u9fff]{2})")
_HAN_SPACE = re.compile(r"(?<=[\u3400-\u9fff)）])[\s\u3000]+(?=[\u3400-\u9fff])")


@lru_cache(1024)
def voice_of(extension: str, name: str = "") -> Voice:
    """The voice an extension as written means: ``V.O.`` narration, ``电话`` device; else onscreen."""
    if extension:
        for voice, pattern in _MARKS:
            if pattern.search(extension[:60]):
                return voice
    return "narration" if name and is_narrator(name) else "onscreen"


@lru_cache(1024)
def is_narrator(name: str) -> bool:
    """Whether a name stands for a voice that nobody on screen has."""
    return _NARRATOR.fullmatch(name) is not None


def is_crowd(name: str) -> bool:
    """Whether a name stands for people rather than for one person: ``ALL``, ``众人``, ``村民若干``."""
    return _CROWD.fullmatch(name) is not None


@lru_cache(1024)
def split_names(names: str) -> tuple[str, ...]:
    """The names in a list such as ``李雷、韩梅梅`` or ``ANNA & BOB``, in order."""
    parts = [part for item in _BETWEEN.split(" ".join(names.split())) for part in _HAN_SPACE.split(item)]
    return tuple(part.strip() for part in parts if part.strip(" 。.．"))

"""A cast as people want it: what stands in ``cast/<name>.toml`` wins over what the script says of someone."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ciotat.core.errors import FilmError
from ciotat.core.knob import Knob, checked, nearest
from ciotat.direction.plan import Character, Plan
from ciotat.script.screenplay import Remark

__all__ = ["KNOBS", "LOOK", "recast"]

KNOBS = {
    "sex": Knob("word", words=("female", "male")),
    "age": Knob("whole", 1, 110),
    "height": Knob("whole", 40, 250),
}
"""The knobs of a character: sex and age (the voice follows them), height in cm."""
_WORDS = Knob("text", high=80, example='"red wool coat"')
LOOK = dict.fromkeys(
    ("top", "bottom", "dress", "coat", "hat", "scarf", "gloves", "shoes", "hair", "hair_color", "beard", "beard_color",
     "glasses", "skin", "build", "profession", "era", "fur", "color", "paint"), _WORDS,
)  # fmt: skip
"""What plain words can say of a look, by topic; an empty text takes away what the script says."""
_INSTEAD = {"dress": ("top", "bottom"), "top": ("dress",), "bottom": ("dress",)}


def recast(plan: Plan, cast: Mapping[str, Mapping[str, Any]], files: Mapping[str, str] | None = None) -> Plan:
    """`plan` with what is asked of its characters by name (the tables of ``cast/<name>.toml`` as they stand; `files`
    says which file each stands in). To be done before the voices are heard, since they follow age and sex. Remarks tell
    of characters that are gone.

    Raises FilmError naming the file, the key, the value and its limits.
    """
    remarks: list[Remark] = []
    known = {character.id.casefold(): character.id for character in plan.characters}
    changed: dict[str, Character] = {}
    for name, values in cast.items():
        file = (files or {}).get(name, f"cast/{name}.toml")
        asked, look, odd = _read(values, file)
        for key in odd:
            advice = nearest(key.removeprefix("look."), LOOK if key.startswith("look.") else (*KNOBS, "look"))
            _remark(remarks, plan, "knob-unknown", file, f"{key} is not known; {advice}", f"不认识 {key}；{advice}")
        if id := known.get(name.strip().casefold()):
            changed[id] = _as_asked(plan.character(id), asked, look)
        else:
            english = f"nobody in the script is called {name}; what was asked is kept"
            _remark(remarks, plan, "character-gone", file, english, f"剧本里没有 {name}；对其要求仍保留着")
    characters = tuple(changed.get(c.id, c) for c in plan.characters)
    return replace(plan, characters=characters, remarks=(*plan.remarks, *remarks)) if cast else plan


def _read(values: Mapping[str, Any], file: str) -> tuple[dict[str, Any], dict[str, str], list[str]]:
    look = values.get("look", {})
    if not isinstance(look, Mapping):
        raise FilmError("look is not a table", file=file, advice='write [look] and under it coat = "red wool coat"')
    odd = [key for key in values if key not in KNOBS and key != "look"] + [f"look.{k}" for k in look if k not in LOOK]
    return checked(KNOBS, values, file), checked(LOOK, look, file, "look."), odd


def _as_asked(character: Character, asked: dict[str, Any], look: dict[str, str]) -> Character:
    gone = {other for topic, words in look.items() if words for other in _INSTEAD.get(topic, ())} - set(look)
    kept = {topic: words for topic, words in character.look.items() if topic not in gone}
    worn = {topic: words for topic, words in {**kept, **look}.items() if words.strip()}
    return replace(character, **asked, look=worn)


def _remark(remarks: list[Remark], plan: Plan, about: str, file: str, english: str, chinese: str) -> None:
    text = chinese if plan.language == "zh" else english
    remarks.append(Remark("note", f"{file}: {text}", about=about))

"""Where and when a scene plays: any place word is mapped onto the nearest set that can be built."""

import re
from dataclasses import replace
from typing import Literal

from ciotat.direction.lexicon import places
from ciotat.direction.plan import Setting
from ciotat.script.screenplay import Remark, Scene, Screenplay

__all__ = ["Era", "action_text", "era_of", "setting_of"]

Era = Literal["modern", "1900", "ancient"]
_RELATION = re.compile(r"\s+(?:of|in|at|near|by|on|outside|behind|beside|from)\s+", re.IGNORECASE)
_OUTSIDE = {
    "train-car": "field", "void": "void", "palace": "courtyard", "shrine": "courtyard", "spaceship": "space", "cave": "hill",
    "hut": "village", "old-shop": "street", "church": "square", "theatre": "square", "lobby": "square", "cell": "courtyard",
    "ship-cabin": "deck", "classroom": "pitch", "gym": "pitch",
}  # fmt: skip
_HOMES = re.compile(
    r"\b(?:house|home|mansion|villa|cottage|farm ?house|farm|manor|cabin|ranch|bungalow|lodge|chateau|estate|vicarage)\b"
    r"|别墅|农舍|老宅|木屋",
    re.IGNORECASE,
)
"""Places whose outside is a garden rather than a street."""
_FLIGHTS = re.compile(r"\bair(?:port|strip)\b|机场|航站楼", re.IGNORECASE)
_GENERAL = frozenset({"lobby", "corridor"})
"""What a hall is of says more: 茶馆大堂 is a tea house."""
_OPEN_INSIDE = frozenset({"platform", "void", "courtyard", "trench", "pavilion", "market"})
_FACE = re.compile(r"[脸面神][色情目上]?[^，。]{0,2}$|\b(?:face|eyes|look|brow)\W+\w*\W*$", re.IGNORECASE)
"""What stands before a word for weather that is said of a face: 面色阴沉."""
_SEVERITY = ("storm", "snow", "rain", "fog", "overcast")
_MODERN = re.compile(
    r"\b(?:phone|smartphone|computer|laptop|internet|tv|television|robot|spaceship|airport|email|taxi|neon)\b"
    r"|手机|电脑|外卖|地铁|高铁|电视|网络|飞船|机场|微信|出租车",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(1[0-9]{3}|20[0-9]{2})\b|(1[0-9]{3}|20[0-9]{2})年")


def action_text(scene: Scene) -> str:
    """Everything the scene shows, without what is said."""
    return "\n".join(e.text for e in scene.elements if e.type in ("action", "sound", "camera"))


def era_of(screenplay: Screenplay) -> Era:
    """The age the film plays in: a year decides, else the words of its headings and actions."""
    shown = "\n".join(f"{scene.heading}\n{action_text(scene)}" for scene in screenplay.scenes)
    cards = "\n".join(e.text for s in screenplay.scenes for e in s.elements if e.type in ("card", "centred"))
    if year := _YEAR.search(f"{shown}\n{cards}"):
        number = int(year.group(1) or year.group(2))
        return "modern" if number >= 1946 else "1900" if number >= 1840 else "ancient"
    hits = [hit.value for hit in places.ERAS.find(f"{screenplay.title}\n{shown}")]
    scores = {"ancient": hits.count("ancient") - 1, "1900": hits.count("1900") - 0.5}
    scores["modern"] = 2 * len(_MODERN.findall(shown))
    best = max(scores, key=lambda era: scores[era])
    return "modern" if scores[best] <= 0 or best == "modern" else "ancient" if best == "ancient" else "1900"


def setting_of(scene: Scene, era: Era, before: Setting | None, shown: str) -> tuple[Setting, list[Remark]]:
    """The setting of a scene, and a note where its set is a guess; `shown` is what it shows, without the names."""
    inside = scene.inside in ("inside", "both")
    kind, remark = _kind(scene, shown)
    if kind == "void" and remark is not None and before is not None and not scene.inside and not scene.hour:
        return replace(before, weather=_weather(f"{scene.heading}\n{shown}", before.weather)), []  # type: ignore[arg-type]
    if scene.inside == "":
        inside = kind in places.INDOOR
    elif scene.inside == "outside" and kind in places.INDOOR:
        name = scene.place or scene.heading
        kind = (
            "garden" if _HOMES.search(name) else "airfield" if _FLIGHTS.search(name) else _OUTSIDE.get(kind, "street")
        )
    elif inside and kind not in places.INDOOR and kind not in _OPEN_INSIDE:
        kind, remark = "room", _guess((scene.place or scene.heading).strip().lower(), "room", scene)
    hour = _hour(scene, before, shown)
    whole = f"{scene.heading}\n{scene.place}\n{shown}"
    weather = _weather(whole)
    season = places.SEASONS.first(whole) or ("winter" if weather == "snow" else "summer")
    found = sorted({hit.value for hit in places.FEATURES.find(whole)} | ({"snow"} if kind == "snowfield" else set()))
    made = Setting(
        kind=kind,
        name=scene.place or scene.heading or "somewhere",
        inside=inside,
        hour=hour,  # type: ignore[arg-type]
        weather="snow" if kind == "snowfield" and weather == "clear" else weather,  # type: ignore[arg-type]
        season="winter" if kind == "snowfield" else season,  # type: ignore[arg-type]
        era=era,
        features=tuple(found),
    )
    return made, [remark] if remark else []


def _kind(scene: Scene, shown: str) -> tuple[str, Remark | None]:
    name = scene.place or scene.heading
    for text in (_RELATION.split(name, maxsplit=1)[0], name):
        known, near = places.KNOWN.find(text), places.NEAREST.find(text)
        if known and (not near or known[-1].end >= near[-1].end):
            own = [hit.value for hit in known if hit.value not in _GENERAL]
            if scene.inside == "inside":  # the bridge of a starship is none that one walks over
                own = [kind for kind in own if kind in places.INDOOR or kind in _OPEN_INSIDE] or own
            return (own or [known[-1].value])[-1], None
        if near:
            word = text[near[-1].start : near[-1].end].lower()
            return near[-1].value, _guess(word, near[-1].value, scene)
    here = sorted(places.KNOWN.find(shown) + places.NEAREST.find(shown), key=lambda hit: hit.start)
    if here and not name.strip():
        return here[0].value, None
    kind = {"outside": "field", "inside": "room", "both": "room"}.get(scene.inside, "void")
    return kind, _guess(name.strip().lower(), kind, scene) if name.strip() else None


def _guess(word: str, kind: str, scene: Scene) -> Remark:
    return Remark("note", f"{word!r} is not a set I know; built as {kind}", scene.origin)


def _hour(scene: Scene, before: Setting | None, shown: str) -> str:
    if said := places.HOURS.first(scene.hour) or places.HOURS.first(" ".join(scene.modifiers)):
        return said
    if scene.hour and before:
        return before.hour
    named = [hit.value for hit in places.HOURS.find(f"{scene.heading}\n{shown}") if hit.value != "day"]
    return named[0] if named else "day"


def _weather(text: str, otherwise: str = "clear") -> str:
    hits = places.WEATHERS.find(text)
    found = {hit.value for hit in hits if not _FACE.search(text[max(0, hit.start - 6) : hit.start])}
    return next((kind for kind in _SEVERITY if kind in found), otherwise)

"""The plan: every choice of the director, and no picture yet. Times in a scene count from the scene's start."""

from collections.abc import Mapping
from typing import Literal

from ciotat.core.origin import Origin
from ciotat.core.record import record
from ciotat.core.space import Point
from ciotat.core.time import Rate, Seconds, Span
from ciotat.script.screenplay import Remark, Voice

__all__ = [
    "Angle",
    "Beat",
    "Camera",
    "Character",
    "Emotion",
    "Gaze",
    "Light",
    "Move",
    "Plan",
    "Prop",
    "Role",
    "ScenePlan",
    "Setting",
    "Shot",
    "Size",
]

Size = Literal["EWS", "WS", "FS", "MFS", "MS", "MCU", "CU", "ECU"]
Angle = Literal["eye", "high", "low", "overhead", "dutch"]
Camera = Literal["locked", "pan", "push", "pull", "track", "handheld"]
Role = Literal[
    "card", "establishing", "master", "two-shot", "over-shoulder", "single", "close-up", "reaction", "insert"
]


@record("emotion", 1)
class Emotion:
    """What is felt: valence and arousal in [-1, 1]; `label` names it: neutral joy sad anger fear surprise disgust
    tender."""

    valence: float
    arousal: float
    label: str


@record("character", 1)
class Character:
    """Who or what acts: a person, an animal, a vehicle. `id` is the name in the script, so that it survives edits.

    `species` is ``human``, ``wolf``, ``dog``, ``horse``, ``train``, ``car``, ...; `look` holds what the script says
    of hair, skin, clothes, build as plain words by topic (``{"hair": "long grey", "top": "red coat", "era": "1895"}``),
    `height` is in centimetres when the script gives it. `crowd` people have no lines.
    """

    id: str
    name: str
    species: str
    sex: Literal["female", "male"]
    age: int
    look: Mapping[str, str]
    language: str
    height: int | None = None
    crowd: bool = False


@record("setting", 1)
class Setting:
    """Where and when: `kind` names the set that is built (room street platform forest meadow train-car station ...),
    `name` is the place as the script calls it (the same name is the same set, wherever it returns)."""

    kind: str
    name: str
    inside: bool
    hour: Literal["dawn", "day", "dusk", "night"]
    weather: Literal["clear", "overcast", "rain", "snow", "fog", "storm"]
    season: Literal["summer", "autumn", "winter"]
    era: Literal["modern", "1900", "ancient"]
    features: tuple[str, ...] = ()


@record("prop", 1)
class Prop:
    """A thing in the scene: on the floor at `position`, turned by `yaw` degrees, or in the hand of `holder`;
    it is there for `span` of the scene, or always (None)."""

    id: str
    name: str
    position: Point
    yaw: float = 0.0
    holder: str = ""
    span: Span | None = None


@record("move", 1)
class Move:
    """What a body does for a span. Verbs: stand walk run sit rise lie kneel fall turn talk point reach give take wave
    shiver embrace push nod shake-head bow look-around cower strike; animals and vehicles: stand walk trot run howl
    snarl sit lie arrive depart pass. Positions in metres, `yaw` in degrees (0 faces the audience) at the move's end."""

    who: str
    verb: str
    span: Span
    start: Point
    end: Point
    yaw: float
    target: str = ""
    manner: str = ""


@record("gaze", 1)
class Gaze:
    """Where someone looks: the id of a character or prop, or ``down up away left right audience``."""

    who: str
    span: Span
    target: str


@record("beat", 1)
class Beat:
    """The smallest piece of story: someone does or says one thing, or nobody does (a silence).

    For ``line`` beats `text` is the spoken text, byte for byte; `parenthetical` is how; `element` is the id of the
    script element it came from (beats cut from one action paragraph share it).
    """

    id: str
    element: str
    origin: Origin
    type: Literal["line", "action", "silence", "card", "sound"]
    actor: str
    text: str
    verb: str
    target: str
    emotion: Emotion
    span: Span
    voice: Voice = "onscreen"
    parenthetical: str = ""
    language: str = "en"


@record("light", 1)
class Light:
    """What the light should do: `key` side seen from the camera, `ratio` of key to fill, `warmth` in [-1 cold, 1 warm],
    `level` in [0 dark, 1 bright], `source` that motivates it (sun sky window lamp fire moon headlight). `ambient` scales
    the light of the place itself (its lamps, its sky), `stops` are added to the exposure: both for those who ask."""

    key: Literal["left", "right"]
    ratio: float
    warmth: float
    level: float
    source: str
    ambient: float = 1.0
    stops: float = 0.0


@record("shot", 1)
class Shot:
    """One run of one camera. `subjects` lists who is framed, the most important first (for an over-shoulder the one
    looked at first, the shoulder second); `lens` in mm on full frame; `amount` in [0, 1] scales the camera move. `seed`
    names another chance than the shot's own, `acting` another for its performers alone; `feeling` in [0, 2] scales what
    is felt in it."""

    id: str
    role: Role
    beats: tuple[str, ...]
    subjects: tuple[str, ...]
    size: Size
    angle: Angle
    lens: float
    camera: Camera
    amount: float
    span: Span
    light: Light
    reasons: tuple[str, ...]
    elements: tuple[str, ...] = ()
    origin: Origin = Origin(1)
    text: str = ""
    fade_in: Seconds = Seconds(0)
    fade_out: Seconds = Seconds(0)
    seed: str = ""
    acting: str = ""
    feeling: float = 1.0

    @property
    def dice(self) -> str:
        """What the chance that belongs to the shot is named by."""
        return f"{self.id}.{self.seed}" if self.seed else self.id


@record("scene-plan", 1)
class ScenePlan:
    """One scene as it will be shot. `cast` holds character ids; beats and shots are in the order of time. `score` names
    another music than the scene's own."""

    id: str
    number: str
    heading: str
    setting: Setting
    mood: Emotion
    cast: tuple[str, ...]
    props: tuple[Prop, ...]
    beats: tuple[Beat, ...]
    moves: tuple[Move, ...]
    gazes: tuple[Gaze, ...]
    shots: tuple[Shot, ...]
    length: Seconds
    score: str = ""

    @property
    def tune(self) -> str:
        """What the chance that belongs to its music is named by."""
        return f"{self.id}.{self.score}" if self.score else self.id

    def beat(self, id: str) -> Beat:
        return next(beat for beat in self.beats if beat.id == id)


@record("plan", 1)
class Plan:
    """The whole film, planned."""

    title: str
    author: str
    language: str
    style: str
    rate: Rate
    characters: tuple[Character, ...]
    scenes: tuple[ScenePlan, ...]
    remarks: tuple[Remark, ...] = ()

    def character(self, id: str) -> Character:
        return next(character for character in self.characters if character.id == id)

    @property
    def length(self) -> Seconds:
        return sum((scene.length for scene in self.scenes), Seconds(0))

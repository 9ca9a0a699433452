"""The stage: the full description of one shot over time, data only. Times count from the start of the shot.

It is what a renderer's recipe hashes, so it holds everything that shapes the picture and nothing else.
"""

from ciotat.core.record import record
from ciotat.core.space import Point
from ciotat.core.time import Seconds
from ciotat.direction.plan import Character, Emotion, Gaze, Move, Prop, Setting

__all__ = ["CameraKey", "Feeling", "LampSpec", "Mouth", "Performer", "Stage"]


@record("mouth", 1)
class Mouth:
    """The mouth takes shape `viseme` (sil PP FF TH DD kk CH SS nn RR aa E I O U) from `start`, `weight` in [0, 1]."""

    start: Seconds
    viseme: str
    weight: float = 1.0


@record("feeling", 1)
class Feeling:
    """From `start` the face and body feel this."""

    start: Seconds
    emotion: Emotion


@record("performer", 1)
class Performer:
    """One character in this shot: what they do, where they look, what they feel, how their lips move; the name of
    what is in their hand (`holds`), if anything. `acting` names the chance of their small movements, where it is another
    than the shot's."""

    character: Character
    moves: tuple[Move, ...]
    gazes: tuple[Gaze, ...]
    feelings: tuple[Feeling, ...]
    mouth: tuple[Mouth, ...]
    holds: str = ""
    acting: str = ""

    def dice(self, seed: str) -> str:
        """What the chance that belongs to this performer is named by, in a shot whose own is `seed`."""
        return f"{seed}{'.' * bool(self.acting)}{self.acting}/{self.character.id}"


@record("camera-key", 1)
class CameraKey:
    """The camera at `time`: eased between keys. `lens` in mm, `focus` in metres, `stop` f-number, `roll` in degrees."""

    time: Seconds
    position: Point
    target: Point
    lens: float
    focus: float
    stop: float
    roll: float = 0.0


@record("lamp-spec", 1)
class LampSpec:
    """A light as planned; see `ciotat.stage.world.Lamp` for the units. `flicker` in [0, 1] makes fire of it."""

    kind: str
    color: Point
    direction: Point
    position: Point
    radius: float
    inner: float
    outer: float
    shadow: bool = True
    flicker: float = 0.0


@record("stage", 1)
class Stage:
    """One shot, complete. The camera was composed for the eyes of `subject` at `eyes` in the middle of the shot; an
    operator corrects it for where the actor's eyes really are. `ambient` scales the light of the place itself. `seed`
    names the chance that belongs to the shot (grain, snow, handheld sway)."""

    seed: str
    length: Seconds
    setting: Setting
    performers: tuple[Performer, ...]
    props: tuple[Prop, ...]
    camera: tuple[CameraKey, ...]
    handheld: float
    lamps: tuple[LampSpec, ...]
    exposure: float
    warmth: float
    fade_in: Seconds
    fade_out: Seconds
    card: str = ""
    subject: str = ""
    eyes: Point = (0.0, 0.0, 0.0)
    ambient: float = 1.0

"""A body on the floor while the scene is blocked: where it is, how it holds itself, and the steps it takes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ciotat.core.space import Point
from ciotat.core.time import Seconds, Span, seconds
from ciotat.direction.floor import apart, yaw_to
from ciotat.direction.plan import Beat, Character, Move, Prop

NOW = Seconds(0)

__all__ = ["PHONING", "RAISED", "SPEED", "STALKING", "Body", "Step", "moves_of"]

SPEED = {"walk": 1.25, "run": 3.4, "trot": 2.2, "gallop": 5.0}
RAISED, STALKING, PHONING = "raised", "stalking", "phoning"
_LASTING = frozenset(
    {"asleep", "dead", "unconscious", "driving", "dancing", PHONING, "praying", "hiding", RAISED, STALKING}
)
_UPRIGHT = frozenset({"strike", "push", "embrace", "wave"})
_LOW = {"sit": "seated", "lie": "lying", "kneel": "kneeling"}
"""What is said of a gesture that is made without getting up."""
_POSTURES = {
    **{verb: verb for verb in ("sit", "lie", "kneel", "cower")},
    **dict.fromkeys(("rise", "walk", "run", "trot"), "stand"),
    "fall": "lie",
}


@dataclass(frozen=True)
class Step:
    """A move that begins `delay` seconds into beat number `beat`; without a length it fills the beat's own span,
    or all spans up to beat `through`."""

    beat: int
    verb: str
    start: Point
    end: Point
    yaw: float
    target: str = ""
    manner: str = ""
    delay: Seconds = NOW
    length: Seconds | None = None
    through: int = -1


@dataclass
class Body:
    """Someone's state as the beats go by; `entrance` is where one who is hidden at first will come out, `carriage` the
    manner of all that they do until it is taken back: a lantern once raised stays up. Whoever is `offstage` at first is
    not there before the beat of their first step, nor after the beat of a step after which they have `left`; `seat` is what
    they are about to sit down on."""

    character: Character
    position: Point
    yaw: float
    posture: str = "stand"
    gone: bool = False
    entrance: Point = (0.0, 0.0, 0.0)
    carriage: str = ""
    first: tuple[Point, float, str] = ((0.0, 0.0, 0.0), 0.0, "stand")
    steps: list[Step] = field(default_factory=list)
    absent: bool = False
    stop: float = 0.0
    ajar: tuple[float, ...] = ()
    offstage: bool = False
    seat: Point | None = None
    left: set[int] = field(default_factory=set)

    def after(self, beat: int) -> Point:
        """Where the body is when the steps of `beat` are done."""
        return next((step.end for step in reversed(self.steps) if step.beat <= beat), self.first[0])

    def phones(self, number: int) -> Prop:
        """Hold a telephone to the ear from now on; gives the telephone, named by its `number` among the props."""
        self.carriage = PHONING
        return Prop(f"phone {number}" if number else "phone", "phone", self.position, holder=self.character.id)

    def begin(self) -> None:
        """Remember how the scene finds this body."""
        self.first = (self.position, self.yaw, self.posture)

    def do(
        self,
        beat: int,
        verb: str,
        yaw: float,
        delay: Seconds,
        length: Seconds | None,
        target: str = "",
        manner: str = "",
    ) -> Seconds:
        """Act on the spot. Returns when it ends."""
        after = "stand" if verb in _UPRIGHT else _POSTURES.get(verb, self.posture)
        low = _LOW.get(after, "") if verb not in (*_POSTURES, after) else ""
        manner = " ".join(word for word in (manner, low, self.carriage) if word)
        there = self.seat if verb == "sit" and self.seat else self.position
        self.steps.append(Step(beat, verb, self.position, there, yaw, target, manner, delay, length))
        self.position, self.yaw, self.posture, self.seat = there, yaw, after, None
        return delay + (length or Seconds(0))

    def go(
        self,
        beat: int,
        verb: str,
        points: Sequence[Point],
        delay: Seconds,
        yaw: float,
        target: str = "",
        manner: str = "",
    ) -> Seconds:
        """Walk or run along `points`, at the verb's speed; rise first. Returns when it ends."""
        if self.posture != "stand":
            delay = self.do(beat, "rise", self.yaw, delay, seconds("1.1"))
        pace = SPEED["gallop"] if verb == "run" and self.character.species != "human" else SPEED[verb]
        for k, there in enumerate(points[1:]):
            if apart(self.position, there) < 0.02:
                continue
            length = max(seconds(apart(self.position, there) / pace), Fraction(1, 4))
            last = k == len(points) - 2
            turned = yaw if last else yaw_to(self.position, there)
            how = f"{manner} {self.carriage}".strip()
            self.steps.append(Step(beat, verb, self.position, there, turned, target, how, delay, length))
            self.position, self.yaw = there, turned
            delay += length
        return delay


def moves_of(body: Body, beats: Sequence[Beat], length: Seconds) -> list[Move]:
    """The steps in time, with every instant between them filled by standing (sitting, lying ...) as last left."""
    position, yaw, posture = body.first
    lasting = next((_lasting(step) for step in body.steps[:1] if step.verb == posture), "")
    lasting = lasting or (PHONING if body.carriage == PHONING else "")
    moves: list[Move] = []
    now = Seconds(0)
    away = body.offstage and bool(body.steps)

    def wait(until: Seconds) -> None:
        if until > now and (moves or not body.absent):
            how = lasting or _ajar(body, position)
            _hold(moves, body.character.id, posture, Span.between(now, until), position, yaw, how)

    for n, step in enumerate(body.steps):
        if away:
            now = max(now, beats[step.beat].span.start)
        begin = max(now, beats[step.beat].span.start + step.delay)
        span = _span(step, begin, beats, length)
        if span.length <= 0:
            continue
        wait(begin)
        moves.append(Move(body.character.id, step.verb, span, step.start, step.end, step.yaw, step.target, step.manner))
        position, yaw, now = step.end, step.yaw, span.end
        posture = _POSTURES.get(step.verb, posture)
        lasting = _lasting(step)
        if away := n in body.left:
            wait(beats[step.beat].span.end)
    if not away:
        wait(length)
    return moves


def _ajar(body: Body, position: Point) -> str:
    """How a vehicle stands at its stop: with these doors open, each by its place along X."""
    return " ".join(("open", *(f"{x:g}" for x in body.ajar))) if body.ajar and position[0] == body.stop else ""


def _lasting(step: Step) -> str:
    """What of the manner of a step goes on when the step is done."""
    return " ".join(word for word in step.manner.split() if word in _LASTING)


def _span(step: Step, begin: Seconds, beats: Sequence[Beat], length: Seconds) -> Span:
    if step.length is not None and step.through < 0:
        return Span.between(begin, min(begin + step.length, length))
    return Span.between(begin, min(beats[max(step.beat, step.through)].span.end, length))


def _hold(moves: list[Move], who: str, posture: str, span: Span, position: Point, yaw: float, manner: str = "") -> None:
    moves.append(Move(who, posture, span, position, position, yaw, "", manner))

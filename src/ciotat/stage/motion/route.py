"""The route: where a body stands, which way it faces, when it steps, sits or lies, read from its moves in order."""

import itertools
import math
from dataclasses import dataclass, field

import numpy as np

from ciotat.core.space import Point
from ciotat.direction.plan import Move
from ciotat.stage.motion.curve import Floats, eased
from ciotat.stage.motion.feet import Step
from ciotat.stage.motion.gait import Stance, Way, travel, turn_steps, walk_steps, wrapped

__all__ = ["Act", "Route", "Stay", "route", "span"]

STATES = {
    "sit": "sit",
    "lie": "lie",
    "kneel": "kneel",
    "fall": "fall",
    "cower": "cower",
    "rise": "stand",
    "stand": "stand",
}
UPRIGHT = {"stand", "rise", "walk", "run", "strike", "push", "embrace"}
ALREADY = ("already", "seated", "sitting", "lying", "kneeling")
LENGTHS = {
    ("stand", "sit"): 1.35, ("sit", "stand"): 1.25, ("stand", "kneel"): 1.3, ("kneel", "stand"): 1.3,
    ("stand", "cower"): 0.7, ("cower", "stand"): 1.1, ("stand", "fall"): 1.15, ("fall", "stand"): 2.6,
    ("stand", "lie"): 2.6, ("lie", "stand"): 2.6, ("sit", "lie"): 1.8, ("lie", "sit"): 1.8,
    ("lie", "kneel"): 1.7, ("fall", "kneel"): 1.6, ("kneel", "fall"): 0.9, ("cower", "fall"): 1.0,
}  # fmt: skip
LOOSE = {"kneel", "lie", "fall"}
SOON = -0.75
"""A state that began this long before the shot is one the shot opens in."""


@dataclass(frozen=True)
class Stay:
    """From `start`, over `length` seconds, the body goes from the state `before` to the state `after`."""

    start: float
    length: float
    before: str
    after: str


@dataclass(frozen=True)
class Act:
    """Something done with the upper body between `start` and `end`."""

    verb: str
    start: float
    end: float
    target: str
    manner: str


@dataclass(frozen=True)
class Shift:
    """The root's place or yaw changes by (x, z, yaw) from `start`, over `length` seconds."""

    start: float
    length: float
    by: tuple[float, float, float]
    leave: float = -1.0
    arrive: float = -1.0

    def at(self, times: Floats) -> Floats:
        """What has been added so far (T, 3)."""
        since = times - self.start
        part = eased(since / self.length) if self.leave < 0 else travel(since, self.length, self.leave, self.arrive)
        return part[:, None] * np.array(self.by)


@dataclass
class Route:
    """The whole route. `origin` (x, z, yaw) is where it starts, `feet` where each foot first stands."""

    stance: Stance
    origin: tuple[float, float, float]
    state: str = "stand"
    feet: list[tuple[float, float, float]] = field(default_factory=list)
    shifts: list[Shift] = field(default_factory=list)
    steps: tuple[list[Step], list[Step]] = field(default_factory=lambda: ([], []))
    stays: list[Stay] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)

    def at(self, times: Floats) -> Floats:
        """The root's x, z and yaw (T, 3)."""
        out = np.tile(np.array(self.origin), (len(times), 1))
        for shift in self.shifts:
            out += shift.at(times)
        return out


def route(moves: tuple[Move, ...], stance: Stance) -> Route:
    """The route of one body through its `moves`, in their order of time; without moves it stands at the origin."""
    moves = tuple(sorted(moves, key=lambda m: m.span.start))
    planner = _Planner(moves[0] if moves else None, stance)
    k = 0
    while k < len(moves):
        run = _journey(moves, k)
        planner.take(moves[k:run], None if run >= len(moves) else float(moves[run].span.start))
        k = run
    return planner.route


def _journey(moves: tuple[Move, ...], first: int) -> int:
    """Past the last of the walks that follow each other without a pause."""
    last = first + 1
    while last < len(moves) and all(m.verb in ("walk", "run") for m in moves[first : last + 1]):
        if moves[last].span.start - moves[last - 1].span.end > 0.1 or _far(moves[last].start, moves[last].end) < 0.2:
            break
        last += 1
    return last


def _far(a: Point, b: Point) -> float:
    return math.hypot(b[0] - a[0], b[2] - a[2])


def _length(before: str, after: str, manner: str) -> float:
    pace = 1.4 if any(w in manner for w in ("slow", "weary", "careful")) else 0.75 if "quick" in manner else 1.0
    return LENGTHS.get((before, after), 1.6) * pace


class _Planner:
    def __init__(self, first: Move | None, stance: Stance) -> None:
        x, z, yaw = (first.start[0], first.start[2], math.radians(first.yaw)) if first else (0.0, 0.0, 0.0)
        if first and first.verb in ("walk", "run") and _far(first.start, first.end) > 0.2:
            yaw = math.atan2(first.end[0] - x, first.end[2] - z)
        self.stance, self.x, self.z, self.yaw, self.state, self.free = stance, x, z, yaw, "stand", -1e6
        opening = STATES.get(first.verb, "stand") if first else "stand"
        ready = first is not None and (first.span.start <= SOON or any(w in first.manner for w in ALREADY))
        front = (x, z)
        if first and ready and _far(first.start, first.end) < 0.5:
            self.state = opening if opening != "stand" else _manner_state(first.manner)
            if self.state == "sit":
                front = self._front(first.end, yaw)
        self.route = Route(stance, (x, z, yaw), self.state)
        self.route.feet = [stance.foot(side, *front, yaw) for side in (0, 1)]

    def _front(self, seat: Point, yaw: float) -> tuple[float, float]:
        """Where one stands before sitting down on `seat`."""
        return seat[0] + 0.42 * self.stance.leg * math.sin(yaw), seat[2] + 0.42 * self.stance.leg * math.cos(yaw)

    def take(self, moves: tuple[Move, ...], until: float | None) -> None:
        """Plan one move, or several walks in a row."""
        move = moves[-1]
        start, end = max(float(moves[0].span.start), self.free), float(move.span.end)
        end = max(end, start + 0.3)
        yaw, after = math.radians(move.yaw), STATES.get(move.verb, self.state)
        if self.state != "stand" and (move.verb in UPRIGHT or self._away(move.end) > 1.0) and after != self.state:
            start = self._settle(start, 0.8 * (end - start), "stand", move)
        if move.verb in ("walk", "run"):
            start = self._walk(moves, start, end, yaw)
        elif self.state == "stand":
            start = self._approach(move, start, end, yaw)
        if after != self.state:
            start = self._settle(start, max(0.7, end - start), after, move)
        elif move.verb not in ("walk", "run", "stand", "turn", *STATES):
            self.route.acts.append(Act(move.verb, start, max(end, start + 0.5), move.target, move.manner))
        self.free = max(self.free, start)

    def _away(self, point: Point) -> float:
        return math.hypot(point[0] - self.x, point[2] - self.z)

    def _approach(self, move: Move, start: float, end: float, yaw: float) -> float:
        """Step to where a move takes place and turn as it asks; when that is done."""
        x, z = self._front(move.end, yaw) if move.verb == "sit" else (move.end[0], move.end[2])
        far = math.hypot(x - self.x, z - self.z)
        room = end - start
        if far > (0.12 if move.verb == "sit" else 0.45):
            arrive = start + max(0.8, min(far / 1.15 + 0.7, 0.65 * room))
            return self._go([(start, arrive, x, z, 0.0)], yaw)
        angle = wrapped(yaw - self.yaw)
        if abs(angle) < 0.2:
            if abs(angle) > 0.02:
                self._turn(start, min(0.6, room), angle)
            return start
        natural = 0.45 + 0.28 * abs(angle)
        spend = max(min(natural, 0.8 * room), 0.65 * natural)
        self._pivot(start, start + spend, angle)
        return start + spend * (1.0 if move.verb == "turn" or STATES.get(move.verb) else 0.6)

    def _walk(self, moves: tuple[Move, ...], start: float, end: float, yaw: float) -> float:
        far = sum(_far(m.start, m.end) for m in moves[1:]) + self._away(moves[0].end)
        if far < 0.12:
            return self._approach(moves[-1], start, end, yaw)
        slow = 0.35 if any(w in m.manner for m in moves for w in ("slow", "weary", "sneak", "careful")) else 0.55
        if len(moves) == 1:
            end = min(end, start + far / slow + 0.6)
        late = self._least(moves, far) / (end - start)
        legs, begin = [], start
        for m in moves:
            finish = max(begin + 0.25, min(float(m.span.end), end))
            finish = begin + (finish - begin) * max(1.0, late)
            legs.append((begin, finish, m.end[0], m.end[2], float(m.verb == "run")))
            begin = finish
        self.free = self._go(legs, yaw)
        return self.free

    def _least(self, moves: tuple[Move, ...], far: float) -> float:
        """The shortest time (s) in which a body can cover `far` metres from a stand: no gait is faster."""
        first = next(m for m in moves if _far(m.start, m.end) > 0.05 or m is moves[-1])
        turn = abs(wrapped(math.atan2(first.end[0] - self.x, first.end[2] - self.z) - self.yaw))
        return far / (2.7 if any(m.verb == "run" for m in moves) else 1.05) + 0.6 + (0.2 * turn if turn > 1.15 else 0.0)

    def _go(self, legs: list[tuple[float, float, float, float, float]], yaw: float) -> float:
        """Walk along `legs` (start, end, x, z, eager to run) and end facing `yaw`; when that is done."""
        start, end = legs[0][0], legs[-1][1]
        ways = self._ways(legs)
        turn, length = wrapped(ways[0] - self.yaw), legs[0][1] - start
        if abs(turn) > 1.15:
            natural = 0.3 + 0.2 * abs(turn)
            spend = max(min(natural, 0.35 * length), 0.65 * natural)
            self._pivot(start, start + spend, turn)
            start += spend
        else:
            self._turn(start, min(0.7, 0.6 * length), turn)
        last = wrapped(yaw - ways[-1])
        spend = min(0.3 + 0.2 * abs(last), 0.3 * (end - start)) if abs(last) > 0.95 else 0.0
        end = max(end, start + spend + 0.4)
        self._glide(legs, start, end - spend)
        for before, after, leg in zip(ways, ways[1:], legs, strict=False):
            self._turn(leg[1] - 0.3, 0.6, wrapped(after - before))
        if not spend:
            self._turn(max(start, end - 0.7), min(0.7, end - start), last)
        self._step(start, end - spend, max(leg[4] for leg in legs), turn)
        if spend:
            self._pivot(end - spend, end, last)
        return end

    def _ways(self, legs: list[tuple[float, float, float, float, float]]) -> list[float]:
        points = [(self.x, self.z), *((leg[2], leg[3]) for leg in legs)]
        return [math.atan2(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(points)]

    def _glide(self, legs: list[tuple[float, float, float, float, float]], start: float, end: float) -> None:
        for k, (begin, finish, x, z, eager) in enumerate(legs):
            begin, finish = max(begin, start), finish if k < len(legs) - 1 else end
            length = max(finish - begin, 0.1)
            leave = min(0.9 if eager else 0.55, 0.4 * length) if k == 0 else 0.0
            arrive = min(0.65, 0.4 * length) if k == len(legs) - 1 else 0.0
            self.route.shifts.append(Shift(begin, length, (x - self.x, z - self.z, 0.0), leave, arrive))
            self.x, self.z = x, z

    def _step(self, start: float, end: float, eager: float, turn: float) -> None:
        times = np.linspace(start, end, max(8, math.ceil((end - start) * 120)))
        x, z, yaw = self.route.at(times).T
        speed = np.hypot(np.gradient(x, times), np.gradient(z, times))
        run = eased((speed - (1.5 if eager else 2.1)) / 0.8)
        left, right = walk_steps(Way(times, x, z, yaw, run), self.stance, 0 if turn > 0 else 1)
        self.route.steps[0].extend(left)
        self.route.steps[1].extend(right)

    def _turn(self, start: float, length: float, angle: float) -> None:
        self.route.shifts.append(Shift(start, max(length, 0.1), (0.0, 0.0, angle)))
        self.yaw += angle

    def _pivot(self, start: float, end: float, angle: float) -> None:
        left, right = turn_steps(start, end, (self.x, self.z), (self.yaw, self.yaw + angle), self.stance)
        self.route.steps[0].extend(left)
        self.route.steps[1].extend(right)
        self._turn(start, end - start, angle)
        self.free = max(self.free, end)

    def _settle(self, start: float, room: float, after: str, move: Move) -> float:
        """Pass into the state `after`; when that is done."""
        before = self.state
        if before not in ("stand", after) and (before, after) not in LENGTHS:
            middle = self._settle(start, 0.5 * room, "stand", move)
            room -= middle - start
            start, before = middle, "stand"
        natural = _length(before, after, move.manner)
        length = max(min(natural, room), 0.65 * natural)
        self.route.stays.append(Stay(start, length, before, after))
        if before in LOOSE:
            for side in (0, 1):
                print_ = self.stance.foot(side, self.x, self.z, self.yaw)
                self.route.steps[side].append(Step(start + 0.02, start + 0.12, *print_))
        if after == "sit":
            self._shift_to(start, length, move.end[0], move.end[2])
        elif before == "sit":
            ahead = self._front((self.x, 0.0, self.z), self.yaw)
            self._shift_to(start, length, *ahead)
        self.state = after
        return start + length

    def _shift_to(self, start: float, length: float, x: float, z: float) -> None:
        self.route.shifts.append(Shift(start, length, (x - self.x, z - self.z, 0.0)))
        self.x, self.z = x, z


def _manner_state(manner: str) -> str:
    words = {"seated": "sit", "sitting": "sit", "lying": "lie", "kneeling": "kneel"}
    return next((state for word, state in words.items() if word in manner), "stand")


def span(moves: tuple[Move, ...]) -> tuple[float, float]:
    """From a second before the first move to two after the last."""
    start = min((float(m.span.start) for m in moves), default=0.0)
    end = max((float(m.span.end) for m in moves), default=0.0)
    return min(start, 0.0) - 1.0, max(end, start) + 2.0

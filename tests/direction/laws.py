"""What must hold of every plan."""

from itertools import pairwise

from ciotat.core.record import dump, load
from ciotat.direction.floor import apart
from ciotat.direction.plan import Move, Plan, ScenePlan

__all__ = ["hold"]

_DISTANT = frozenset({"train", "car", "truck", "carriage", "motorcycle", "bicycle"})


def hold(plan: Plan) -> None:
    """Raise AssertionError naming the law that `plan` breaks."""
    assert load(Plan, dump(plan)) == plan
    ids = [shot.id for scene in plan.scenes for shot in scene.shots]
    assert len(ids) == len(set(ids)), "shot ids are unique"
    for scene in plan.scenes:
        _tiled(plan, scene)
        _peopled(plan, scene)
        for who in scene.cast:
            _continuous([move for move in scene.moves if move.who == who], scene, plan.character(who).species)


def _tiled(plan: Plan, scene: ScenePlan) -> None:
    now = scene.shots[0].span.start
    assert now == 0
    for shot in scene.shots:
        assert shot.span.start == now
        assert (shot.span.start * plan.rate.fps).denominator == 1
        assert shot.span.length * plan.rate.fps >= 14
        assert shot.reasons
        now = shot.span.end
    assert now == scene.length
    assert (scene.length * plan.rate.fps).denominator == 1
    for a, b in pairwise(scene.beats):
        assert a.span.end <= b.span.start
        assert (b.span.start * plan.rate.fps).denominator == 1
    assert all(beat.span.end <= scene.length for beat in scene.beats)


def _peopled(plan: Plan, scene: ScenePlan) -> None:
    things = {*scene.cast, *(prop.id for prop in scene.props)}
    beats = {beat.id for beat in scene.beats}
    for shot in scene.shots:
        assert set(shot.subjects) <= things, shot
        assert set(shot.beats) <= beats
    named = {who for who in scene.cast if not plan.character(who).crowd}
    assert named <= {who for shot in scene.shots for who in shot.subjects}, "everyone named is seen"
    assert {gaze.who for gaze in scene.gazes} <= set(scene.cast)


def _continuous(moves: list[Move], scene: ScenePlan, species: str) -> None:
    starts = {beat.span.start for beat in scene.beats}
    ends = {beat.span.end for beat in scene.beats}
    aboard = moves[0].start[1] > 0  # who gets off a train is not there before it is
    assert aboard or moves[0].span.start == 0 or moves[0].span.start in starts  # nor who comes in before the beat of it
    assert moves[-1].span.end == scene.length or moves[-1].span.end in ends or moves[-1].verb in ("walk", "run")
    for a, b in pairwise(moves):
        assert a.span.end == b.span.start or (a.span.end < b.span.start and b.span.start in starts)
        assert apart(a.end, b.start) < 1e-6, (a, b)
    for move in moves:
        assert move.span.length > 0
        far = apart(move.start, move.end)
        limit = 40.0 if species in _DISTANT else 12.0
        assert far / float(move.span.length) <= limit, move

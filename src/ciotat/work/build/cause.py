"""Why a shot is made again, in words."""

from collections.abc import Mapping, Set

from ciotat.direction.plan import ScenePlan, Shot

__all__ = ["cause"]


def cause(
    scene: ScenePlan, shot: Shot, parts: Mapping[str, str], before: Mapping[str, Mapping[str, str]], fresh: Set[str]
) -> str:
    """A line of it is new or changed, the shot is new, or what changed in it since last time."""
    if not before:
        return "first time"
    beats = (scene.beat(id) for id in shot.beats)
    line = next((beat.origin.line for beat in beats if beat.element in fresh), 0)
    if line or shot.id not in before:
        return f"line {line or shot.origin.line} is new or changed"
    changed = [name for name in parts if before[shot.id].get(name) != parts[name]]
    return f"changed: {', '.join(changed)}" if changed else "its take is gone"

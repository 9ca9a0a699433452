"""What of the script a shot plays: by this a kept take knows whether it still tells what is written."""

from ciotat.core.digest import short
from ciotat.direction.plan import ScenePlan, Shot

__all__ = ["lines_of"]


def lines_of(scene: ScenePlan, shot: Shot) -> str:
    """A short digest of every word of the script that `shot` plays: what is said, how, by whom, and what is done."""
    beats = [b for b in scene.beats if b.element in shot.elements]
    words = [[beat.type, beat.actor, beat.text, beat.parenthetical] for beat in beats]
    heading = [scene.heading] if scene.id in shot.elements else []
    return short([shot.text, *heading, *words])

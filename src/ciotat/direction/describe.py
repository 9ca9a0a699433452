"""A plan as a shot list that a person reads."""

from collections.abc import Iterator

from ciotat.core.time import Seconds
from ciotat.direction.plan import Plan, ScenePlan, Shot

__all__ = ["describe"]


def describe(plan: Plan) -> str:
    """Every shot with its number, time, size, camera, subjects, what is said or done, and why."""
    title = plan.title or "untitled"
    head = f"{title} · {plan.style} · {float(plan.rate.fps):g} fps · {_clock(plan.length)}"
    return "\n".join([head, *_body(plan)]) + "\n"


def _body(plan: Plan) -> Iterator[str]:
    start, number = Seconds(0), 0
    for scene in plan.scenes:
        setting, light = scene.setting, scene.shots[0].light
        yield ""
        yield f"{scene.number or '-'}  {scene.heading or setting.name}"
        yield (
            f"   {setting.kind}, {setting.hour}, {setting.weather}, {setting.season}, {setting.era}; "
            f"mood {scene.mood.label} ({scene.mood.valence:+.2f}, {scene.mood.arousal:+.2f}); "
            f"light: {light.source}, key {light.key}, {light.ratio:g}:1, level {light.level:g}"
        )
        for shot in scene.shots:
            number += 1
            yield from _shot(scene, shot, number, start)
        start += scene.length
    for remark in plan.remarks:
        yield f"{remark.grade}: {remark}"


def _shot(scene: ScenePlan, shot: Shot, number: int, start: Seconds) -> Iterator[str]:
    camera = shot.camera + (f" {shot.amount:g}" if shot.amount else "")
    angle = "" if shot.angle == "eye" else f" {shot.angle}"
    who = " + ".join(shot.subjects) or shot.text or "the place"
    fades = "".join(f" [fade {way}]" for way, by in (("in", shot.fade_in), ("out", shot.fade_out)) if by)
    yield (
        f"{number:>4}  {_clock(start + shot.span.start)}  {float(shot.span.length):>5.2f}s  {shot.size:<3}{angle}  "
        f"{shot.role}  {shot.lens:g}mm  {camera}  {who}{fades}"
    )
    for beat in scene.beats:
        if beat.id in shot.beats and beat.span.overlaps(shot.span):
            words = beat.text if beat.span.start >= shot.span.start - 1 else "…"
            said = f"{beat.actor}: “{words}”" if beat.type == "line" else f"({words.strip('()（）')})"
            yield f"        {said}"
    yield f"        — {'; '.join(shot.reasons)}"


def _clock(time: Seconds) -> str:
    return f"{int(time // 60):02d}:{float(time % 60):05.2f}"

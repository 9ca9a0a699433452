"""A plan as people want it: what stands in ``shots/<id>.toml`` wins over the director. No word changes, nor who is
heard; a shot that is no longer there is remarked."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ciotat.core.time import Seconds
from ciotat.direction.camera import lens_for
from ciotat.direction.hold import held
from ciotat.direction.plan import Light, Plan, Role, ScenePlan, Shot, Size
from ciotat.direction.reasons import why
from ciotat.direction.style import Style
from ciotat.direction.temper import tempered
from ciotat.direction.wanted import Wanted, advice, wanted
from ciotat.script.screenplay import Remark

__all__ = ["amended"]

_FORMS = {
    "size": "{}", "angle": "{}", "camera": "{}", "lens": "{} mm", "hold": "hold {} s", "fade.in": "fade in {} s",
    "fade.out": "fade out {} s", "light.key": "key light from the {}",
}  # fmt: skip


def amended(plan: Plan, overrides: Mapping[str, Mapping[str, Any]]) -> Plan:
    """`plan`, when the lengths of its lines are settled, with what is asked of its shots by id (the tables of
    ``shots/<id>.toml`` as they stand). Remarks tell of shots that are gone and of what could not be done.

    Raises FilmError naming the file, the key, the value and its limits.
    """
    asked = {id: wanted(values, f"shots/{id}.toml") for id, values in overrides.items() if values}
    remarks: list[Remark] = []
    scenes = tuple(_scene(plan, scene, asked, remarks) for scene in plan.scenes)
    here = {shot.id for scene in plan.scenes for shot in scene.shots}
    for id in asked:
        if id not in here:
            message = "the shot is gone from the film; what was asked of it is kept"
            _remark(remarks, plan, "shot-gone", id, message, "镜头已不在片中；对它的要求仍保留着")
    return replace(plan, scenes=scenes, remarks=(*plan.remarks, *remarks)) if asked else plan


def _remark(remarks: list[Remark], plan: Plan, about: str, id: str, english: str, chinese: str) -> None:
    text = chinese if plan.language == "zh" else english
    remarks.append(Remark("note", f"shots/{id}.toml: {text}", about=about))


def _scene(plan: Plan, scene: ScenePlan, asked: Mapping[str, Wanted], remarks: list[Remark]) -> ScenePlan:
    if not any(shot.id in asked for shot in scene.shots):
        return scene
    scene = _tuned(tempered(scene, asked), asked)
    for number in range(len(scene.shots) - 1, -1, -1):
        if (wish := asked.get(scene.shots[number].id)) and "hold" in wish.knobs:
            scene = _held(plan, scene, number, wish.seconds("hold", Seconds(0)), remarks)
    shots = (_shot(plan, scene, s, asked[s.id], remarks) if s.id in asked else s for s in scene.shots)
    return replace(scene, shots=tuple(shots))


def _tuned(scene: ScenePlan, asked: Mapping[str, Wanted]) -> ScenePlan:
    """Another music, where one of its shots asks for it: as the first asks that does."""
    seeds = [asked[shot.id].knobs.get("music.seed") for shot in scene.shots if shot.id in asked]
    score = next((str(seed) for seed in seeds if seed is not None), scene.score)
    return replace(scene, score=score)


def _held(plan: Plan, scene: ScenePlan, number: int, seconds: Seconds, remarks: list[Remark]) -> ScenePlan:
    scene, done = held(scene, number, seconds, plan.rate)
    if done != plan.rate.time(plan.rate.frame(abs(seconds))) * (1 if seconds > 0 else -1):
        english = f"hold = {float(seconds):+g} became {float(done):+.3g} s, since no word may be cut"
        chinese = f"hold = {float(seconds):+g} 实为 {float(done):+.3g} 秒，因为台词不能剪断"
        _remark(remarks, plan, "hold-less", scene.shots[number].id, english, chinese)
    return scene


def _shot(plan: Plan, scene: ScenePlan, shot: Shot, wish: Wanted, remarks: list[Remark]) -> Shot:
    for odd in wish.odd:
        step = advice(odd)
        _remark(remarks, plan, "knob-unknown", shot.id, f"{odd} is not known; {step}", f"不认识 {odd}；{step}")
    knobs = wish.knobs
    subjects = _subjects(plan, scene, shot, wish, remarks)
    size: Size = knobs.get("size", shot.size)
    camera = knobs.get("camera", shot.camera)
    amount = wish.number("amount", shot.amount if camera == shot.camera else 0.5)
    half = shot.span.length / 2
    return replace(
        shot,
        role=_role(scene, shot, size, subjects),
        subjects=subjects,
        size=size,
        angle=knobs.get("angle", shot.angle),
        lens=wish.number("lens", _lens(shot, size)),
        camera=camera,
        amount=0.0 if camera == "locked" else amount,
        light=_light(shot.light, wish),
        fade_in=min(wish.seconds("fade.in", shot.fade_in), half),
        fade_out=min(wish.seconds("fade.out", shot.fade_out), half),
        seed=str(knobs.get("seed", shot.seed)),
        acting=str(knobs.get("performance.seed", shot.acting)),
        feeling=wish.number("performance.feeling", shot.feeling),
        reasons=(why("set", plan.language, shot=shot.id, text=_said(wish)), *shot.reasons),
    )


def _subjects(plan: Plan, scene: ScenePlan, shot: Shot, wish: Wanted, remarks: list[Remark]) -> tuple[str, ...]:
    """Who is to be framed; a name that is not in the scene is remarked and passed over."""
    if "subjects" not in wish.knobs:
        return shot.subjects
    known = {id.casefold(): id for id in (*(prop.id for prop in scene.props), *scene.cast)}
    found = []
    for name in wish.knobs["subjects"]:
        if id := known.get(name.strip().casefold()):
            found.append(id)
        else:
            english, chinese = f"{name!r} is not in the scene", f"本场没有 {name!r}"
            _remark(remarks, plan, "subject-unknown", shot.id, english, chinese)
    return tuple(dict.fromkeys(found)) if found or not wish.knobs["subjects"] else shot.subjects


def _lens(shot: Shot, size: Size) -> float:
    """The lens for a size, wider or longer than usual as the director had it."""
    if size == shot.size:
        return shot.lens
    usual = Style()
    return float(round(shot.lens * lens_for(size, usual) / lens_for(shot.size, usual)))


def _role(scene: ScenePlan, shot: Shot, size: Size, subjects: tuple[str, ...]) -> Role:
    """What the shot is now, so that it is composed as what it is."""
    if shot.role == "card" or (size == shot.size and subjects == shot.subjects):
        return shot.role
    if subjects and subjects[0] in {prop.id for prop in scene.props}:
        return "insert"
    if size in ("CU", "ECU"):
        return "reaction" if shot.role == "reaction" else "close-up"
    if shot.role == "over-shoulder" and len(subjects) > 1 and size in ("MS", "MCU", "MFS"):
        return "over-shoulder"
    if len(subjects) == 2 and size != "MCU":
        return "two-shot"
    if len(subjects) == 1 or (subjects and size == "MCU"):
        return "single"
    return "master" if subjects else "establishing"


def _light(light: Light, wish: Wanted) -> Light:
    return replace(
        light,
        key=wish.knobs.get("light.key", light.key),
        ratio=wish.number("light.ratio", light.ratio),
        warmth=wish.number("light.warmth", light.warmth),
        level=wish.number("light.level", light.level),
        ambient=wish.number("light.ambient", light.ambient),
        stops=wish.number("light.stops", light.stops),
    )


def _said(wish: Wanted) -> str:
    """What was asked, as the reason of the shot says it."""
    words = []
    for knob, value in wish.knobs.items():
        plain = ", ".join(value) if isinstance(value, tuple) else str(value)
        if not isinstance(value, (tuple, str, int)):
            plain = f"{float(value):+g}" if knob == "hold" else f"{float(value):g}"
        words.append(_FORMS.get(knob, f"{knob} {{}}").format(plain))
    return ", ".join(words)

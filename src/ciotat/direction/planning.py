"""The director at work: breakdown, beats, blocking, rhythm, coverage, light; scene by scene."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ciotat.core.digest import short
from ciotat.core.errors import ScriptError
from ciotat.core.origin import Origin
from ciotat.core.time import Rate, Seconds, Span, seconds
from ciotat.direction.beats import Draft, draft_beats
from ciotat.direction.blocking import block
from ciotat.direction.body import moves_of
from ciotat.direction.breakdown import Breakdown, break_down
from ciotat.direction.brief import Brief, briefs, placed
from ciotat.direction.camera import lens_for
from ciotat.direction.continuity import everyone_seen
from ciotat.direction.coverage import cover
from ciotat.direction.emotion import NOTHING, Feeling, curve, feel, mood_of
from ciotat.direction.framing import Framing, View
from ciotat.direction.furniture import dress
from ciotat.direction.gazes import gazes_of
from ciotat.direction.intercut import INTERCUT, parted
from ciotat.direction.light import light_of
from ciotat.direction.plan import Camera, Emotion, Plan, ScenePlan, Shot
from ciotat.direction.rhythm import lay, tile
from ciotat.direction.setting import action_text
from ciotat.direction.style import Style
from ciotat.direction.yielding import give_way
from ciotat.script.reading import is_story
from ciotat.script.screenplay import Element, Scene, Screenplay

__all__ = ["plan", "plan_scene", "read_through", "together"]

_FADE = Seconds(1)
_BOLD = 0.35
"""A move of at least so much is meant, whatever is felt."""
_LONG, _SLOW = Seconds(5), 0.25
"""A shot of two who talk does not stand still for so long: so slow a move carries it."""
_UNPLAYED = frozenset({"transition", "note", "section", "synopsis", "boneyard", "page-break", "heading", "cue"})


def plan(screenplay: Screenplay, style: Style, rate: Rate) -> Plan:
    """Every choice of the director for `screenplay`, with estimated lengths for the lines (see `settle`)."""
    screenplay, breakdown = read_through(screenplay)
    scenes = zip(screenplay.scenes, briefs(screenplay, breakdown, style, rate), strict=True)
    planned = [placed(plan_scene(brief), scene.origin.line) for scene, brief in scenes]
    return together(screenplay, breakdown, style, rate, planned)


def read_through(screenplay: Screenplay) -> tuple[Screenplay, Breakdown]:
    """The scenes that show something, and everyone and everything in them. Raises ScriptError where none does."""
    if not any(map(is_story, screenplay.scenes)):
        raise ScriptError("the script holds nothing to film", advice="write a scene heading and a line of action")
    played = parted(replace(screenplay, scenes=_played(screenplay.scenes)))
    return played, break_down(played)


def together(
    screenplay: Screenplay, breakdown: Breakdown, style: Style, rate: Rate, scenes: Iterable[ScenePlan]
) -> Plan:
    """The plan of a film whose scenes are planned."""
    return Plan(
        title=screenplay.title,
        author=screenplay.author,
        language=screenplay.language,
        style=style.name,
        rate=rate,
        characters=breakdown.characters,
        scenes=tuple(scenes),
        remarks=(*screenplay.remarks, *breakdown.remarks),
    )


def _played(scenes: Sequence[Scene]) -> tuple[Scene, ...]:
    """The scenes that show something; what stands before the first heading (FADE IN:) opens the scene after it."""
    out: list[Scene] = []
    waiting: tuple[Element, ...] = ()
    for scene in scenes:
        shows = scene.heading.strip() or any(e.type not in _UNPLAYED and e.text.strip() for e in scene.elements)
        if not shows:
            waiting += scene.elements
            continue
        out.append(replace(scene, elements=(*waiting, *scene.elements)) if waiting else scene)
        waiting = ()
    return tuple(out)


def plan_scene(brief: Brief) -> ScenePlan:
    """Every choice of the director for one scene, from what its brief says and nothing else."""
    scene, setting, style, rate = brief.scene, brief.setting, brief.style, brief.rate
    breakdown = brief.breakdown
    cast = [breakdown.by_id[id] for id in brief.presence]
    drafts = draft_beats(scene, breakdown)
    mood = _mood(scene)
    emotions = _emotions(drafts, mood)
    cut = INTERCUT in scene.modifiers
    floor = block(cast, drafts, mood.label == "tender", setting, style, phoning=cut)
    give_way(floor)
    card, lead = _lead(brief.title, drafts, style, brief.first, brief.known)
    lead = Seconds(0) if cut else lead
    frame = (card + lead, seconds(style.final_tail if brief.last else 0.2 if cut else style.tail))
    beats, length = lay(drafts, emotions, floor.needs, frame, style, rate)
    props = dress(floor, beats, length, setting)
    view = View(
        drafts, beats, length, lead, floor, cast, setting, mood, style, rate, brief.language, brief.known,
        props,
    )  # fmt: skip
    shots, length = _shots(view, scene, brief.title if card else "", card, brief.last)
    named = [c.id for c in cast if not c.crowd]
    return ScenePlan(
        id=scene.id,
        number=scene.number,
        heading=scene.heading,
        setting=setting,
        mood=mood,
        cast=tuple(c.id for c in cast),
        props=props,
        beats=beats,
        moves=tuple(move for body in floor.bodies.values() for move in moves_of(body, beats, length)),
        gazes=gazes_of(floor, props, beats, length),
        shots=tuple(everyone_seen(shots, named, brief.language)),
        length=length,
    )


def _shots(view: View, scene: Scene, title: str, card: Seconds, final: bool) -> tuple[list[Shot], Seconds]:
    """The shots of a scene, named and faded, and its length with them."""
    length, rate, style = view.length, view.rate, view.style
    framings = cover(view)
    if title:
        opening = rate.time(rate.frame(card))
        framings = [_title(title, view), *(f.but(at=max(f.at, opening)) for f in framings)]
    if final and style.end_card:
        framings.append(Framing("card", 0, -1, (), "MS", view.why("end"), at=length, text=_the_end(view.language)))
        length += seconds(style.end_card)
    spans, length = tile([f.at for f in framings], length, rate)
    shots = [_shot(view, scene, f, span) for f, span in zip(framings, spans, strict=True)]
    return _named(_faded(view, framings, shots, final)), length


def _mood(scene: Scene) -> Emotion:
    how = " ".join(e.text for e in scene.elements if e.type == "parenthetical")
    return mood_of(scene.heading, f"{action_text(scene)}\n{how}")


def _emotions(drafts: Sequence[Draft], mood: Emotion) -> list[Emotion]:
    own = [_shown(draft) for draft in drafts]
    said = [feel(draft.text, draft.parenthetical) if draft.type == "line" else NOTHING for draft in drafts]
    return curve(own, said, mood)


def _shown(draft: Draft) -> Feeling | None:
    """What a beat shows of feeling: nothing for most lines, since their words are theirs alone."""
    if draft.type == "line":
        return feel("", draft.parenthetical) if draft.parenthetical else None
    shown = feel(draft.text)
    return shown if shown.valence or shown.arousal else None


def _lead(title: str, drafts: Sequence[Draft], style: Style, opening: bool, known: bool) -> tuple[Seconds, Seconds]:
    """Seconds before the first beat: for the title card, and for a first look at the place if the script gives none."""
    card = seconds(style.title_card) if opening and title.strip() else Seconds(0)
    first = next((draft for draft in drafts if draft.type != "card"), None)
    described = first is not None and first.type == "action" and first.verb in ("", "enter", "arrive")
    if described or not style.establishing:
        return card, Seconds(0)
    return card, seconds(max(style.establishing * (0.6 if known else 1.0), 0.75))


def _title(title: str, view: View) -> Framing:
    return Framing("card", 0, -1, (), "MS", view.why("title"), text=title.strip())


def _the_end(language: str) -> str:
    return "完" if language == "zh" else "The End"


def _move(view: View, framing: Framing, span: Span) -> tuple[Camera, float]:
    """How the camera moves, and how much. It creeps nearer only where enough is felt, since one that always creeps says
    nothing, or where two stand and talk for long; what the writer asks for, and a bold move, it makes."""
    felt = max((beat.emotion.arousal for beat in view.beats[framing.first : framing.last + 1]), default=0.0)
    creeps = framing.camera == "push" and framing.amount < _BOLD and not framing.ordered
    amount = round(min(1.0, framing.amount * view.style.camera_moves), 2)
    held = framing.camera in ("locked", "push") and not framing.ordered and framing.role in ("two-shot", "master")
    if held and framing.spoken and span.length >= _LONG:
        return "push", max(amount, _SLOW)
    if not amount or (creeps and felt < view.style.push_arousal):
        return "locked", 0.0
    return framing.camera, amount


def _shot(view: View, scene: Scene, framing: Framing, span: Span) -> Shot:
    drafts, (camera, amount) = view.drafts[framing.first : framing.last + 1], _move(view, framing, span)
    return Shot(
        id="",
        role=framing.role,
        beats=tuple(draft.id for draft in drafts),
        subjects=framing.subjects,
        size=framing.size,
        angle=framing.angle,
        lens=framing.lens or lens_for(framing.size, view.style),
        camera=camera,
        amount=amount,
        span=span,
        light=light_of(view.setting, view.mood, view.style, {prop.name for prop in view.props}),
        reasons=framing.reasons,
        elements=tuple(dict.fromkeys(draft.element for draft in drafts)) or (scene.id,),
        origin=drafts[0].origin if drafts else Origin(scene.origin.line),
        text=framing.text,
    )


def _named(shots: Iterable[Shot]) -> list[Shot]:
    """Shots with their ids: the digest of the elements covered, the role, and which such shot it is."""
    count: Counter[tuple[tuple[str, ...], str]] = Counter()
    out = []
    for shot in shots:
        key = (shot.elements, shot.role)
        out.append(replace(shot, id=short([list(shot.elements), shot.role, count[key]])))
        count[key] += 1
    return out


def _faded(view: View, framings: Sequence[Framing], shots: Sequence[Shot], final: bool) -> list[Shot]:
    """Fades the script asks for, and those of cards and of the end of the film."""
    out = list(shots)
    for k, framing in enumerate(framings):
        drafts = view.drafts[framing.first : framing.last + 1]
        last_of_beat = k + 1 == len(framings) or framings[k + 1].first > framing.last
        fade_in = bool(drafts) and drafts[0].fades[0] and (k == 0 or framings[k - 1].first < framing.first)
        fade_out = last_of_beat and any(draft.fades[1] for draft in drafts)
        if framing.role == "card":
            out[k] = replace(out[k], fade_in=Seconds(1, 2), fade_out=Seconds(1, 2))
        elif fade_in or fade_out:
            out[k] = replace(
                out[k], fade_in=_FADE if fade_in else Seconds(0), fade_out=_FADE if fade_out else Seconds(0)
            )
    if view.drafts and view.drafts[0].fades[0]:
        first = next((k for k, framing in enumerate(framings) if framing.role != "card"), 0)
        out[first] = replace(out[first], fade_in=_FADE)
    if final and view.style.fade_end:
        out[-1] = replace(out[-1], fade_out=seconds(view.style.fade_end))
    return out

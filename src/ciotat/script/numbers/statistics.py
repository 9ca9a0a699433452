"""All the numbers of a script in one record."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from ciotat.core.record import record
from ciotat.core.time import Seconds
from ciotat.script.kind import SHOWN, SPOKEN
from ciotat.script.numbers.days import Day, Hour, days
from ciotat.script.numbers.presence import presence
from ciotat.script.numbers.relation import Relation, relations
from ciotat.script.numbers.speaker import LongSpeech, Speaker, longest_speeches, speakers
from ciotat.script.numbers.speeches import Speech, characters_in, speeches, words_in
from ciotat.script.numbers.times import Times, times
from ciotat.script.numbers.work import Work, work
from ciotat.script.paper import Length, Paper, lengths, paginate
from ciotat.script.screenplay import Scene, Screenplay

__all__ = ["Amount", "SceneNumbers", "Statistics", "statistics"]


@record("scene-numbers", 1)
class SceneNumbers:
    """One scene: its number as written or counted, its place on paper in eighths of a page and the label of its first
    page, its place in time, how long it talks, the words it says and shows, and who has to be there."""

    id: str
    number: str
    heading: str
    inside: str
    place: str
    day: str
    hour: Hour
    eighths: int
    page: str
    start: Seconds
    length: Seconds
    talk: Seconds
    words_said: int
    words_shown: int
    cast: tuple[str, ...]


@record("amount", 1)
class Amount:
    """What scenes of one kind come to: their ids, eighths of a page and seconds."""

    name: str
    scenes: tuple[str, ...]
    eighths: int
    length: Seconds


@record("statistics", 1)
class Statistics:
    """The numbers of a script. Words count each Han character as one; `talk` is the part of `length` in which anyone
    speaks; `eighths` are those of all scenes, `pages` the printed ones without the title page. Scenes, places, hours,
    sides (``inside``, ``outside``, ``both`` or nothing) and days are in the order of the script, `days` name the columns
    of `work`."""

    title: str
    language: str
    pages: int
    eighths: int
    length: Seconds
    talk: Seconds
    words: int
    words_said: int
    characters: int
    lines: int
    scenes: tuple[SceneNumbers, ...]
    speakers: tuple[Speaker, ...]
    places: tuple[Amount, ...]
    hours: tuple[Amount, ...]
    sides: tuple[Amount, ...]
    days: tuple[Amount, ...]
    work: tuple[Work, ...]
    relations: tuple[Relation, ...]
    longest: tuple[LongSpeech, ...]


def statistics(
    screenplay: Screenplay, spoken: Mapping[str, Fraction] | None = None, paper: Paper | None = None
) -> Statistics:
    """Count everything. `spoken` has the real seconds of lines by element id (see `times`); pages are those of `paper`
    (see `paginate`)."""
    pages = paginate(screenplay, paper)
    on_paper, timing = lengths(pages), times(screenplay, spoken)
    said, present, on = tuple(speeches(screenplay)), presence(screenplay), days(screenplay)
    scenes = _scenes(screenplay, said, timing, on_paper, on, present)
    return Statistics(
        screenplay.title,
        screenplay.language,
        len(pages),
        sum(scene.eighths for scene in scenes),
        timing.length,
        sum((scene.talk for scene in scenes), Seconds(0)),
        sum(scene.words_said + scene.words_shown for scene in scenes),
        sum(scene.words_said for scene in scenes),
        sum(characters_in(e.text) for s in screenplay.scenes for e in s.elements if e.type in SPOKEN | SHOWN),
        sum(e.type in SPOKEN for scene in screenplay.scenes for e in scene.elements),
        scenes,
        speakers(said, timing, present),
        _amounts(scenes, lambda scene: " ".join(scene.place.split()), str.casefold),
        _amounts(scenes, lambda scene: scene.hour),
        _amounts(scenes, lambda scene: scene.inside),
        _amounts(scenes, lambda scene: scene.day),
        work(present, on),
        relations(said, present),
        longest_speeches(said, timing),
    )


def _scenes(
    screenplay: Screenplay,
    said: Iterable[Speech],
    timing: Times,
    on_paper: Mapping[str, Length],
    on: Mapping[str, Day],
    present: Mapping[str, tuple[str, ...]],
) -> tuple[SceneNumbers, ...]:
    talk: dict[str, Seconds] = {}
    for speech in said:
        spans = [timing.elements[line.id] for line in speech.lines if line.id in timing.elements]
        talk[speech.scene] = talk.get(speech.scene, Seconds(0)) + sum((span.length for span in spans), Seconds(0))
    return tuple(
        _scene(scene, place, timing, on_paper.get(scene.id), on[scene.id], present[scene.id], talk.get(scene.id))
        for place, scene in enumerate(screenplay.scenes, 1)
    )


def _scene(
    scene: Scene,
    place: int,
    timing: Times,
    on_paper: Length | None,
    day: Day,
    cast: tuple[str, ...],
    talk: Seconds | None,
) -> SceneNumbers:
    span = timing.scenes[scene.id]
    return SceneNumbers(
        scene.id,
        scene.number or str(place),
        scene.heading,
        scene.inside,
        scene.place,
        day.name,
        day.hour,
        on_paper.eighths if on_paper else 0,
        on_paper.first if on_paper else "",
        span.start,
        span.length,
        talk or Seconds(0),
        sum(words_in(element.text) for element in scene.elements if element.type in SPOKEN),
        sum(words_in(element.text) for element in scene.elements if element.type in SHOWN),
        cast,
    )


def _amounts(
    scenes: Iterable[SceneNumbers], kind: Callable[[SceneNumbers], str], same: Callable[[str], str] = str
) -> tuple[Amount, ...]:
    """The scenes of each kind together, named as the first of them; kinds that are the `same` are one."""
    groups: dict[str, list[SceneNumbers]] = {}
    for scene in scenes:
        groups.setdefault(same(kind(scene)), []).append(scene)
    return tuple(
        Amount(
            kind(group[0]),
            tuple(scene.id for scene in group),
            sum(scene.eighths for scene in group),
            sum((scene.length for scene in group), Seconds(0)),
        )
        for group in groups.values()
    )

"""Pieces in the order of the text become scenes, with ids, casts and remarks."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from itertools import count, islice, repeat
from threading import Lock

from ciotat.core.origin import Origin
from ciotat.core.record import all_made, made
from ciotat.script.identity import Identities
from ciotat.script.kind import STORY, UNPRINTED
from ciotat.script.piece import Heading, Piece
from ciotat.script.remarks import Remarks
from ciotat.script.screenplay import Element, Scene
from ciotat.script.source import Source
from ciotat.script.still import still
from ciotat.script.voice import is_narrator, split_names

__all__ = ["check", "gather", "is_whole", "key_of"]

_AHEAD = UNPRINTED | {"section", "page-break"}
_CLOSING = ("结束", "結束", "完", "毕", "畢")


def gather(
    pieces: list[Piece], source: Source, ids: Identities | None = None, names: Collection[str] = ()
) -> tuple[Scene, ...]:
    """The scenes that `pieces` make. What stands before the first heading and tells no story joins the first scene; where
    there is no story at all, what there is stands in one scene.
    `ids` and the `names` of those who speak elsewhere are of the script that the pieces are a part of."""
    speakers = {piece.name for piece in pieces if piece.type == "cue"}.union(names)
    groups = _groups(pieces)
    late = _Elements(groups, source, ids or Identities())
    firsts = [_first(group) for group in groups]
    named = late.ids.all([_key(first) for first in firsts])
    places = source.origins([(first.start, first.end) for first in firsts])
    return tuple(
        [
            _scene(group, first, speakers, {"id": id, "origin": place, "_late": partial(late.of, number)})
            for number, (group, first, id, place) in enumerate(zip(groups, firsts, named, places, strict=True))
        ]
    )


def key_of(scene: Scene) -> tuple[str, str, str]:
    """The type, name and text that the id of a scene is made of."""
    if scene.heading:
        return "scene", scene.number, scene.heading
    first = next((e.text for e in scene.elements if e.type in STORY), "")
    return "scene", scene.number, f"{scene.place}\0{scene.hour}\0{first}"


def _groups(pieces: list[Piece]) -> list[list[Piece]]:
    groups, begin = list[list[Piece]](), 0
    for at in [at for at, piece in enumerate(pieces) if piece.heading]:
        ahead = at
        while ahead > begin and pieces[ahead - 1].type in _AHEAD and not _closes(pieces[ahead - 1]):
            ahead -= 1
        while ahead < at and pieces[ahead].type != "section":
            ahead += 1
        if not groups and not any(piece.type in STORY for piece in pieces[:at]):
            ahead = begin
        groups.append(pieces[begin:ahead])
        begin = ahead
    groups.append(pieces[begin:])
    return [group for group in groups if any(map(_makes_scene, group))] or list(filter(None, groups))


def is_whole(pieces: list[Piece]) -> bool:
    """Whether `pieces` make scenes that no heading after them takes any away from."""
    return bool(pieces) and pieces[-1].type not in _AHEAD and any(map(_makes_scene, pieces))


def _makes_scene(piece: Piece) -> bool:
    return piece.heading is not None or piece.type in STORY


def _closes(piece: Piece) -> bool:
    return piece.type == "section" and piece.text.endswith(_CLOSING)


class _Elements:
    """The elements of all scenes, made in the order of the text: of the first scene, and of all the others at once, when
    they are first asked for. So are the ids of all that are made."""

    def __init__(self, groups: list[list[Piece]], source: Source, ids: Identities) -> None:
        self.source, self.ids = source, ids
        self._groups, self._made = groups, list[tuple[Element, ...]]()
        self._all, self._named = list[Element](), list[str]()
        self._lock = Lock()

    def of(self, number: int, _: Scene) -> tuple[Element, ...]:
        """The elements of scene `number`."""
        with self._lock:
            if number >= len(self._made):
                groups = self._groups[len(self._made) : None if number else 1]
                with still():
                    self._made += self._elements(groups)
        return self._made[number]

    def name(self, element: Element) -> str:
        """The id of an element that was made here, or of its copy."""
        with self._lock, still():
            new = self._all[len(self._named) :]
            ids = self.ids.all([(e.type, e.name, e.text) for e in new])
            self._named += ids
            for own, id in zip(map(vars, new), ids, strict=True):
                own["id"] = id
                del own["_late"], own["_number"]
        own = vars(element)
        return str(own["id"] if "id" in own else self._named[own["_number"]])

    def _elements(self, groups: list[list[Piece]]) -> Iterator[tuple[Element, ...]]:
        """The elements of scenes that follow each other."""
        kept = [[piece for piece in group if piece.text or piece.type == "page-break"] for group in groups]
        pieces = [piece for group in kept for piece in group]
        places = self.source.origins([(piece.start, piece.end) for piece in pieces])
        late, first = self.name, len(self._all)
        new = all_made(Element, list(map(_values, pieces, places, count(first), repeat(late))))
        self._all += new
        elements = iter(new)
        return (tuple(islice(elements, len(group))) for group in kept)


def _first(group: list[Piece]) -> Piece:
    """The heading of a scene, or where it has none its first words; where it tells no story, what it begins with."""
    for piece in group:
        if piece.heading:
            return piece
    return next((piece for piece in group if piece.type in STORY), group[0])


def _key(first: Piece) -> tuple[str, str, str]:
    if heading := first.heading:
        return "scene", heading.number, first.text or f"{heading.place}\0{heading.hour}\0"
    return "scene", "", f"\0\0{first.text}"


def _scene(group: list[Piece], first: Piece, names: set[str], values: dict[str, object]) -> Scene:
    heading = first.heading or Heading()
    values["number"], values["inside"], values["place"], values["hour"], values["modifiers"], _ = heading
    values["heading"] = first.text if first.heading else ""
    values["cast"] = tuple(_cast(heading, group, names))
    return made(Scene, values)


def _values(piece: Piece, place: Origin, number: int, late: Callable[[Element], str]) -> dict[str, object]:
    """The fields of the element that a piece is, without its id and those that are as usual."""
    values: dict[str, object]
    if piece.name or piece.extension:
        values = {
            "type": piece.type,
            "text": piece.text,
            "origin": place,
            "name": piece.name,
            "extension": piece.extension,
            "voice": piece.voice,
            "dual": piece.dual,
            "_number": number,
            "_late": late,
        }
    else:
        values = {
            "type": piece.type,
            "text": piece.text,
            "origin": place,
            "_number": number,
            "_late": late,
        }
    if piece.runs:
        values["runs"] = piece.runs
    return values


def _cast(heading: Heading, group: list[Piece], names: set[str]) -> dict[str, None]:
    """Names in order of first appearance; a cue of several people counts each of them."""
    cast = dict.fromkeys(heading.cast)
    for cue in dict.fromkeys([piece.name for piece in group if piece.type == "cue"]):
        if cue and cue not in cast and not is_narrator(cue):
            several = split_names(cue)
            known = len(several) > 1 and all(name in names or name in cast for name in several)
            cast.update(dict.fromkeys(several if known or "、" in cue else (cue,)))
    return cast


def check(scenes: Sequence[Scene], remarks: Remarks) -> None:
    """Remark on what the headings of a whole script leave out or say twice."""
    numbers: set[str] = set()
    for scene in scenes:
        if not scene.heading:
            if len(scenes) == 1:
                remarks.add("no-heading", scene.origin)
            continue
        if not (scene.place and scene.inside and scene.hour):
            for missing, about in ((scene.place, "no-place"), (scene.inside, "no-inside"), (scene.hour, "no-hour")):
                if not missing:
                    remarks.add(about, scene.origin)
        if number := scene.number:
            if number in numbers:
                remarks.add("twice-number", scene.origin, number=number)
            numbers.add(number)

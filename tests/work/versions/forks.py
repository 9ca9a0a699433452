"""Two forks of one film, edited at random, and what their merge has to be, worked out from what was done to each line.

The oracle never looks at how a merge is made: it knows every line by a number that no text shows."""

import json
import random
import tomllib
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise

from ciotat.script import read
from ciotat.work.versions.conflict import Conflict
from ciotat.work.versions.films import merged_film

__all__ = ["Fork", "Found", "edited", "examined", "files", "first", "told"]

_STEMS = "rain let win train night lamp stone door gar coat mir road ship bread morn har prom can snow moun glass sha sis clock"
_ENDS = "- er ing den low bour ter ror ise dle tain dow ness ly ful"
WORDS = [stem + end.strip("-") for stem in _STEMS.split() for end in _ENDS.split()]
SHORT = ("Yes.", "No.", "What?", "Go on.", "I know.")
NAMES = ("ANNA", "PAUL", "MARIE", "HENRI", "OLD TOM")
PLACES = ("KITCHEN", "STREET", "HARBOUR", "TRAIN", "ATTIC")


@dataclass
class Line:
    id: int
    text: str


@dataclass
class Piece:
    """A heading (no name, alone), a speech (with a name) or a paragraph of action."""

    id: int
    kind: str
    lines: list[Line]
    name: str = ""


@dataclass
class Scene:
    pieces: list[Piece]


@dataclass
class Fork:
    """A script, and what was done to its pieces since the one it comes from."""

    scenes: list[Scene]
    moved: set[int] = field(default_factory=set)
    sheets: dict[int, dict[str, str]] = field(default_factory=dict)
    takes: set[tuple[int, str]] = field(default_factory=set)
    rewritten: set[int] = field(default_factory=set)

    @property
    def pieces(self) -> list[Piece]:
        return [piece for scene in self.scenes for piece in scene.pieces]


class Numbers:
    """Numbers for lines and pieces, and chance."""

    def __init__(self, seed: int, start: int = 0) -> None:
        self.chance = random.Random(seed)
        self.last = start

    def next(self) -> int:
        self.last += 1
        return self.last

    def sentence(self) -> str:
        if self.chance.random() < 0.15:
            return self.chance.choice(SHORT)
        words = self.chance.choices(WORDS, k=self.chance.randint(3, 12))
        return f"{' '.join(words).capitalize()}{self.chance.choice('.!?')}"

    def line(self) -> Line:
        return Line(self.next(), self.sentence())

    def piece(self) -> Piece:
        if self.chance.random() < 0.65:
            lines = {(line := self.line()).text: line for _ in range(self.chance.choice((1, 1, 1, 2, 3)))}
            return Piece(self.next(), "speech", list(lines.values()), self.chance.choice(NAMES))
        return Piece(self.next(), "action", [self.line()])

    def heading(self) -> Piece:
        place = self.chance.choice(PLACES) + self.chance.choice(("", f" {self.next()}"))
        hour = self.chance.choice(("DAY", "NIGHT"))
        return Piece(self.next(), "heading", [Line(self.next(), f"INT. {place} - {hour}")])

    def scene(self) -> Scene:
        return Scene([self.heading(), *(self.piece() for _ in range(self.chance.randint(2, 9)))])


def first(seed: int, scenes: int = 8) -> Fork:
    """The script that both forks come from."""
    numbers = Numbers(seed)
    fork = Fork([numbers.scene() for _ in range(scenes)])
    for _ in range(5):
        override(fork, numbers)
    return fork


def told(fork: Fork) -> str:
    """The script in Fountain."""
    parts = ["Title: Forks\n"]
    for piece in fork.pieces:
        head = [piece.name] if piece.name else []
        parts.append("\n".join([*head, *(line.text for line in piece.lines)]) + "\n")
    return "\n".join(parts)


def files(fork: Fork) -> dict[str, bytes]:
    """The film's folder: every line an element, every piece a shot."""
    found = {
        "film.toml": b'title = "Forks"\nscript = "script.fountain"\n',
        "script.fountain": told(fork).encode(),
        "script.ids": "\n".join(["script.ids 1", *_ids(fork), ""]).encode(),
    }
    rows = [
        {"id": shot(piece.id), "elements": [shot(line.id) for line in piece.lines], "length": "2"}
        for piece in fork.pieces if piece.kind != "heading"
    ]  # fmt: skip
    found["cut.json"] = ('{"record":"cut.1",\n"shots":[\n' + ",\n".join(map(json.dumps, rows)) + "\n]}\n").encode()
    for id, sheet in fork.sheets.items():
        found[f"shots/{shot(id)}.toml"] = _toml(sheet)
    for id, name in fork.takes:
        found[f"takes/{shot(id)}/{name}.toml"] = f'made = "varied"\nname = "{name}"\n'.encode()
    return found


def shot(id: int) -> str:
    return f"{id % 16**10:010x}"


def _ids(fork: Fork) -> list[str]:
    return [f"{shot(line.id)}\tdialogue\t{piece.name}\t{line.text}" for piece in fork.pieces for line in piece.lines]


def _toml(sheet: dict[str, str]) -> bytes:
    plain = [f'{key} = "{value}"' for key, value in sheet.items() if "." not in key]
    tables = [f'[{key.split(".")[0]}]\n{key.split(".")[1]} = "{value}"' for key, value in sheet.items() if "." in key]
    return "\n".join([*plain, *tables, ""]).encode()


def edited(base: Fork, seed: int, edits: int) -> Fork:
    """`base` with a number of edits of every kind."""
    numbers = Numbers(seed, 1_000_000 * (1 + seed % 1000))
    fork = Fork(deepcopy(base.scenes), sheets=deepcopy(base.sheets), takes=set(base.takes))
    for _ in range(edits):
        numbers.chance.choices(EDITS, WEIGHTS)[0](fork, numbers)
        fork.scenes = [scene for scene in fork.scenes if scene.pieces]
    return fork


def _some(fork: Fork, numbers: Numbers, kinds: str = "speech action") -> tuple[Scene, Piece] | None:
    found = [(scene, piece) for scene in fork.scenes for piece in scene.pieces if piece.kind in kinds]
    return numbers.chance.choice(found) if found else None


def change_words(fork: Fork, numbers: Numbers) -> None:
    if found := _some(fork, numbers):
        line = numbers.chance.choice(found[1].lines)
        words = line.text.split()
        place = numbers.chance.randrange(len(words))
        match numbers.chance.randrange(4):
            case 0:
                words[place] = numbers.chance.choice(WORDS)
            case 1:
                words.insert(place, numbers.chance.choice(WORDS))
            case 2 if len(words) > 2:
                del words[place]
            case _ if found[1].id not in fork.moved:
                words = numbers.sentence().split()
                fork.rewritten.add(found[1].id)
        if " ".join(words) not in [other.text for other in found[1].lines]:
            line.text = " ".join(words)


def insert_line(fork: Fork, numbers: Numbers) -> None:
    if found := _some(fork, numbers, "speech"):
        line = numbers.line()
        if line.text not in [other.text for other in found[1].lines]:
            found[1].lines.insert(numbers.chance.randint(0, len(found[1].lines)), line)


def delete_line(fork: Fork, numbers: Numbers) -> None:
    if (found := _some(fork, numbers, "speech")) and len(found[1].lines) > 1:
        found[1].lines.remove(numbers.chance.choice(found[1].lines))


def insert_piece(fork: Fork, numbers: Numbers) -> None:
    scene = numbers.chance.choice(fork.scenes)
    scene.pieces.insert(numbers.chance.randint(1, len(scene.pieces)), numbers.piece())


def delete_piece(fork: Fork, numbers: Numbers) -> None:
    if found := _some(fork, numbers):
        found[0].pieces.remove(found[1])


def move_piece(fork: Fork, numbers: Numbers) -> None:
    if (found := _some(fork, numbers)) and found[1].id not in fork.rewritten and _tells(found[1]):
        found[0].pieces.remove(found[1])
        scene = numbers.chance.choice(fork.scenes)
        scene.pieces.insert(numbers.chance.randint(min(1, len(scene.pieces)), len(scene.pieces)), found[1])
        fork.moved.add(found[1].id)


def move_scene(fork: Fork, numbers: Numbers) -> None:
    if len(fork.scenes) > 2:
        start, end = numbers.chance.sample(range(len(fork.scenes)), 2)
        scene = fork.scenes.pop(start)
        fork.scenes.insert(end, scene)
        fork.moved |= {piece.id for piece in scene.pieces}
        if abs(start - end) == 1:
            fork.moved |= {piece.id for piece in fork.scenes[start].pieces}


def split_scene(fork: Fork, numbers: Numbers) -> None:
    found = [k for k, scene in enumerate(fork.scenes) if len(scene.pieces) > 3]
    if found:
        k = numbers.chance.choice(found)
        pieces = fork.scenes[k].pieces
        place = numbers.chance.randint(2, len(pieces) - 1)
        fork.scenes[k : k + 1] = [Scene(pieces[:place]), Scene([numbers.heading(), *pieces[place:]])]


def join_scenes(fork: Fork, numbers: Numbers) -> None:
    if len(fork.scenes) > 3:
        k = numbers.chance.randrange(1, len(fork.scenes))
        rest = [piece for piece in fork.scenes[k].pieces if piece.kind != "heading"]
        fork.moved |= {piece.id for piece in rest}
        fork.scenes[k - 1 : k + 1] = [Scene([*fork.scenes[k - 1].pieces, *rest])]


def delete_scene(fork: Fork, numbers: Numbers) -> None:
    if len(fork.scenes) > 3:
        del fork.scenes[numbers.chance.randrange(len(fork.scenes))]


def insert_scene(fork: Fork, numbers: Numbers) -> None:
    fork.scenes.insert(numbers.chance.randint(0, len(fork.scenes)), numbers.scene())


def override(fork: Fork, numbers: Numbers) -> None:
    """Ask something of a shot; every piece but headings is one."""
    if found := _some(fork, numbers):
        sheet = fork.sheets.setdefault(found[1].id, {})
        key = numbers.chance.choice(("size", "lens", "angle", "light.key"))
        sheet[key] = f"{key} {numbers.chance.randint(1, 3)}"


def take(fork: Fork, numbers: Numbers) -> None:
    """Keep a take of a shot and choose it."""
    if found := _some(fork, numbers):
        id = f"{numbers.next() % 16**10:010x}"
        fork.takes.add((found[1].id, id))
        fork.sheets.setdefault(found[1].id, {})["choice.take"] = id


def rename(fork: Fork, numbers: Numbers) -> None:
    names = sorted({piece.name for piece in fork.pieces if piece.name in NAMES})
    if names:
        old, new = numbers.chance.choice(names), f"{numbers.chance.choice(WORDS).upper()} {numbers.next() % 1000}"
        for piece in fork.pieces:
            piece.name = new if piece.name == old else piece.name


EDITS = (
    change_words, insert_line, delete_line, insert_piece, delete_piece, move_piece,
    move_scene, split_scene, join_scenes, delete_scene, insert_scene, rename, override, take,
)  # fmt: skip
WEIGHTS = (30, 8, 5, 15, 10, 3, 5, 4, 2, 2, 3, 3, 10, 6)


@dataclass
class Expected:
    """The spoken lines that a merge must hold, the pieces of the base that both forks touched, and lines that may be there
    too: what replaces a piece of which nothing is left may as well be a new one."""

    spoken: Counter[tuple[str, str]]
    both: set[int]
    free: set[str]


def expected(base: Fork, ours: Fork, theirs: Fork, winner: str) -> Expected:
    """What the merge must hold where `winner` is taken in every conflict."""
    sides = [{piece.id: piece for piece in fork.pieces} for fork in (base, ours, theirs)]
    forks = {"ours": sides[1], "theirs": sides[2]}
    called = {**aliases(base, ours), **aliases(base, theirs)}
    spoken: Counter[tuple[str, str]] = Counter()
    both: set[int] = set()
    for id in sides[0] | sides[1] | sides[2]:
        old, here, there = (side.get(id) for side in sides)
        if _touched(old, here) and _touched(old, there):
            both.add(id)
        for piece in [_merged(old, here, there, forks[winner].get(id))]:
            if piece is not None and piece.kind == "speech":
                spoken.update((called.get(piece.name, piece.name), line.text) for line in piece.lines)
    both |= ours.moved & theirs.moved
    free = {l.text for fork in (ours, theirs) for p in fork.pieces if p.id in fork.rewritten for l in p.lines}
    return Expected(spoken, both, free)


def _touched(old: Piece | None, new: Piece | None) -> bool:
    return old is None or new is None or old.name != new.name or _text(old) != _text(new)


def _merged(old: Piece | None, here: Piece | None, there: Piece | None, winner: Piece | None) -> Piece | None:
    if old is None:
        return here or there
    if here is None or there is None:
        other = here or there
        return None if other is None or _text(old) == _text(other) else winner
    texts = [{line.id: line.text for line in piece.lines} for piece in (old, here, there)]
    won = {line.id: line.text for line in (winner or here).lines}
    lines = []
    for id in texts[0] | texts[1] | texts[2]:
        was, ours, theirs = (text.get(id) for text in texts)
        text = theirs if ours == was else ours if theirs in (was, ours) else won.get(id)
        lines += [Line(id, text)] if text is not None else []
    name = there.name if here.name == old.name else here.name if there.name == old.name else (winner or here).name
    return Piece(old.id, old.kind, lines, name)


def aliases(base: Fork, side: Fork) -> dict[str, str]:
    """The old name of everyone who is called otherwise on a side."""
    before = {piece.id: piece.name for piece in base.pieces}
    return {piece.name: before[piece.id] for piece in side.pieces if piece.id in before and piece.name not in NAMES}


def misplaced(base: Fork, ours: Fork, theirs: Fork, merged: str) -> list[str]:
    """Pieces that stand in another scene than they have to, or in another order, as far as their texts tell them apart."""
    forks = [base, ours, theirs]
    known = _known(forks)
    texts = {id: text for text, id in known.items()}
    above, head = {}, 0
    for paragraph in merged.split("\n\n"):
        lines = paragraph.strip().split("\n")
        text = "\n".join(lines[1:] if len(lines) > 1 else lines)
        id = known.get(text, 0)
        head = id if text.startswith("INT. ") else head
        if id:
            above[id] = head
    return [texts[id] for id in (*_astray(forks, above), *_disordered(forks, list(above)))]


def _known(forks: list[Fork]) -> dict[str, int]:
    """The piece that each text is, where it is never another one."""
    found: dict[str, set[int]] = {}
    for piece in (piece for fork in forks for piece in fork.pieces if _tells(piece)):
        found.setdefault(_text(piece), set()).add(piece.id)
    return {text: min(ids) for text, ids in found.items() if len(ids) == 1}


def _tells(piece: Piece) -> bool:
    """Whether there is enough in a piece to know it again where it moved."""
    return len(_text(piece).split()) > 2


def _text(piece: Piece) -> str:
    return "\n".join(line.text for line in piece.lines)


def _astray(forks: list[Fork], above: dict[int, int]) -> list[int]:
    """Pieces under another heading than the one under which the fork that moved them has them; `above` gives the headings of
    the merge, 0 where one is not known."""
    heads = [{piece.id: scene.pieces[0].id for scene in fork.scenes for piece in scene.pieces} for fork in forks]
    began = {head for side in heads[1:] for id, head in side.items() if heads[0].get(id, head) != head} - {*heads[0]}
    wrong = []
    for id, head in above.items():
        was, here, there = (side.get(id) for side in heads)
        wanted = {there} if here in (was, None) else {here} if there in (was, None) else {here, there}
        lasting = all(want in side for want in wanted for side in heads)
        if head and head != id and head not in {*began, *wanted} and lasting:
            wrong.append(id)
    return wrong


def _disordered(forks: list[Fork], found: list[int]) -> list[int]:
    """Pieces that neither fork moved and that stand before one behind which they stood."""
    moved = forks[1].moved | forks[2].moved
    places = {piece.id: place for place, piece in enumerate(forks[0].pieces) if piece.id not in moved}
    stood = [id for id in found if id in places]
    return [b for a, b in pairwise(stood) if places[a] > places[b]]


@dataclass
class Found:
    """What is wrong with a merge: spoken lines lost and invented, conflicts that need not be, overrides and takes that are
    not what they should be, pieces in the wrong place; and how many conflicts there were."""

    lost: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)
    shots: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    conflicts: int = 0


def examined(base: Fork, ours: Fork, theirs: Fork) -> Found:
    """Merge two forks, undecided and with either side taken in every conflict, and look for what is wrong with it."""
    was, here, there = files(base), files(ours), files(theirs)
    undecided = merged_film(was, here, there, {})
    found = Found(conflicts=len(undecided.conflicts))
    shown = {line for c in undecided.conflicts for side in (c.base, c.ours, c.theirs) for line in side.split("\n")}
    calls = {**aliases(base, ours), **aliases(base, theirs)}
    for winner in ("ours", "theirs"):
        merged = merged_film(was, here, there, {"all": winner})
        wanted = expected(base, ours, theirs, winner)
        got = Counter((calls.get(name, name), text) for name, text in spoken(merged.files["script.fountain"]))
        found.lost += [f"{n}: {t}" for n, t in (wanted.spoken - got).elements() if t not in shown]
        found.invented += [f"{n}: {t}" for n, t in (got - wanted.spoken).elements() if t not in shown | wanted.free]
        found.shots += _wrong_shots((base, ours, theirs), merged.files, winner)
    found.needless = [str(c) for c in undecided.conflicts if not _needed(c, base, ours, theirs)]
    if not undecided.conflicts:
        found.misplaced = misplaced(base, ours, theirs, undecided.files["script.fountain"].decode())
    return found


def spoken(script: bytes) -> list[tuple[str, str]]:
    """Every spoken line with who speaks it, as the script's own reader hears it."""
    elements = [element for scene in read(script, "a.fountain").scenes for element in scene.elements]
    return [(e.name, line) for e in elements if e.type == "dialogue" for line in e.text.split("\n")]


def _needed(conflict: Conflict, base: Fork, ours: Fork, theirs: Fork) -> bool:
    """Whether both forks touched what is in conflict; of a scene, anything in it."""
    both = expected(base, ours, theirs, "ours").both
    if conflict.where.startswith("shots/"):
        id = next(id for id in {*ours.sheets, *theirs.sheets} if shot(id) == conflict.shots[0])
        return base.sheets.get(id) not in (ours.sheets.get(id), theirs.sheets.get(id))
    pieces = {piece.id for piece in base.pieces if _as_told(piece) == conflict.base}
    ids = [{piece.id for piece in fork.pieces} for fork in (ours, theirs)]
    if conflict.sort == "moved":
        lost = {
            p.id for scene in base.scenes if any(scene.pieces[0].id not in side for side in ids) for p in scene.pieces
        }
        return bool(pieces & ((_passed(base, ours) | lost) & (_passed(base, theirs) | lost)))
    if conflict.sort == "scene":
        scenes = [{piece.id for piece in scene.pieces} for scene in base.scenes]
        return any(scene & pieces and not scene & side for scene in scenes for side in ids)
    return bool(pieces & both)


def _passed(base: Fork, fork: Fork) -> set[int]:
    """The pieces that stand before another one in one of the two and after it in the other."""
    places = {piece.id: place for place, piece in enumerate(base.pieces)}
    order = [piece.id for piece in fork.pieces if piece.id in places]
    pairs = [(a, b) for k, a in enumerate(order) for b in order[k + 1 :] if places[a] > places[b]]
    return {id for pair in pairs for id in pair}


def _as_told(piece: Piece) -> str:
    return "\n".join([*([piece.name] if piece.name else []), _text(piece)])


def _wrong_shots(forks: tuple[Fork, Fork, Fork], merged: dict[str, bytes], winner: str) -> list[str]:
    """Overrides that are lost, and takes."""
    base, ours, theirs = forks
    wrong = [
        f"take {id}" for at, id in base.takes | ours.takes | theirs.takes if f"takes/{shot(at)}/{id}.toml" not in merged
    ]
    for id in {*ours.sheets, *theirs.sheets}:
        was, here, there = (fork.sheets.get(id, {}) for fork in forks)
        won = here if winner == "ours" else there
        wanted = {}
        for key in {*was, *here, *there}:
            mine, other = here.get(key), there.get(key)
            wanted[key] = other if mine == was.get(key) else mine if other in (was.get(key), mine) else won.get(key)
        choices = [sheet.get("choice.take") for sheet in (was, here, there)]
        if choices[1] != choices[2] and choices[0] not in choices[1:]:
            wanted = dict(won)
        got = _flat(tomllib.loads(merged.get(f"shots/{shot(id)}.toml", b"").decode()))
        if got != {key: value for key, value in wanted.items() if value is not None}:
            wrong.append(f"shot {shot(id)}: {got}, not {wanted}")
    return wrong


def _flat(values: dict[str, object]) -> dict[str, object]:
    flat: dict[str, object] = {}
    for key, value in values.items():
        flat |= {f"{key}.{k}": v for k, v in value.items()} if isinstance(value, dict) else {key: value}
    return flat

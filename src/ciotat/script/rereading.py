"""The next draft of a script that has been read: only the scenes that changed are read again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from ciotat.core.errors import ScriptError
from ciotat.core.origin import Origin
from ciotat.core.record import made
from ciotat.script.decode import decode
from ciotat.script.detect import language_of
from ciotat.script.drafts import Drafts, Part, alike, compare
from ciotat.script.fountain import Fountain
from ciotat.script.habits import Habits, habits
from ciotat.script.identity import Identities
from ciotat.script.moved import moved, words_of
from ciotat.script.people import introduced, sifted
from ciotat.script.piece import Piece
from ciotat.script.reading import is_story, read, stem
from ciotat.script.remarks import MOST, Remarks
from ciotat.script.scenes import check, gather, is_whole, key_of
from ciotat.script.screenplay import Remark, Scene, Screenplay
from ciotat.script.source import Source, wide_in
from ciotat.script.title_page import author_of, title_of, title_page
from ciotat.script.voice import split_names

__all__ = ["reread"]

_READING = frozenset({"tight-heading", "silent-cue", "lone-dual"})
_CHECKING = frozenset({"no-heading", "no-place", "no-inside", "no-hour", "twice-number"})
_TRIES = 4
_Key = tuple[str, str, str]


def reread(before: Screenplay, data: bytes, name: str = "") -> Screenplay:
    """What ``read(data, name, before.format)`` gives, sooner where `data` is a later draft of `before`, as it was read, in
    Fountain: scenes that did not change are not read again. Without a `name` the title stays what it was, unless the
    script gives one. Raises ScriptError."""
    after = _after(before, data) or read(data, name, before.format)
    kept = "" if name or title_of(before.title_page) else before.title
    title = title_of(after.title_page) or stem(name) or kept
    return after if title == after.title else replace(after, title=title)


def _after(before: Screenplay, data: bytes) -> Screenplay | None:
    """The later draft, without a title that the script does not give; None where it has to be read whole."""
    told = all(remark.about in _READING | _CHECKING and not remark.fix for remark in before.remarks)
    if before.format != "fountain" or not before.scenes or len(before.remarks) >= MOST or not told:
        return None
    try:
        decoded = decode(data)
    except ScriptError:
        return None
    if decoded.encoding != before.encoding or not alike(before.source, decoded.text):
        return None
    source = Source(decoded.text)
    drafts = compare(before.source.replace("\r\n", "\n") if "\r" in before.source else before.source, source.text)
    old, source.wide, source.ends = _known(before, drafts)
    page, body = title_page(source.covered)
    if bool(page) != bool(before.title_page):
        return None
    known = habits(source, body)
    if source.unclosed or known.tight or known != old or language_of(decoded.text, source.wide) != before.language:
        return None
    if source.lifted and source.lifted[0].start < body:
        return None
    for part in islice(drafts.parts(before.scenes, body), _TRIES):
        again = _Again(before, drafts, part, "\r\n" if "\r" in decoded.text else "\n", known)
        if again.is_whole():
            changed = again.scenes()
            if not changed:
                return None
            values = {
                "title": title_of(page),
                "author": author_of(page),
                "title_page": page,
                "people": again.people(changed),
                "scenes": changed,
                "remarks": again.told(changed),
                "source": decoded.text,
                "_known": (known, source.wide, source.ends),
            }
            return made(Screenplay, {name: value for name, value in vars(before).items() if name != "_late"} | values)
    return None


def _known(before: Screenplay, drafts: Drafts) -> tuple[Habits, int, int]:
    """The habits of the earlier draft, and how many wide characters and ends of lines the later one has."""
    known: tuple[Habits, int, int] | None = vars(before).get("_known")
    if not known:
        source = Source(before.source)
        known = habits(source, title_page(source.covered)[1]), source.wide, source.ends
    gone, new = map(wide_in, drafts.changed())
    return known[0], known[1] - gone + new, known[2] + drafts.more


class _Again:
    """A part of the later draft, read again."""

    def __init__(self, before: Screenplay, drafts: Drafts, part: Part, end: str, known: Habits) -> None:
        self.before, self.part, self.more = before, part, drafts.more
        self.above, self.below = before.scenes[: part.first], before.scenes[part.last :]
        self.gone = before.scenes[part.first : part.last]
        self.source = Source(drafts.new[part.start : part.end].replace("\n", end), above=part.above)
        self.remarks = Remarks(before.language)
        self.pieces: list[Piece] = []
        if not self.source.unclosed:
            read = Fountain(self.source, self.remarks, known).pieces
            self.pieces = sorted((*read, *self.source.lifted), key=lambda piece: piece.start)
        self.words_above, self.words_below = list(map(words_of, self.above)), list(map(words_of, self.below))
        elsewhere = set[str]().union(*[words.speakers for words in (*self.words_above, *self.words_below)])
        self.old = elsewhere.union(*[words_of(scene).speakers for scene in self.gone])
        self.new = {piece.name for piece in self.pieces if piece.type == "cue"} | elsewhere

    def is_whole(self) -> bool:
        """Whether what follows the part reads as it did."""
        return not self.source.unclosed and (not self.below or is_whole(self.pieces))

    def scenes(self) -> tuple[Scene, ...]:
        """All scenes of the later draft; none where it has to be read whole."""
        if self.old != self.new and any(len(split_names(name)) > 1 for name in self.old | self.new):
            return ()
        ids = self._met({piece.text for piece in self.pieces} | {key[2] for s in self.gone for key in _keys(s)})
        if not self._as_read(ids.fork()):
            return ()
        fresh = _named(gather(self.pieces, self.source, ids, self.new))
        counts = Counter(key for scene in fresh for key in _keys(scene))
        counts.subtract(key for scene in self.gone for key in _keys(scene))
        other = {key for key, number in counts.items() if number}
        scenes = (*self.above, *fresh, *self._later(ids, other))
        return scenes if any(map(is_story, scenes)) else ()

    def _met(self, texts: set[str]) -> Identities:
        """What has ids above the part, of all that has one of `texts`, and of scenes without headings."""
        ids = Identities()
        for scene, words in zip(self.above, self.words_above, strict=True):
            if not scene.heading or scene.heading in texts:
                ids.meet(*key_of(scene))
            if not texts.isdisjoint(words.keys):
                for text in texts.intersection(words.keys):
                    for key in words.keys[text]:
                        ids.meet(*key)
        return ids

    def _as_read(self, ids: Identities) -> bool:
        """Whether the earlier draft still has the ids it was read with."""
        for scene in self.gone:
            given = [scene.id, *(e.id for e in scene.elements)]
            if given != [ids.next(*key) for key in _keys(scene)]:
                return False
        return True

    def _later(self, ids: Identities, other: set[_Key]) -> Iterator[Scene]:
        """The scenes below the part, on their new lines; those that are `other` in number have other ids."""
        texts = {text for _, _, text in other}
        for scene, words in zip(self.below, self.words_below, strict=True):
            key = key_of(scene)
            id = ids.next(*key) if key in other else scene.id
            renamed: dict[int, str] = {}
            if texts and not texts.isdisjoint(words.keys):
                keys = ((number, (e.type, e.name, e.text)) for number, e in enumerate(words.elements))
                renamed = {number: ids.next(*key) for number, key in keys if key in other}
            same = not self.more and not renamed and id == scene.id
            yield scene if same else moved(scene, id, self.more, renamed)

    def people(self, scenes: tuple[Scene, ...]) -> tuple[tuple[str, str], ...]:
        """Everyone the action of the later draft introduces."""
        fresh = scenes[len(self.above) : len(scenes) - len(self.below)]
        old, new = sifted(self.old, self.before.scenes), sifted(self.new, scenes)
        if old == new and introduced(self.gone, old) == introduced(fresh, new):
            return self.before.people
        return introduced(scenes, new)

    def told(self, scenes: tuple[Scene, ...]) -> tuple[Remark, ...]:
        """The remarks on the later draft."""
        remarks = Remarks(self.before.language)
        old = [(remark.origin, remark) for remark in self.before.remarks if remark.about in _READING]
        remarks.remarks += [
            remark for origin, remark in old if origin and self.above and origin.line <= self.part.above
        ]
        remarks.remarks += self.remarks.remarks
        below = [(origin, remark) for origin, remark in old if origin and origin.line > self.part.until]
        remarks.remarks += [
            replace(remark, origin=Origin(origin.line + self.more, origin.column, origin.length))
            for origin, remark in below
        ]
        check(scenes, remarks)
        return tuple(remarks.remarks)


def _named(scenes: tuple[Scene, ...]) -> tuple[Scene, ...]:
    """The same scenes, all of whose elements have their ids."""
    for scene in scenes:
        for element in scene.elements:
            assert element.id
    return scenes


def _keys(scene: Scene) -> Iterator[_Key]:
    """What the ids of a scene and its elements are made of."""
    yield key_of(scene)
    for element in scene.elements:
        yield element.type, element.name, element.text

"""A changed screenplay written into the Final Draft file it was read from: what did not change keeps its characters."""

import re
from collections import deque
from collections.abc import Iterator
from itertools import count

from ciotat.script.finaldraft.changes import Base, Group, groups
from ciotat.script.finaldraft.edits import Edit, applied, content, gone, put
from ciotat.script.finaldraft.entries import PAD, Anew, Entry
from ciotat.script.finaldraft.patch import Patch
from ciotat.script.finaldraft.ranges import moved
from ciotat.script.finaldraft.title_lines import title_lines, title_paragraphs
from ciotat.script.screenplay import Screenplay

__all__ = ["spliced"]

_INDENT = re.compile(r"(?:\r\n|\r|\n)[ \t]*\Z")
_ID = re.compile(r"\d{1,9}")


def spliced(screenplay: Screenplay) -> str:
    """The source of `screenplay` with what changed since it was read written anew."""
    return _Splice(screenplay).text()


class _Splice:
    def __init__(self, screenplay: Screenplay) -> None:
        self.screenplay = screenplay
        self.base = base = Base(screenplay.source)
        self.source = base.text
        self.root = base.reader.root
        self.content = base.reader.content
        self.blocks = [*self.content.nodes("Paragraph", "DualDialogue")]
        self.full = [block for block in self.blocks if block.start in base.of]
        self.leads = self._leads()
        first = self.leads.get(self.full[0].start, "") if self.full else ""
        found = _INDENT.search(first)
        gap = found.group() if found else ""
        self.anew = Anew(gap, self._numbers())
        self.edits: list[Edit] = []

    def _numbers(self) -> Iterator[int]:
        """The numbers no note of the file has yet."""
        notes = (node.attributes for node in self.root.walk() if node.tag == "ScriptNote")
        ids = (given.get("ID", "") or given.get("Id", "") for given in notes)
        yield from count(max((int(id) for id in ids if _ID.fullmatch(id)), default=0) + 1)

    def _leads(self) -> dict[int, str]:
        """What stands before each block that holds something: blanks, comments, empty paragraphs."""
        leads, at = {}, self.content.inner
        for block in self.full:
            leads[block.start] = self.source[at : block.start]
            at = block.end
        return leads

    def text(self) -> str:
        """The text of the file."""
        claimed = [*self.base.claim(self.screenplay)]
        entries = [entry for group in groups(claimed) for entry in self._entries(group)]
        out: list[str] = []
        places: dict[int, int] = {}
        size = 0
        for entry in self._paired(self._kept(entries)):
            if entry.block:
                places[entry.block.start] = size + len(entry.lead)
            out += [entry.lead, entry.text]
            size += len(entry.lead) + len(entry.text)
        last = self.full[-1].end if self.full else self.content.inner
        told = "".join((*out, self.source[last : self.content.close]))
        self.edits = [edit for edit in self.edits if not self.content.start <= edit.start < self.content.end]
        self._gone_apart()
        self.edits += [content(self.source, self.content, told), *self._title()]
        if told != self.source[self.content.inner : self.content.close]:
            self.edits += moved(self.source, self.base.reader, told, places)
        return applied(self.source, 0, len(self.source), self.edits)

    def _gone_apart(self) -> None:
        """Notes at the end of the file whose paragraph is gone go with it."""
        held, within = {edit.end for edit in self.edits}, range(self.content.start, self.content.end)
        for part in self.base.parts:
            if part.node and part.piece.type == "note" and part.now is None and part.node.start not in within:
                self.edits += [gone(self.source, part.node)] if part.node.end not in held else []

    def _kept(self, entries: list[Entry]) -> Iterator[Entry]:
        """The entries, with what stood before blocks that are gone, save blanks."""
        places = {block.start: at for at, block in enumerate(self.full)}
        there = {entry.block.start for entry in entries if entry.block}
        orphans = deque(at for at, block in enumerate(self.full) if block.start not in there)
        for entry in entries:
            at = places[entry.block.start] if entry.block else -1
            lost = []
            while orphans and orphans[0] < at:
                lost.append(self.leads[self.full[orphans.popleft()].start].rstrip())
            entry.lead = "".join((*lost, entry.lead))
            yield entry
        for at in orphans:
            if told := self.leads[self.full[at].start].rstrip():
                yield Entry(told, "")

    def _paired(self, entries: Iterator[Entry]) -> Iterator[Entry]:
        """The entries, those that speak at the same time and stand alone put together by twos."""
        pair: list[Entry] = []
        speakers = 0
        for entry in entries:
            if pair and (not entry.dual or (entry.speaks and speakers == 2)):
                yield self._pair(pair)
                pair, speakers = [], 0
            speakers += entry.speaks
            if entry.dual:
                pair.append(entry)
            else:
                yield entry
                speakers = 0
        if pair:
            yield self._pair(pair)

    def _pair(self, pair: list[Entry]) -> Entry:
        gap = self.anew.gap
        inner = "".join((gap + PAD * 2 if gap else "") + entry.text for entry in pair)
        pad = gap + PAD if gap else ""
        text = f'<Paragraph Type="General">{pad}<DualDialogue>{inner}{pad}</DualDialogue>{pad}<Text></Text>{gap}</Paragraph>'
        return Entry(pair[0].lead, text)

    def _entries(self, group: Group) -> Iterator[Entry]:
        block = group.block
        if block is None:
            yield from self.anew.entries([item for item, _ in group.items])
            return
        parts = self.base.of[block.start]
        lead = self.leads[block.start]
        if [part for _, part in group.items] == parts and not any(part.changed for part in parts):
            yield Entry(lead, self.source[block.start : block.end], block)
            return
        patch = Patch(self.source, self.anew, parts, group)
        if patch.holds:
            yield from self.anew.entries(patch.before)
            yield Entry(lead, patch.text(block), block)
            yield from self.anew.entries(patch.after)
        else:
            yield from patch.entries(lead)
        self.edits += patch.edits

    def _title(self) -> Iterator[Edit]:
        page = self.screenplay.title_page
        if page != self.base.reader.page:
            told = self.root.first("TitlePage", "Content")
            end = self.anew.gap.rstrip(" \t")
            if told:
                lines = "".join(f"{end}{PAD * 3 if end else ''}{line}" for line in title_paragraphs(page))
                yield content(self.source, told, lines + (end + PAD * 2 if end else ""))
            else:
                yield put(self.source, self.root, title_lines(page))

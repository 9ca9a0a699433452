"""The Chinese 剧本 format, read line by line: headings, cast lines, △ action, 名字：台词, 【】 marks.

A backslash takes the meaning from the mark behind it; at the head of a line, from the whole line.
"""

import re
from collections import Counter
from collections.abc import Callable

from ciotat.script.brackets import bracketed
from ciotat.script.chinese_heading import chinese_heading, label_fields, labelled_heading, with_fields
from ciotat.script.cue import ChineseCue, Saying, chinese_cue, saying
from ciotat.script.front_matter import FrontMatter, is_label
from ciotat.script.latin_heading import latin_heading
from ciotat.script.piece import Heading, Piece
from ciotat.script.remarks import Remarks
from ciotat.script.screenplay import ElementType
from ciotat.script.shadow import shadow
from ciotat.script.source import Line, Source, clean, uncovered
from ciotat.script.speech import utterances
from ciotat.script.thoughts import settle_voices
from ciotat.script.voice import is_crowd, split_names, voice_of

__all__ = ["Chinese"]

_EPISODE = re.compile(
    r"第[〇零一二三四五六七八九十百千两\d]+[集幕回章][:\s]*.*|(?:序幕|楔子|尾声|彩蛋|序章)[:\s]*.{0,20}"
)
_CLOSING = re.compile(r"[【(]?\s*(?:本集完|本集结束|完|全剧终|剧终|全文完|未完待续|END)\s*[】)]?[。.]?", re.I)
_CAST = re.compile(r"(?:出场人物|登场人物|人物|角色|出场|演员)\s*:\s*(?P<names>.*)")
_CAST_FIRST = tuple("出登人角演")
_THINGS = re.compile(r"(?:道具|服装|化妆|服化道|备注|注)\s*:\s*.+")
_WEATHER = re.compile(r"天气\s*:\s*(?P<text>.+)")
_SAME = re.compile(r"前场所有人|全员|同上|同前")
_BARE_NUMBER = re.compile(r"\d{1,4}(?:-\d{1,4}){0,2}[A-Za-z]?[、.]?")
_RULE = re.compile(r"[-—_*]{3,}|={4,}")
_PAGE = "==="
_SYNOPSIS = re.compile(r"(?:=\s+|【?(?:故事)?(?:梗概|大纲)(?:】\s*:?|\s*:)\s*)(?P<text>[^\s=].*)")
_SECTION = re.compile(r"#(?P<marks>#*)\s*(?P<text>\S.*)")
_ESCAPE = re.compile(r"^\\(?=[^!-/:-@\[-`{-~（）]|$)|\\([!-/:-@\[-`{-~（）])", re.M)
_LONGEST_NAME, _STEP = 16, 4
_NAME = re.compile(r"[\u3400-\u9fff]{2,4}")
_HEARD = re.compile(
    r"(?P<name>[^()（）:：，,。\s]{1,10})\s*[(（](?:画外音?|旁白|O\.?S\.?|V\.?O\.?|内心(?:独白)?|独白|心声|电话[里中]?)[)）]",
    re.I,
)
_TOLD = re.compile(r"([\u3400-\u9fff]{2,})[（(]")
_ASIDE = re.compile(r"[(（].+[)）]")
_BLANK = " \t\u3000\xa0\u200b\ufeff\0"
_EDGE = f"{_BLANK}*"


class Chinese:
    """One reading of a Chinese script: `pieces` in order, the title page and the people of the front matter."""

    def __init__(self, source: Source, remarks: Remarks) -> None:
        self.source, self.remarks = source, remarks
        self.pieces: list[Piece] = []
        self.lines = [_unmarked(line) for line in source.lines if not _RULE.fullmatch(line.bare)]
        self._front = FrontMatter()
        self._number = ""
        self._cast: tuple[str, ...] = ()
        self._heading: Piece | None = None
        self._fresh = False
        self._speaker: Piece | None = None
        self._joins = False
        self._spans: list[str] = []
        self._at = 0
        at = self._front_matter()
        self._known = self._speakers(at)
        for number, line in enumerate(self.lines[at:], at):
            self._at = number
            self._line(line)
        for piece in self.pieces:
            if "\\" in piece.text:
                piece.text = _ESCAPE.sub(lambda escape: escape[1] or "", piece.text)
        settle_voices(self.pieces)

    @property
    def page(self) -> tuple[tuple[str, str], ...]:
        return tuple(self._front.page)

    @property
    def people(self) -> dict[str, str]:
        return self._front.people

    def _front_matter(self) -> int:
        """Read up to the first story line; the index of the line where the story begins."""
        lines = self.lines
        below = [*(_bare(line) for line in lines[1:]), ""]
        first = next((i for i, line in enumerate(lines) if self._opens(line, below[i])), None)
        for at, line in enumerate(lines[: len(lines) if first is None else first]):
            if not line.bare:
                self._front.pause()
                continue
            if self._front.take(line):
                continue
            mark = bracketed(text := _bare(line), shadow(text))
            if first is None or chinese_cue(text) or (mark and mark.type != "action"):
                return at
            self._put("synopsis", clean(line.raw).strip(_EDGE), line)
        return len(lines) if first is None else first

    def _opens(self, line: Line, below: str) -> bool:
        text = _bare(line)
        seen = shadow(text)
        return bool(text) and (
            text[0] in "△▲▽⊿~@\\"
            or text == _PAGE
            or (text[0] == ">" and text[-1] == "<")
            or (
                text[0] == "【"
                and (mark := bracketed(text, seen)) is not None
                and mark.type in ("section", "transition")
            )
            or (line.bare[:2] == "##" and not is_label(text))
            or (text[0] == "=" and _SYNOPSIS.fullmatch(text) is not None)
            or any(form.fullmatch(seen) for form in (_EPISODE, _BARE_NUMBER))
            or chinese_heading(text) is not None
            or latin_heading(text) is not None
            or labelled_heading(text, below) is not None
        )

    def _speakers(self, first: int) -> set[str]:
        """Names that may stand before a colon or over a speech: of the front matter, of cast lines, those cued at least
        twice, and those that stand alone over words."""
        lines = [_bare(line) for line in self.lines[first:]]
        counts = _alone(lines)
        known = {*self._front.people, *counts}
        for text in lines:
            if text[:1] in _CAST_FIRST and (match := _CAST.fullmatch(shadow(text))):
                known.update(split_names(text[match.start("names") :]))
            elif text and (cue := chinese_cue(text)) and cue.name:
                counts[cue.name] += 2 if cue.sure else 1
        return known | {name for name, count in counts.items() if count > 1}

    def _line(self, line: Line) -> None:
        text = _bare(line)
        if not text:
            self._joins = False
            if self._speaker and self.pieces[-1] is not self._speaker:
                self._speaker = None
            return
        seen = shadow(text)
        if text[0] == "\\" or (self._speaker and self._aside(text, seen)):
            self._plain(line, text)
        elif not (self._marked(line, text, seen) or self._structure(line, text, seen) or self._told(line, text, seen)):
            self._story(line, text)

    def _aside(self, text: str, seen: str) -> bool:
        """Whether a line is a stage direction in a speech."""
        return bool(_ASIDE.fullmatch(text)) and not (_CLOSING.fullmatch(seen) or bracketed(text, seen))

    def _structure(self, line: Line, text: str, seen: str) -> bool:
        """Read a heading, an episode, a label under a heading."""
        if _CLOSING.fullmatch(seen):
            return self._end(self._put("section", text, line))
        if heading := latin_heading(text) or chinese_heading(text, self._number):
            return self._open(line, text, heading)
        if _BARE_NUMBER.fullmatch(seen):
            self._end(self._put("section", text, line))
            return True
        if _EPISODE.fullmatch(seen) and len(text) <= 40:
            return self._end(self._put("section", text, line))
        if self._fresh and self._under(line, text, seen):
            return True
        if heading := labelled_heading(text, self._below()):
            return self._open(line, text, heading)
        self._fresh = False
        return False

    def _marked(self, line: Line, text: str, seen: str) -> bool:
        """Read what this format has from Fountain, and an outline of the scene."""
        if line.bare[:1] == "#":
            return False
        if text[0] in "=【故梗大" and (synopsis := _SYNOPSIS.fullmatch(seen)):
            return self._end(self._put("synopsis", text[synopsis.start("text") :], line))
        if text == _PAGE:
            return self._end(self._put("page-break", "", line))
        if text[0] == "~" and len(text) > 1:
            return self._sing(text[1:].strip(_BLANK), line)
        if text[0] == ">" and text[-1] == "<" and (inner := text[1:-1].strip(_BLANK)):
            return self._end(self._put("centred", inner, line))
        return False

    def _sing(self, text: str, line: Line) -> bool:
        piece, cue = self._put("lyric", text, line), self._speaker
        if cue:
            piece.name, piece.extension, piece.voice = cue.name, cue.extension, cue.voice
        return True

    def _below(self) -> str:
        return _bare(self.lines[self._at + 1]) if self._at + 1 < len(self.lines) else ""

    def _open(self, line: Line, text: str, heading: Heading) -> bool:
        self._number = heading.number or self._number
        modifiers = (*heading.modifiers, *(span for span in self._spans if span not in heading.modifiers))
        heading = self._with_cast(heading, heading.cast, modifiers)
        last = self.pieces[-1] if self.pieces else None
        if last and last.type == "section" and not heading.number and _BARE_NUMBER.fullmatch(shadow(last.text)):
            heading = heading._replace(number=shadow(last.text).strip("、. "))
            self.pieces.pop()
        self._heading = self._put("heading", text, line)
        self._heading.heading = heading
        self._fresh = True
        return self._end(self._heading)

    def _with_cast(self, heading: Heading, cast: tuple[str, ...], modifiers: tuple[str, ...]) -> Heading:
        names = [n for name in cast for n in (self._cast if _SAME.fullmatch(shadow(name)) else (name,))]
        self._cast = tuple(_name(name, self.people) for name in names) or self._cast
        named = tuple(_name(name, self.people) for name in names)
        return Heading(heading.number, heading.inside, heading.place, heading.hour, modifiers, named)

    def _under(self, line: Line, text: str, seen: str) -> bool:
        """Read a line that fills in the heading above it."""
        assert self._heading is not None
        opened = self._heading.heading or Heading()
        if opened.place and seen.startswith("场景"):
            return False
        if cast := _CAST.fullmatch(seen):
            names = (*opened.cast, *split_names(text[cast.start("names") :]))
            self._heading.heading = self._with_cast(opened, names, opened.modifiers)
        elif weather := _WEATHER.fullmatch(seen):
            told = text[weather.start("text") :].strip()
            self._heading.heading = self._with_cast(opened, opened.cast, (*opened.modifiers, told))
        elif _THINGS.fullmatch(seen):
            self._put("note", text, line)
        elif fields := label_fields(text):
            filled = with_fields(opened, fields)
            self._heading.heading = self._with_cast(filled, filled.cast, filled.modifiers)
        else:
            return False
        return True

    def _told(self, line: Line, text: str, seen: str) -> bool:
        """Read 【】, sounds, cards, transitions and camera marks."""
        mark = bracketed(text, seen)
        if not mark:
            return False
        if mark.type == "dialogue":
            cue = ChineseCue(mark.label, "", 0, True)
            self._speak(line, cue, mark.start, mark.end)
            return True
        piece = self._put(mark.type, text[mark.start : mark.end].strip(), line)
        piece.extension = mark.label
        if mark.span:
            self._spans = [*self._spans, mark.span] if mark.opens else [s for s in self._spans if s != mark.span]
        return self._end(piece)

    def _story(self, line: Line, text: str) -> None:
        if text[0] in "△▲▽⊿":
            bare = text[1:].strip(_BLANK)
            if told := saying(bare, self._known):
                self._told_of(line, told, len(text) - len(bare))
            else:
                self._action(bare, line)
        elif cue := chinese_cue(text, self._known):
            if not cue.sure and cue.name not in self._known and not is_crowd(cue.name):
                self.remarks.add("perhaps-cue", self.source.origin(line.begin, line.end), name=cue.name)
            self._speak(line, cue, cue.rest, len(text))
        elif cue := self._standing(line, text):
            self._speak(line, cue, len(text), len(text))
        elif not self._speaker and (told := saying(text, self._known)):
            self._told_of(line, told)
        elif not self._speaker and text[0] in "(（" and (inner := _direction(text)):
            self._action(inner, line)
        else:
            self._plain(line, text)

    def _standing(self, line: Line, text: str) -> ChineseCue | None:
        """The cue that a name alone over its speech is: a known one, or one set towards the middle of the page."""
        below = self._below()
        if self._speaker or self._joins or not below or len(text) > _LONGEST_NAME or below in self._known:
            return None
        if below[0] in "△▲▽⊿【#" or chinese_heading(below) or not (cue := chinese_cue(f"{text}：", self._known)):
            return None
        middle = _columns(line) >= _columns(self.lines[self._at + 1]) + _STEP > _STEP
        return cue if cue.name in self._known or (cue.name and middle) else None

    def _plain(self, line: Line, text: str) -> None:
        """A line that goes on with what the one above it says or tells, or tells something new; behind a #, a section."""
        if line.bare[:1] == "#" and (section := _SECTION.fullmatch(line.bare)):
            piece = self._put("section", section["text"], line)
            piece.extension = section["marks"]
            self._end(piece)
        elif self._speaker:
            self._say(line, 0, len(text), text)
        elif self._joins and self.pieces[-1].type == "action":
            self.pieces[-1].text += f"\n{text}"
            self.pieces[-1].end = line.end
        else:
            self._action(text, line)

    def _action(self, text: str, line: Line) -> None:
        if text not in ("", "\\"):
            self._end(self._put("action", text, line))
            self._joins = True

    def _speak(self, line: Line, cue: ChineseCue, start: int, end: int) -> None:
        """A cue and what it says in its own line; a cue that says nothing there speaks the lines below."""
        text = _bare(line)
        voice = voice_of(cue.mark, cue.name)
        begin = _begin(line)
        self._speaker = Piece("cue", cue.name, begin, _offsets(line)(min(start, len(text))), cue.name, cue.mark, voice)
        self.pieces.append(self._speaker)
        self._joins, first = False, len(self.pieces)
        if cue.manner[1]:
            self._say(line, cue.manner[0] - 1, cue.manner[1] + 1, text)
        self._say(line, start, end, text)
        if any(piece.type == "dialogue" for piece in self.pieces[first:]):
            self._speaker = None

    def _told_of(self, line: Line, told: Saying, at: int = 0) -> None:
        """What someone says in a line of action, from character `at` of its bare text."""
        text, place = _bare(line), _offsets(line)
        a, b, start, end = (at + index for index in (*told.how, *told.said))
        self._speaker = Piece("cue", told.name, _begin(line), place(a), told.name)
        how = Piece("parenthetical", text[a:b].strip(), place(a), place(b), told.name)
        self.pieces += (self._speaker, how)
        self._say(line, start, end, text)
        self._end(None)

    def _say(self, line: Line, start: int, end: int, text: str) -> None:
        cue = self._speaker
        assert cue
        above, place = self.pieces[-1], _offsets(line)
        for type, said, a, b in utterances(text[start:end]):
            first, last = place(start + a), place(start + b)
            if type == above.type == "dialogue" and above.name == cue.name:
                above.text, above.end = f"{above.text}\n{said}", last
            else:
                self.pieces.append(Piece(type, said, first, last, cue.name, cue.extension, cue.voice))
                above = self.pieces[-1]

    def _put(self, type: ElementType, text: str, line: Line) -> Piece:
        self.pieces.append(Piece(type, text, line.begin, line.end))
        return self.pieces[-1]

    def _end(self, piece: Piece | None) -> bool:
        """Whatever was being said or told ends here."""
        self._speaker, self._joins = None, False
        return True


def _bare(line: Line) -> str:
    text = line.text.strip(_BLANK)
    if text[:1] == "*":
        text = text.strip(_EDGE)
    return text.lstrip("#").lstrip(_EDGE) if text[:1] == "#" else text


def _direction(text: str) -> str:
    """What stands in parentheses that take a whole line, without them; nothing where they do not."""
    parts = list(utterances(text))
    type, inner, _, end = parts[0] if len(parts) == 1 else ("", "", 0, 0)
    return inner if type == "parenthetical" and end == len(text) else ""


def _columns(line: Line) -> int:
    """How many columns a line is set in; a full-width blank takes two."""
    blanks = line.raw[: len(line.raw) - len(line.raw.lstrip(" \u3000"))]
    return len(blanks) + blanks.count("\u3000")


def _unmarked(line: Line) -> Line:
    """The line with the ** of Markdown covered."""
    if "**" not in line.raw:
        return line
    raw = line.raw.replace("**", "\0\0")
    return Line(line.start, raw, clean(raw), clean(raw).strip())


def _offsets(line: Line) -> Callable[[int], int]:
    """Where each character of the bare text of a line stands in the source."""
    begin = _begin(line)
    if "\0" not in line.raw:
        return lambda index: begin + index
    _, seen = uncovered(line.raw[begin - line.start :])
    return lambda index: begin + seen[index] if index < len(seen) else line.end


def _begin(line: Line) -> int:
    """The offset of the first character of the bare text."""
    return line.start + len(line.raw) - len(line.raw.lstrip(_EDGE + "#"))


def _name(name: str, people: dict[str, str]) -> str:
    """A name of a cast line without what stands behind it in parentheses, which describes the person."""
    match = re.fullmatch(r"(?P<name>[^()（）]+?)\s*[(（](?P<facts>[^()（）]*)[)）]", name)
    if not match:
        return name
    if match["facts"]:
        people.setdefault(match["name"], match["facts"])
    return match["name"]


def _alone(lines: list[str]) -> Counter[str]:
    """Names that stand alone over words twice, or once and are told of with more in brackets, or with （画外音） behind them;
    where one speaks so, whoever begins a line of action does."""
    threes = zip(["", *lines], lines, [*lines[1:], ""], strict=False)
    over = Counter(text for above, text, below in threes if not above and below and _NAME.fullmatch(text))
    over = Counter({name: count for name, count in over.items() if chinese_cue(f"{name}：")})
    heard = {match["name"].strip() for text in lines if (match := _HEARD.fullmatch(text))}
    if not over and not heard:
        return over
    told = {match[1][-k:] for text in lines for match in _TOLD.finditer(text) for k in (2, 3, 4)}
    sure = {name for name, count in over.items() if count > 1 or name in told}
    if sure:
        sure |= over.keys() & {text[:k] for text in lines for k in (2, 3, 4) if len(text) > k}
    return Counter({name: 2 for name in (*over, *sorted(heard)) if name in sure or name in heard})

"""A Word document becomes a script: by the names of its styles, by its indents, or as the text that it is."""

from collections.abc import Sequence

from ciotat.script.detect import language_of
from ciotat.script.imports.columns import is_heading
from ciotat.script.imports.docx import Paragraph, paragraphs
from ciotat.script.imports.docx_styles import type_of
from ciotat.script.imports.imported import Imported
from ciotat.script.imports.row import Row
from ciotat.script.imports.scripted import scripted
from ciotat.script.run import Run

__all__ = ["word"]

_LONGEST = 40
_TAB, _LETTER, _MIDDLE, _FLUSH = 0.5, 0.1, 2.0, 4.5


def word(data: bytes) -> Imported:
    """The script in a Word document. Raises ScriptError for one that cannot be opened."""
    found = paragraphs(data)
    rows = _rows(found)
    typed = sum(bool(row.type) for row in rows)
    inferred = [("styles", {"count": str(typed)})] if typed >= 3 else []
    return (scripted(rows, inferred) if rows else None) or Imported(_text(found))


def _rows(found: Sequence[Paragraph]) -> list[Row]:
    rows: list[Row] = []
    gap, page = 1, 0
    types = [type_of(p.look.name) for p in found]
    typed = sum(type in ("heading", "cue", "dialogue") for type in types) >= 3
    for paragraph, type in zip(found, types, strict=True):
        page += paragraph.breaks
        if not paragraph.text.strip():
            gap += 1
            continue
        if not typed:
            type = "section" if paragraph.look.level and not is_heading(paragraph.text.strip()) else None
        rows.append(_row(paragraph, type or "", gap, page))
        rows += [Row((Run(note),), 0.0, 0.0, 1, page, True, type="note") for note in paragraph.notes]
        gap = 0
    return rows


def _row(paragraph: Paragraph, type: str, gap: int, page: int) -> Row:
    look, text = paragraph.look, paragraph.text
    lead = text[: len(text) - len(text.lstrip())]
    align = look.align in ("center", "right", "end")
    left = look.left + sum(_TAB if c == "\t" else 2 * _LETTER if c == "\u3000" else _LETTER for c in lead)
    if align:
        left = _MIDDLE if look.align == "center" else _FLUSH
    runs = _stripped(paragraph.runs)
    number = paragraph.number.strip(".、)） ") if type == "heading" or is_heading(text.strip()) else ""
    if look.caps and type not in ("dialogue", "parenthetical", "action"):
        runs = tuple(Run(run.text.upper(), run.styles) for run in runs)
    if type == "parenthetical":
        runs = _unboxed(runs)
    if paragraph.number and not number:
        runs = (Run(f"{paragraph.number} "), *runs)
    return Row(
        runs, left, 0.0, gap, page, True, look.align == "center", look.align in ("right", "end"), type, number
    )  # fmt: skip


def _stripped(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs of a paragraph without the blanks around it."""
    kept = [run for run in runs if run.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = Run(kept[0].text.lstrip(), kept[0].styles)
        kept[-1] = Run(kept[-1].text.rstrip(), kept[-1].styles)
    return tuple(kept)


def _unboxed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    first, last = runs[0].text, runs[-1].text
    if first[:1] not in "(（" or last[-1:] not in ")）":
        return runs
    trimmed = [*runs]
    trimmed[0] = Run(first[1:], runs[0].styles)
    trimmed[-1] = Run(trimmed[-1].text[:-1], runs[-1].styles)
    return tuple(trimmed)


def _text(found: Sequence[Paragraph]) -> str:
    """The paragraphs as lines; with blank lines between them where the writer left none and nothing else parts them: no
    headings and names in capitals."""
    lines = [f"{p.number} {p.text}".strip() if p.number else p.text for p in found]
    apart = any(not line.strip() for line in lines) or language_of("\n".join(lines)) == "zh" or _is_tight(lines)
    return ("\n" if apart else "\n\n").join(lines) + "\n"


def _is_tight(lines: Sequence[str]) -> bool:
    """Whether lines are a script typed without blank lines: a heading, and names in capitals over words that are not."""
    headed = [is_heading(line.strip()) for line in lines]
    cues = (
        above.isupper() and len(above) <= _LONGEST and not (heading or below.isupper())
        for above, heading, below in zip(lines, headed, lines[1:], strict=False)
    )
    return any(headed) and any(cues)

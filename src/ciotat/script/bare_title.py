"""A title page as it is typed on paper, without keys: a title over *Written by*, or alone over FADE IN:."""

import re

from ciotat.script.emphasis import plain
from ciotat.script.heading import SLUG
from ciotat.script.source import clean

__all__ = ["bare_title"]

_WORK = r"(?:screenplay|teleplay|script|story|film|play|short(?: film)?)"
_MADE = rf"(?:(?:an? |the )?(?:original |short |feature )*{_WORK}|written|created|directed|adapted|produced)"
_NAME = r"(?:[^\W\d_a-z]\.|[^\W\d_a-z][\w'’-]*(?:\.(?=[\w ]))?)"
_BY = re.compile(
    rf"(?P<credit>(?i:{_MADE}(?:(?: and | & |, ){_MADE})*\s+by|by))\b\s*:?\s*"
    rf"(?P<who>(?:{_NAME}(?:(?:,| and| &)? {_NAME}){{0,8}})?)\.?"
)
_FADE = re.compile(r"FADE (?:IN|UP|FROM \w+)[.:]?")
_END = re.compile(r"#+\s|[.][^\W_]|[>@!~]|={3,}")
_NO_TITLE = re.compile(
    r"\b(?:BLACK(?:NESS)?|DARK(?:NESS)?|SCREEN|SILENCE|SOUNDS?|MUSIC|VOICES?|OVER|SUPER|TITLE|CARD|CREDITS?|OPEN|ON|TEASER|"
    r"PROLOGUE|ACT|COLD|MONTAGE|SERIES|CUT|DISSOLVE|WE|HEAR|SEE|CLOSE|ANGLE|NOTE)\b"
)
"""What opens a film rather than names it."""
_DRAFT = re.compile(r"(?i:draft|revision|version)\b|.*\b\d{4}\b")
_MOST_LINES, _MOST_LETTERS, _LONGEST = 14, 900, 70


def bare_title(text: str) -> tuple[tuple[tuple[str, str], ...], int]:
    """The pairs of a title page without keys at the head of `text`, and the offset of what follows it: FADE IN: or the first
    scene; none and 0 where the script begins at once."""
    head, at, fades = _head(text)
    if not head or not _names(head[0]):
        return (), 0
    credits = [k for k, line in enumerate(head) if k and _BY.fullmatch(line)]
    alone = head[0] == head[0].upper() and len(head) > 1 and not head[1]
    if not credits and not (fades and alone and len(head) <= 6 and not _NO_TITLE.search(head[0])):
        return (), 0
    if re.search(rf"^[ \t]*{re.escape(head[0])}[ \t]*\n[ \t]*\S", text[at:], re.MULTILINE):
        return (), 0  # somebody of that name speaks
    pairs, rest = [("Title", head[0])], [line for line in head[1:] if line]
    notes: list[str] = []
    while rest:
        line = rest.pop(0)
        if credits and (found := _BY.fullmatch(line)):
            pairs += [("Credit", found["credit"]), ("Author", found["who"] or (rest.pop(0) if rest else ""))]
        elif _DRAFT.match(line):
            pairs.append(("Draft date", line))
        else:
            notes.append(line)
    return tuple(pair for pair in (*pairs, ("Notes", "\n".join(notes))) if pair[1]), at


def _head(text: str) -> tuple[list[str], int, bool]:
    """The lines over the first scene, blank ones as "", where it begins, and whether it begins with FADE IN:; no lines where
    too much stands there."""
    lines: list[str] = []
    at = 0
    while at < min(len(text), _MOST_LETTERS):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = clean(text[at:stop]).strip()
        if _END.match(line) or SLUG.fullmatch(line[:300]) or "\0" in line:
            return lines, at, False
        if _FADE.fullmatch(line):
            return lines, at, True
        if line or (lines and lines[-1]):
            lines.append(plain(line).strip())
        if sum(map(bool, lines)) > _MOST_LINES:
            break
        at = stop + 1
    return [], 0, False


def _names(line: str) -> bool:
    """Whether a line may be a title."""
    return (
        len(line) <= _LONGEST and any(c.isalpha() for c in line) and line[-1] not in ".:,;" and not _BY.fullmatch(line)
    )

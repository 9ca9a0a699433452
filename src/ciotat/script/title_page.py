"""The title page of Fountain: ``Key: value`` lines at the very top, values also indented on the lines below."""

import re

from ciotat.script.bare_title import bare_title
from ciotat.script.emphasis import plain
from ciotat.script.heading import SLUG
from ciotat.script.source import clean

__all__ = ["Page", "author_of", "is_title", "title_of", "title_page"]

Page = tuple[tuple[str, str], ...]
_KEY = re.compile(r"(?P<key>[^\W\d_][^:：]{0,40}?)\s*[:：]\s*(?P<value>.*)")
_TITLES = "title|t[ií]tulo|titre|titel|titolo|название|タイトル|題名|제목|标题|標題|片名|剧名|劇名"
_AUTHORS = "authors?|(written )?by|auto(?:re?s?|ra)|auteure?s?|autor(?:en|in)?|автор|脚本|작가|编剧|編劇|作者"
_TITLE, _AUTHOR = re.compile(_TITLES, re.I), re.compile(_AUTHORS, re.I)
_KNOWN = re.compile(
    rf"{_TITLES}|{_AUTHORS}|credits?|source|notes?|(draft )?date|contact|copyright|revision|format|language|"
    r"episode|series|导演|導演|类型|類型|语言|語言",
    re.I,
)
_START = re.compile(r"[\s\0]*")
_FADE = re.compile(r"FADE IN[.:]?|#+\s.*")
_LONGEST = 300


def title_page(text: str) -> tuple[Page, int]:
    """The pairs of the title page and the offset where it ends: none and 0 where the script begins at once."""
    page, at = _keyed(text)
    return (page, at) if page else bare_title(text)


def _keyed(text: str) -> tuple[Page, int]:
    at = _START.match(text).end()  # type: ignore[union-attr]
    at = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    first = _KEY.fullmatch(clean(text[at : len(text) if stop < 0 else stop]).strip())
    if not first:
        return (), 0
    head, at = _block(text, at)
    if not _KNOWN.fullmatch(first["key"]) and not (_all_keys(head) or _opens(head, text, at)):
        return (), 0
    pairs: list[tuple[str, list[str]]] = []
    for line in head:
        match = _KEY.fullmatch(line if pairs else line.strip()) if not line[:1].isspace() or not pairs else None
        if match:
            pairs.append((match["key"].strip(), [match["value"]]))
        else:
            pairs[-1][1].append(line)
    return tuple((key, _value(values)) for key, values in pairs), at


def _block(text: str, at: int) -> tuple[list[str], int]:
    """The lines from offset `at` to the first blank one or scene heading, and the offset of that."""
    lines: list[str] = []
    while at < len(text):
        stop = text.find("\n", at)
        raw = text[at : len(text) if stop < 0 else stop]
        if not raw.strip() or (lines and raw == raw.upper() and SLUG.fullmatch(raw[:_LONGEST])):
            break
        if (line := clean(raw)).strip():
            if lines and _is_body(lines, line, text, at):
                break
            lines.append(line)
        at += len(raw) + 1
    return lines, min(at, len(text))


def _all_keys(head: list[str]) -> bool:
    """Whether lines without a well-known first key are a title page: all are keys or indented, and not ``FADE IN:``."""
    if head[0].isupper() and not head[0].partition(":")[2].strip() and len(head) == 1:
        return False
    if re.match(r"(fade|cut|dissolve|int|ext|est|smash|open)\b", head[0].strip(), re.I):
        return False
    fits = all(line[:1].isspace() or _KEY.fullmatch(line) for line in head)
    known = any(_KNOWN.fullmatch(m["key"]) for line in head if (m := _KEY.fullmatch(line)))
    return fits and (known or (len(head) > 1 and head[1][:1].isspace()))


def _opens(head: list[str], text: str, at: int) -> bool:
    """Whether lines with keys of the writer's own stand over a heading or FADE IN:, and no key speaks later on."""
    below = text[at : at + 4 * _LONGEST].strip().partition("\n")[0]
    if not (SLUG.fullmatch(below[:_LONGEST]) or _FADE.fullmatch(below)):
        return False
    keys = [_KEY.fullmatch(line) for line in head]
    return all(
        key and key["value"] and not key["key"].isupper() and f"\n{key['key']}:" not in text[at:] for key in keys
    )


def _is_body(lines: list[str], line: str, text: str, at: int) -> bool:
    """Whether a line is no part of the title page above it: it has neither key nor indent, the key above has its value, and
    no well-known key follows."""
    if line[0].isspace() or _KEY.fullmatch(line):
        return False
    if not lines[-1][0].isspace() and not ((key := _KEY.fullmatch(lines[-1])) and key["value"]):
        return False
    rest = text[at : at + 4 * _LONGEST].split("\n\n")[0].split("\n")[1:]
    return not any((key := _KEY.fullmatch(below.strip())) and _KNOWN.fullmatch(key["key"]) for below in rest)


def _value(values: list[str]) -> str:
    return "\n".join(text for value in values if (text := plain(value.strip())))


def is_title(key: str) -> bool:
    """Whether a key of a title page gives the title."""
    return _TITLE.fullmatch(key.strip()) is not None


def title_of(page: Page) -> str:
    """The title that a title page gives, on one line."""
    return _first(page, _TITLE)


def author_of(page: Page) -> str:
    """The author that a title page gives, on one line."""
    return _first(page, _AUTHOR)


def _first(page: Page, key: re.Pattern[str]) -> str:
    return next((" ".join(value.split("\n")) for name, value in page if key.fullmatch(name.strip()) and value), "")

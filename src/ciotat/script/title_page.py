"""The title page of Fountain: ``Key: value`` lines at the very top, values also indented on the lines below."""

import re

from ciotat.script.emphasis import plain
from ciotat.script.source import Line

__all__ = ["Page", "title_page"]

Page = tuple[tuple[str, str], ...]
_KEY = re.compile(r"(?P<key>[^\W\d_][^:：]{0,40}?)\s*[:：]\s*(?P<value>.*)")
_KNOWN = re.compile(
    r"title|credits?|authors?|(written )?by|source|notes?|(draft )?date|contact|copyright|revision|format|language|"
    r"episode|series|标题|標題|片名|剧名|劇名|编剧|編劇|作者|导演|導演|类型|類型|语言|語言",
    re.I,
)


def title_page(lines: list[Line]) -> tuple[Page, int]:
    """The pairs of the title page and the number of lines it takes: none and 0 where the script begins at once."""
    size = next((i for i, line in enumerate(lines) if not line.bare), len(lines))
    head = lines[:size]
    if not head or not (first := _KEY.fullmatch(head[0].text.strip())):
        return (), 0
    sure = _KNOWN.fullmatch(first["key"]) is not None
    if not sure and not _all_keys(head):
        return (), 0
    pairs: list[tuple[str, list[str]]] = []
    for line in head:
        match = _KEY.fullmatch(line.text) if not line.text[:1].isspace() else None
        if match:
            pairs.append((match["key"], [match["value"]]))
        else:
            pairs[-1][1].append(line.text)
    return tuple((key, _value(values)) for key, values in pairs), size


def _all_keys(head: list[Line]) -> bool:
    """Whether lines without a well-known first key are a title page: all are keys or indented, and not ``FADE IN:``."""
    if head[0].text.isupper() and not head[0].text.partition(":")[2].strip() and len(head) == 1:
        return False
    if re.match(r"(fade|cut|dissolve|int|ext|est|smash|open)\b", head[0].text.strip(), re.I):
        return False
    fits = all(line.text[:1].isspace() or _KEY.fullmatch(line.text) for line in head)
    known = any(_KNOWN.fullmatch(m["key"]) for line in head if (m := _KEY.fullmatch(line.text)))
    return fits and (known or (len(head) > 1 and head[1].text[:1].isspace()))


def _value(values: list[str]) -> str:
    return "\n".join(text for value in values if (text := plain(value.strip())))

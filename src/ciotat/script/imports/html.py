"""Paragraphs of HTML as editors write it: what each says of itself, and its words in their styles. Linear in its size."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from ciotat.script.run import Run, Style

__all__ = ["Page", "Paragraph", "is_html", "page", "words"]

_TAG = re.compile(r"<(?P<close>/?)(?P<tag>[A-Za-z][\w:-]*+)(?P<rest>(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*+)>")
_GIVEN = re.compile(
    r"(?<![\w:.-])(?P<key>[\w:.-]++)\s*+=\s*+(?:\"(?P<two>[^\"]*)\"|'(?P<one>[^']*)'|(?P<bare>[^\s\"'>]++))"
)
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_TAGS: Mapping[str, Style] = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "s": "strike",
    "strike": "strike",
    "del": "strike",
}
_LOOKS: tuple[tuple[re.Pattern[str], Style], ...] = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I), "bold"),
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.I), "italic"),
    (re.compile(r"text-decoration[\w-]*\s*:[^;]*underline", re.I), "underline"),
    (re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.I), "strike"),
)
_SILENT = frozenset(("head", "style", "script"))
_BLOCKS = frozenset(("p", "div", "body", "table", "tr", "td", "ul", "ol", "li", "blockquote", "pre", "hr"))
_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PAGE = re.compile(rb"(?:<\?xml[^>]{0,200}>|<!--[^>]{0,400}-->|\s)*<(?:!doctype\s+html|html)\b", re.I)
_ALONE = frozenset(("br", "hr", "img", "meta", "link", "input"))


@dataclass(slots=True)
class Paragraph:
    """A block of text: its attributes with its tag as ``tag``, its words, and the notes in it."""

    attributes: dict[str, str]
    runs: list[Run] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """A page of HTML: its title, what is told of it by name, and its paragraphs."""

    title: str = ""
    told: dict[str, str] = field(default_factory=dict)
    paragraphs: list[Paragraph] = field(default_factory=list)


def is_html(data: bytes) -> bool:
    """Whether a file says at its beginning that it is a page of HTML."""
    return _PAGE.match(data.removeprefix(b"\xef\xbb\xbf")) is not None


def words(found: Page) -> str:
    """The words of a page, with a blank line between its paragraphs; those set as they are written stay so."""
    told = ("".join(run.text for run in paragraph.runs) for paragraph in found.paragraphs)
    lines = ("\n".join(line.rstrip() for line in text.split("\n")).strip("\n") for text in told)
    return "\n\n".join(filter(str.strip, lines)) + "\n"


def page(text: str) -> Page:
    """Read a page. Blanks and line ends are one blank each, as a browser shows them; ``<br>`` ends a line."""
    found, now = Page(), Paragraph({})
    open_: list[tuple[str, tuple[Style, ...]]] = []
    silent = ""
    for tag, close, given, words in _tokens(text):
        if words and silent == "title":
            found.title += words
        elif words and not silent:
            shown = words if now.attributes.get("tag") == "pre" else _BLANKS.sub(" ", words)
            now.runs.append(Run(shown, _styles(open_)))
        if tag in _SILENT or tag == "title":
            silent = "" if close else tag
        elif tag == "meta" and "name" in given:
            found.told.setdefault(given["name"], given.get("content", ""))
        elif tag in _BLOCKS or tag in _HEADS:
            now, open_ = Paragraph({} if close else {**given, "tag": tag}), []
            found.paragraphs.append(now)
            silent = "" if tag == "body" else silent
        elif tag == "br":
            now.runs.append(Run("\n", ()))
        elif tag and close:
            at = next((i for i in range(len(open_) - 1, max(len(open_) - 9, -1), -1) if open_[i][0] == tag), -1)
            del open_[at if at >= 0 else len(open_) :]
        elif tag and tag not in _ALONE:
            open_.append((tag, _look(tag, given.get("style", ""))))
            if given.get("class") == "note" and given.get("text", "").strip():
                now.notes.append(given["text"])
    found.title = _BLANKS.sub(" ", found.title).strip()
    return found


def _tokens(text: str) -> Iterator[tuple[str, bool, dict[str, str], str]]:
    """Each tag with its attributes and the words before it. A tag or comment that never ends, ends the page."""
    at = begin = 0
    while (start := text.find("<", at)) >= 0:
        if text.startswith("<!--", start):
            end = text.find("-->", start + 4)
            words, begin = text[begin:start], end + 3
        elif text[start + 1 : start + 2] in ("!", "?"):
            end = text.find(">", start)
            words, begin = text[begin:start], end + 1
        elif text[start + 1 : start + 2].isalpha() or text[start + 1 : start + 2] == "/":
            tag = _TAG.match(text, start)
            end = tag.end() if tag else -1
            if tag:
                yield tag["tag"].lower(), bool(tag["close"]), _given(tag["rest"]), unescape(text[begin:start])
                at = begin = end
                continue
            words = text[begin:start]
        else:
            at = start + 1
            continue
        if end < 0:
            yield "", False, {}, unescape(words)
            return
        yield "", False, {}, unescape(words)
        at = begin
    yield "", False, {}, unescape(text[begin:])


def _given(rest: str) -> dict[str, str]:
    if "=" not in rest:
        return {}
    return {m["key"].lower(): unescape(m["two"] or m["one"] or m["bare"] or "") for m in _GIVEN.finditer(rest)}


def _look(tag: str, style: str) -> tuple[Style, ...]:
    own = (_TAGS[tag],) if tag in _TAGS else ()
    return (*own, *(look for pattern, look in _LOOKS if style and pattern.search(style)))


def _styles(open_: list[tuple[str, tuple[Style, ...]]]) -> tuple[Style, ...]:
    return tuple(dict.fromkeys(style for _, styles in open_[-16:] for style in styles))

"""Fade In files (.fadein) and the Open Screenplay Format (.osf) they hold: paragraphs whose styles say what they are."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZipFile

from ciotat.core.errors import ScriptError
from ciotat.script.imports.archive import BROKEN, names
from ciotat.script.imports.imported import Imported
from ciotat.script.imports.markup import Node, tree
from ciotat.script.imports.part import Part, fountain
from ciotat.script.run import Run, Style
from ciotat.script.screenplay import ElementType

__all__ = ["fadein", "is_fadein", "is_osf", "osf"]

_MOST = 48 * 2**20
_MAIN = "document.xml"
_TYPES: Mapping[str, ElementType] = {
    "scene heading": "heading",
    "character": "cue",
    "parenthetical": "parenthetical",
    "dialogue": "dialogue",
    "transition": "transition",
    "lyrics": "lyric",
    "singing": "lyric",
}
_STYLES: tuple[tuple[str, Style], ...] = (
    ("bold", "bold"),
    ("italic", "italic"),
    ("underline", "underline"),
    ("strikethrough", "strike"),
)
_KEYS = {"title": "Title", "subtitle": "Source", "author": "Author", "draft": "Draft date"}
_INFO = (
    ("title", "Title"),
    ("written_by", "Author"),
    ("drafts", "Draft date"),
    ("contact", "Contact"),
    ("copyright", "Copyright"),
)
_BY = re.compile(r"(?:\w+ ){0,4}by", re.I)
_TAG = re.compile(r"<(?P<close>/?)(?P<tag>b|i|u|br|font|size|color|bgcolor)(?:=[^<>]*)?/?>")
_TAGS: Mapping[str, Style] = {"b": "bold", "i": "italic", "u": "underline"}
_ASIDES: tuple[ElementType, ...] = ("synopsis", "note")
_DEEP = 20


def is_osf(data: bytes) -> bool:
    """Whether a file says that it is an Open Screenplay Format document."""
    return b"Open Screenplay Format" in data[:1024]


def is_fadein(data: bytes) -> bool:
    """Whether a zip file holds a document where Fade In has its own."""
    return _MAIN in names(data)


def fadein(data: bytes) -> Imported:
    """The script in a Fade In file. Raises ScriptError for one that cannot be opened."""
    try:
        with ZipFile(BytesIO(data)) as archive, archive.open(_MAIN) as file:
            found = file.read(_MOST + 1)
    except BROKEN:
        raise ScriptError(
            "this Fade In file is broken: it cannot be unpacked", advice="save it again in Fade In"
        ) from None
    if len(found) > _MOST:
        raise ScriptError(f"this Fade In file unpacks to more than {_MOST // 2**20} MB", advice="split it into parts")
    return osf(found)


def osf(data: bytes) -> Imported:
    """The script in an Open Screenplay Format document. Raises ScriptError where its XML is broken or unsafe."""
    root = tree(data, ("text",))
    styles = {_of(node, "name").lower(): node for node in _all(root, "styles", "style")}
    old = _of(root, "version")[:1] == "1" and len(_of(root, "version")) == 2
    return Imported(fountain(list(_parts(root, styles, old)), list(_page(root))), "fountain")


def _parts(root: Node, styles: Mapping[str, Node], old: bool) -> Iterator[Part]:
    """The paragraphs as parts. Of two who speak at the same time, the first is marked as such, and often both."""
    waiting = False
    for para in _all(root, "paragraphs", "para"):
        style = para.first("style") or Node("style", {})
        runs = tuple(_runs(para, old))
        if _is(style, "pagebreakbefore"):
            yield Part("page-break", ())
        if not "".join(run.text for run in runs).strip():
            continue
        type = _type(style, styles)
        if type == "action" and _of(style, "align") == "center":
            type = "centred"
        if type in ("heading", "cue", "transition") and _capitals(style, styles):
            runs = tuple(Run(run.text.upper(), run.styles) for run in runs)
        number = _of(para, "scene_number") or _of(para, "number") or _of(style, "number") if type == "heading" else ""
        second = type == "cue" and waiting
        if type not in ("dialogue", "parenthetical", "lyric"):
            waiting = type == "cue" and not second and _is(style, "dualdialogue")
        yield Part(type, runs, number, second)
        for aside in _ASIDES:
            if told := _of(para, aside).strip():
                yield Part(aside, (Run(told),))


def _type(style: Node, styles: Mapping[str, Node]) -> ElementType:
    return next((_TYPES[name] for name in _names(style, styles) if name in _TYPES), "action")


def _names(style: Node, styles: Mapping[str, Node]) -> Iterator[str]:
    """The names of a style and of those it is based on, the nearest first."""
    for _ in range(_DEEP):
        own = _of(style, "name").lower()
        base = (_of(style, "basestylename") or _of(style, "basestyle")).lower()
        if own:
            yield own
        if base:
            yield base
        found = styles.get(base or own)
        if not found or found is style:
            return
        style = found


def _capitals(style: Node, styles: Mapping[str, Node]) -> bool:
    named = (styles[name] for name in _names(style, styles) if name in styles)
    return _is(style, "allcaps") or any(_is(node, "allcaps") for node in named)


def _runs(para: Node, old: bool) -> Iterator[Run]:
    for node in para.all("text"):
        styles = tuple(style for name, style in _STYLES if _is(node, name))
        if old:
            yield from _tagged(node.text, styles)
        elif node.text:
            yield Run(node.text, styles)


def _tagged(text: str, styles: tuple[Style, ...]) -> Iterator[Run]:
    """The runs of a text that holds its styles as tags, as up to version 1.2."""
    at, on = 0, list[Style]()
    for tag in (*_TAG.finditer(text), None):
        piece = text[at : tag.start() if tag else len(text)]
        if tag and tag["tag"] == "br":
            piece += "\n"
        if piece:
            yield Run(piece, (*styles, *on))
        if tag:
            at = tag.end()
            if style := _TAGS.get(tag["tag"]):
                on = [other for other in on if other != style] + ([] if tag["close"] else [style])


def _page(root: Node) -> Iterator[tuple[str, str]]:
    """The title page: what is bookmarked on it, and beside that who is credited for what."""
    info = root.first("info")
    found = [(key, told) for name, key in _INFO if info and (told := _of(info, name).strip())]
    for para in _all(root, "titlepage", "para"):
        told = "\n".join(run.text.strip() for run in _runs(para, False)).strip()
        key = _of(para, "bookmark").lower()
        if told:
            known = _KEYS.get(key) or key.capitalize() or ("Credit" if _BY.fullmatch(told) else "Notes")
            found.append((known, told))
    values: dict[str, list[str]] = {}
    for key, told in found:
        values.setdefault(key, []).append(told)
    yield from ((key, "\n".join(dict.fromkeys(told))) for key, told in values.items())


def _all(root: Node, parent: str, tag: str) -> list[Node]:
    node = root.first(parent)
    return node.all(tag) if node else []


def _of(node: Node, name: str) -> str:
    """An attribute, however its name is cased."""
    return next((value for key, value in node.attributes.items() if key.lower() == name), "")


def _is(node: Node, name: str) -> bool:
    return _of(node, name).lower() in ("1", "true", "yes")

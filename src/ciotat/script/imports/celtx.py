"""Celtx projects (.celtx) and the HTML they hold or are exported to: paragraphs whose classes say what they are."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZipFile

from ciotat.core.errors import ScriptError
from ciotat.script.imports.archive import BROKEN, names
from ciotat.script.imports.html import Page, Paragraph, page
from ciotat.script.imports.imported import Imported
from ciotat.script.imports.part import Part, fountain
from ciotat.script.run import Run
from ciotat.script.screenplay import ElementType

__all__ = ["celtx", "is_celtx", "is_celtx_page"]

_MOST = 48 * 2**20
_PROJECT = "project.rdf"
_SCRIPT = re.compile(r"script[\w-]*\.html?", re.I)
_LOCAL = re.compile(r"localFile=\"(script[\w-]*\.html?)\"", re.I)
_CLASSED = re.compile(rb"class=[\"']?(?:sceneheading|dialog)\b")
_TYPES: Mapping[str, ElementType] = {
    "sceneheading": "heading",
    "character": "cue",
    "voice": "cue",
    "parenthetical": "parenthetical",
    "dialog": "dialogue",
    "transition": "transition",
    "act": "section",
}
_CAPITALS = frozenset(("sceneheading", "character", "shot", "transition"))
_BREAKS = frozenset(("softbreak", "firstpage", "firstpagespacer"))
_KEYS = {
    "CX.byline": "Credit",
    "Author": "Author",
    "DC.source": "Source",
    "DC.rights": "Copyright",
    "CX.contact": "Contact",
}


def is_celtx(data: bytes) -> bool:
    """Whether a zip file holds what a Celtx project does."""
    return any(name == _PROJECT or _SCRIPT.fullmatch(name) for name in names(data))


def is_celtx_page(data: bytes) -> bool:
    """Whether a file is a page of HTML with the classes of Celtx."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _CLASSED.search(data, 0, 2**16) is not None


def celtx(data: bytes) -> Imported:
    """The script in a Celtx project or page; of several, the first of the project that holds words.

    Raises ScriptError for one that cannot be opened or holds no script."""
    texts = _packed(data) if data.startswith(b"PK") else [data]
    others = [found for text in texts if (found := page(text.decode("utf-8-sig", "replace"))) and any(_parts(found))]
    if not others:
        raise ScriptError("this Celtx project holds no script", advice="export the script as text in Celtx")
    told = (("other-scripts", {"count": str(len(others) - 1)}),) if len(others) > 1 else ()
    return Imported(fountain(list(_parts(others[0])), list(_front(others[0]))), "fountain", told)


def _packed(data: bytes) -> list[bytes]:
    """The pages of the scripts in a project, in its order."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            held = archive.namelist()
            order = _LOCAL.findall(_unpacked(archive, _PROJECT).decode("utf-8", "replace")) if _PROJECT in held else ()
            scripts = [name for name in dict.fromkeys((*order, *filter(_SCRIPT.fullmatch, held))) if name in held]
            return [_unpacked(archive, name) for name in scripts[:16]]
    except BROKEN:
        raise ScriptError(
            "this Celtx project is broken: it cannot be unpacked", advice="save it again in Celtx"
        ) from None


def _unpacked(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        found = file.read(_MOST + 1)
    if len(found) > _MOST:
        raise ScriptError(f"this Celtx project unpacks to more than {_MOST // 2**20} MB", advice="split it into parts")
    return found


def _front(found: Page) -> Iterator[tuple[str, str]]:
    if found.title:
        yield "Title", found.title
    for name, key in _KEYS.items():
        if told := found.told.get(name, "").strip():
            yield key, told


def _parts(found: Page) -> Iterator[Part]:
    """The paragraphs as parts. Of two who speak at the same time, both are marked as such."""
    numbered = found.told.get("CX.sceneNumbering", "none") != "none"
    waiting = False
    for para in found.paragraphs:
        kind = para.attributes.get("class", "").split(" ")[0].lower()
        if kind == "hardbreak":
            yield Part("page-break", ())
        if kind == "hardbreak" or kind in _BREAKS:
            continue
        yield from (Part("note", (Run(note.replace("]]", "] ]")),)) for note in para.notes if kind == "sceneheading")
        if runs := _runs(para, kind in _CAPITALS):
            type = _TYPES.get(kind, "action")
            second = type == "cue" and waiting
            if type not in ("dialogue", "parenthetical"):
                waiting = type == "cue" and not second and para.attributes.get("dual") == "true"
            number = para.attributes.get("scenestr", "") if type == "heading" and numbered else ""
            yield Part(type, runs, number, second)
        yield from (Part("note", (Run(note.replace("]]", "] ]")),)) for note in para.notes if kind != "sceneheading")


def _runs(para: Paragraph, capitals: bool) -> tuple[Run, ...]:
    """The words of a paragraph without the blanks at the ends of its lines; none for an empty one."""
    runs: list[Run] = []
    for run in para.runs:
        text = run.text.upper() if capitals else run.text
        if not runs or runs[-1].text.endswith(("\n", " ")):
            text = text.lstrip(" ")
        if text == "\n" and runs:
            runs[-1] = Run(runs[-1].text.rstrip(" "), runs[-1].styles)
        if text:
            runs.append(Run(text, run.styles))
    while runs and not runs[0].text.strip():
        del runs[0]
    while runs and not runs[-1].text.strip():
        del runs[-1]
    if runs:
        runs[-1] = Run(runs[-1].text.rstrip(), runs[-1].styles)
    return tuple(runs)

"""A screenplay as one web page: the same columns on screen and on paper, headings to jump by, nothing loaded or run."""

from collections.abc import Iterable, Iterator
from html import escape

from ciotat.script.kind import SPEECH, UNPRINTED
from ciotat.script.paper.block import groups, marks_of
from ciotat.script.paper.label import labels
from ciotat.script.run import Style
from ciotat.script.screenplay import Element, Scene, Screenplay
from ciotat.script.title_page import is_title

__all__ = ["html"]

_SIDES = ("left", "right")
_TAGS: dict[Style, str] = {"bold": "strong", "italic": "em", "underline": "u", "strike": "s"}
_WORDS = {"en": ("Scenes", "Title page", "Script"), "zh": ("场次", "片头", "剧本")}
_LATIN = """
main{width:61ch;font:12pt/1 "Courier Prime","Courier New",Courier,monospace}
h2{font:inherit;text-transform:uppercase;margin:24pt 0 0}h2 .left{left:-7.5ch}h2 .right{right:-1ch}
p{margin:12pt 0 0}.speech{margin:12pt 0 0}.speech p{margin:0}
.cue{padding-left:20ch;text-transform:uppercase}.dialogue,.lyric{margin:0 0 0 10ch!important;width:35ch}
.parenthetical{margin:0 0 0 15ch!important;width:25ch;text-indent:-1ch}.lyric{font-style:italic}
.transition{text-align:right;width:56ch;text-transform:uppercase}
.dual{display:grid;grid-template-columns:29ch 29ch;column-gap:2ch}.dual .cue{padding:0;text-align:center}
.dual .dialogue,.dual .lyric{margin:0!important;width:auto}.dual .parenthetical{margin:0 0 0 3ch!important;width:auto}
@page{size:letter;margin:1in 1in 1in 1.5in}
"""
_SONG = """
main{width:35em;font:12pt/20pt "Noto Serif SC","Source Han Serif SC",SimSun,Songti SC,serif}
h2{font-size:inherit;margin:20pt 0 0}h2 .left,h2 .right{display:none}
p{margin:0;text-indent:2em}.speech{padding-left:5em;text-indent:-3em}.speech p,.speech .cue{display:inline;text-indent:0}
.speech .cue{font-weight:bold}.dual{display:block}.parenthetical{margin:0}
@page{size:A4;margin:2.54cm 3.17cm}
"""
_COMMON = """
body{margin:0;background:#e8e6e1;color:#111}main{box-sizing:content-box;margin:2em auto;padding:1in 1in 1in 1.5in;
background:#fff;box-shadow:0 1px 6px #0004}h1{font:inherit;text-align:center;margin:12em 0 4em;text-transform:uppercase}
header{min-height:44em}header p{text-align:center;text-indent:0}header .foot{text-align:left;margin:2em 0 0}h2{position:relative}
h2 .left,h2 .right{position:absolute}h3,.centred{font:inherit;text-align:center;text-indent:0}.centred{margin:12pt 0 0}
p,h2{white-space:pre-wrap;overflow-wrap:break-word}nav{max-width:61ch;margin:1em auto}nav a{color:inherit}
h2,.cue{break-after:avoid}.speech{break-inside:avoid-page}.break{break-before:page;border:0;border-top:1px dashed #999}
p{orphans:2;widows:2}@media print{body{background:#fff}nav{display:none}main{margin:0;padding:0;box-shadow:none}
header{break-after:page}.break{border:0}}@media(max-width:60em){main{padding:1em;overflow-x:auto}}
"""


def html(screenplay: Screenplay) -> str:
    """The script as one HTML page, complete in itself: no scripts, nothing fetched, every word of the writer escaped. Its
    language is that of the script; scenes are sections with headings, in a list of links above."""
    language = "zh" if screenplay.language == "zh" else "en"
    words = _WORDS[language]
    style = _COMMON + (_SONG if language == "zh" else _LATIN)
    title = escape(screenplay.title or words[2])
    page = _Page(screenplay)
    body = "\n".join(row for number, scene in enumerate(screenplay.scenes, 1) for row in page.scene(scene, number))
    links = "".join(
        f'<li><a href="#s{number}">{escape(" ".join((scene.number, scene.heading)).strip())}</a></li>'
        for number, scene in enumerate(screenplay.scenes, 1)
        if scene.heading
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{"zh-Hans" if language == "zh" else "en"}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n<style>{style}</style>\n</head>\n'
        f'<body>\n<nav aria-label="{words[0]}"><details><summary>{words[0]}</summary><ol>{links}</ol></details></nav>\n'
        f"<main>\n{_title(screenplay, words[1])}{body}\n</main>\n</body>\n</html>\n"
    )


def _title(screenplay: Screenplay, name: str) -> str:
    """The title page; a script without one has none."""
    pairs = screenplay.title_page
    if not pairs:
        return ""
    rows = [f"<h1>{escape(screenplay.title)}</h1>"]
    for key, value in pairs:
        if value.strip() and value.strip() != screenplay.title and not is_title(key):
            foot = ' class="foot"' if key.lower() in ("contact", "copyright", "draft date", "date", "notes") else ""
            rows.append(f"<p{foot}>{escape(value.strip())}</p>")
    return f'<header aria-label="{name}">\n' + "\n".join(rows) + "\n</header>\n"


class _Page:
    """Writes the elements of one script."""

    def __init__(self, screenplay: Screenplay) -> None:
        self._chinese = screenplay.language == "zh"
        self._around = labels(screenplay)
        if self._chinese:
            actions = (e.id for scene in screenplay.scenes for e in scene.elements if e.type == "action")
            self._around.update(dict.fromkeys(actions, ("△", "")))

    def scene(self, scene: Scene, number: int) -> Iterator[str]:
        """A scene as a section named by its heading."""
        yield f'<section aria-labelledby="s{number}">' if scene.heading else "<section>"
        for group in groups(element for element in scene.elements if element.type not in UNPRINTED):
            first = group[0]
            if first.type == "heading":
                yield self._heading(first, scene, number)
            elif first.type == "page-break":
                yield '<hr class="break">'
            elif first.type == "section":
                before, after = self._around.get(first.id, ("", ""))
                yield f"<h3>{escape(before)}{_words(first)}{escape(after)}</h3>"
            elif first.type in SPEECH:
                yield self._speeches(group)
            else:
                before, after = self._around.get(first.id, ("", ""))
                yield f'<p class="{first.type}">{escape(before)}{_words(first)}{escape(after)}</p>'
        yield "</section>"

    def _heading(self, heading: Element, scene: Scene, number: int) -> str:
        shown = scene.number and scene.number not in heading.text
        left, right = (f'<span class="{side}">{escape(scene.number)}</span>' if shown else "" for side in _SIDES)
        return f'<h2 id="s{number}">{left}{_words(heading)}{right}</h2>'

    def _speeches(self, group: list[Element]) -> str:
        second = next((at for at, element in enumerate(group) if at and element.type == "cue"), 0)
        if not second:
            return self._speech(group)
        return f'<div class="dual">{self._speech(group[:second])}{self._speech(group[second:])}</div>'

    def _speech(self, elements: Iterable[Element]) -> str:
        said = "".join(f'<p class="{element.type}">{self._said(element)}</p>' for element in elements)
        return f'<div class="speech">{said}</div>'

    def _said(self, element: Element) -> str:
        words = _words(element)
        around = ("（", "）") if self._chinese else ("(", ")")
        if element.type == "cue":
            marks = marks_of(element)
            words += "".join(f"{'' if self._chinese else ' '}{around[0]}{escape(mark)}{around[1]}" for mark in marks)
            return f"{words}：" if self._chinese else words
        if element.type == "parenthetical" and element.text[:1] not in "(（":
            return f"{around[0]}{words}{around[1]}"
        return words


def _words(element: Element) -> str:
    """The text of an element in its styles."""
    runs = [(run.text, run.styles) for run in element.runs] or [(element.text, ())]
    out = []
    for text, styles in runs:
        tags = [_TAGS[style] for style in styles if style in _TAGS]
        out.append("".join(f"<{tag}>" for tag in tags) + escape(text) + "".join(f"</{tag}>" for tag in reversed(tags)))
    return "".join(out)

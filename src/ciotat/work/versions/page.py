"""A comparison as one plain page of HTML: what changed in the script, and the shots with their pictures side by side.

Nothing in it runs, nothing comes from elsewhere, and whatever stands in a script or a cut is text and no more.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from html import escape

from ciotat.work.cutlist import CutShot
from ciotat.work.versions.comparing import Comparison, Difference, ShotDifference, pieces

__all__ = ["clock", "html_page"]

Say = Callable[[str], str]
Picture = Callable[[str], str]
MOST = 2000
"""Shots that are shown at most."""
_STYLE = """
:root { color-scheme: light dark; --ink: #1d1b16; --paper: #faf8f3; --dim: #77705f; --line: #ddd6c6; --card: #fff;
  --new: #1f6b3a; --new-paper: #e3f2e6; --gone: #9c2f23; --gone-paper: #fbe6e2; --film: #14120e; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece7da; --paper: #16140f; --dim: #99917d; --line: #37332a;
  --card: #1e1b15; --new: #8ed6a2; --new-paper: #16301f; --gone: #f0a195; --gone-paper: #3a1b16; --film: #000; } }
* { box-sizing: border-box } body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.6 ui-serif, Georgia, "Songti SC", "Noto Serif CJK SC", serif; }
main { max-width: 68rem; margin: 0 auto; padding: 3rem 1.25rem 6rem }
h1 { font-size: 2.1rem; line-height: 1.2; margin: 0 } h2 { margin: 3.5rem 0 1rem; font-size: 1.15rem; letter-spacing: .06em }
h3 { margin: 2.2rem 0 .6rem; font-size: .85rem; letter-spacing: .08em; color: var(--dim) }
p { margin: .4rem 0 } .dim { color: var(--dim) } .sides { color: var(--dim); margin: .5rem 0 2rem }
dl { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; margin: 0; padding: 1rem 0; border: solid var(--line); border-width: 1px 0 }
dt { font-size: .8rem; color: var(--dim) } dd { margin: 0; font-size: 1.3rem }
.piece { margin: .9rem 0; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--line); white-space: pre-wrap;
  overflow-wrap: anywhere; font-family: ui-monospace, "Courier Prime", Courier, "Noto Sans Mono CJK SC", monospace; font-size: .92rem }
.piece.new { border-color: var(--new) } .piece.gone { border-color: var(--gone) } .piece.speech { margin-left: 2.5rem }
.tag { font: .75rem/1 ui-sans-serif, system-ui, sans-serif; color: var(--dim); display: block; margin-bottom: .25rem }
ins, .new > span { background: var(--new-paper); color: var(--new); text-decoration: none }
del, .gone > span { background: var(--gone-paper); color: var(--gone); text-decoration-thickness: 1px }
.shots { display: grid; gap: 1.4rem } .shot { background: var(--card); border: 1px solid var(--line); border-radius: 6px; overflow: hidden }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1px; background: var(--film) }
figure { margin: 0; aspect-ratio: 16 / 9; background: var(--film); color: #8d8676; display: grid; place-items: center; font-size: .85rem }
figure img { width: 100%; height: 100%; object-fit: contain; display: block } .shot > div:last-child { padding: .8rem 1rem 1rem }
.shot b { font-weight: 600 } code { font-size: .85em; color: var(--dim) } @media print { .shot { break-inside: avoid } }
@media (max-width: 34rem) { .pair { grid-template-columns: 1fr } .piece.speech { margin-left: 1rem } }
"""


def html_page(
    comparison: Comparison, title: str, sides: tuple[str, str], language: str, say: Say, picture: Picture, part: Say
) -> str:
    """The page. `sides` name the two states, `say` speaks the reader's language, `picture` gives the file of a poster by its
    digest (empty where there is none), `part` the name of what changed in a shot."""
    body = "".join(
        [
            f"<h1>{escape(title)}</h1>",
            f'<p class="sides">{escape(sides[0])} &rarr; {escape(sides[1])}</p>',
            _figures(comparison, say),
            f"<h2>{say('Script')}</h2>",
            *(_script(comparison, say) if comparison.script else [f'<p class="dim">{say("Not a word differs.")}</p>']),
            f"<h2>{say('Shots')}</h2>",
            *(
                _shots(comparison, say, picture, part)
                if comparison.shots
                else [f'<p class="dim">{say("No shot differs.")}</p>']
            ),
        ]
    )
    policy = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n<main>\n{body}\n</main>\n</html>\n"
    )


def _figures(comparison: Comparison, say: Say) -> str:
    old, new = comparison.lengths
    counts = {what: sum(shot.what == what for shot in comparison.shots) for what in ("new", "gone", "changed", "moved")}
    rows = {
        say("Running time"): f"{clock(old)} &rarr; {clock(new)}",
        say("Lines"): str(len(comparison.script)),
        say("New shots"): str(counts["new"]),
        say("Shots gone"): str(counts["gone"]),
        say("Shots changed"): str(counts["changed"]),
        say("Shots moved"): str(counts["moved"]),
        say("The same"): str(comparison.same),
    }
    return "<dl>" + "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows.items()) + "</dl>"


def _script(comparison: Comparison, say: Say) -> Iterator[str]:
    scene = ""
    for found in comparison.script:
        if found.scene != scene and found.scene:
            scene = found.scene
            yield f"<h3>{escape(scene)}</h3>"
        tag = f'<span class="tag">{_what(found.what, say)}</span>'
        yield f'<div class="piece {found.what} {escape(found.kind)}">{tag}{_marked(found)}</div>'


def _marked(found: Difference) -> str:
    if found.what != "changed":
        return f"<span>{escape(found.new or found.old)}</span>"
    marks = {"same": ("", ""), "gone": ("<del>", "</del>"), "new": ("<ins>", "</ins>")}
    return "".join(
        f"{marks[how][0]}{escape(text)}{marks[how][1]}" for how, text in pieces(found.old, found.new) if text
    )


def _shots(comparison: Comparison, say: Say, picture: Picture, part: Say) -> Iterator[str]:
    yield '<div class="shots">'
    for shot in comparison.shots[:MOST]:
        yield _shot(shot, say, picture, part)
    yield "</div>"
    if len(comparison.shots) > MOST:
        yield f'<p class="dim">+ {len(comparison.shots) - MOST}</p>'


def _shot(shot: ShotDifference, say: Say, picture: Picture, part: Say) -> str:
    row = shot.new or shot.old or CutShot("")
    lengths = " &rarr; ".join(dict.fromkeys(f"{float(side.length):.1f} s" for side in (shot.old, shot.new) if side))
    parts = ", ".join(escape(part(name)) for name in shot.parts)
    return (
        f'<div class="shot {shot.what}"><div class="pair">{_figure(shot.old, say, picture)}{_figure(shot.new, say, picture)}</div>'
        f"<div><b>{_what(shot.what, say)}</b>{': ' if parts else ''}{parts}<br>{escape(row.heading)}"
        f'<p class="dim">{escape(" · ".join(filter(None, (row.size, row.role, row.words))))}</p>'
        f"<code>{escape(row.id)}</code> <span class=dim>{lengths}</span></div></div>"
    )


def _figure(row: CutShot | None, say: Say, picture: Picture) -> str:
    if row is None:
        return "<figure>&mdash;</figure>"
    file = picture(row.poster) if row.poster else ""
    inside = (
        f'<img src="{escape(file)}" alt="{escape(row.words or row.id)}" loading="lazy">'
        if file
        else say("no picture here")
    )
    return f"<figure>{inside}</figure>"


def _what(what: str, say: Say) -> str:
    names = {"new": say("new"), "gone": say("gone"), "changed": say("changed"), "moved": say("moved")}
    return names[what]


def clock(time: Fraction) -> str:
    """Minutes and seconds."""
    whole = round(time)
    return f"{whole // 60}:{whole % 60:02}"

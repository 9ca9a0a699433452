"""``ciotat why SHOT``: what a shot is made of, which rule chose it, what changed since, which take is shown."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ciotat.prompt.answer import colon, comma, out
from ciotat.prompt.build import opened, order_for
from ciotat.prompt.outcome import cause_in, part_in
from ciotat.prompt.shots import called
from ciotat.words import say, term

if TYPE_CHECKING:
    from ciotat.work.build.why import Why

__all__ = ["why"]


def why(
    shot: Annotated[str, typer.Argument(help="Its id or how that begins, 2.3 (scene.shot), or L12 (line). 哪个镜头")],
    path: Annotated[Path | None, typer.Option("--film", help="The film's folder. 影片文件夹")] = None,
) -> None:
    """Explain a shot: its rules, its ingredients, what changed, its take and cost. 解释一个镜头。"""
    from ciotat.work.build import Build
    from ciotat.work.build.why import explained

    film = opened(path)
    _told(explained(Build(order_for(film)), shot))


def _told(found: "Why") -> None:
    out.print(f"[bold]{found.address}[/] ", end="")
    out.print(
        f"{term(found.size)} {term(found.role)}  {say('line {n}', n=found.line)}  {found.heading}",
        markup=False,
        soft_wrap=True,
    )
    if found.words:
        out.print(f"  “{found.words}”", markup=False, style="dim", soft_wrap=True)
    out.print(say("Why it is so:"))
    for reason in found.reasons:
        out.print(f"  {reason}", markup=False, soft_wrap=True)
    out.print(say("What it is made of:"))
    for part in found.parts:
        mark = "*" if part.changed else " "
        out.print(
            f" {mark}{part_in(part.name)}{colon()}{_in_words(part.name, part.told)}  ",
            end="",
            markup=False,
            soft_wrap=True,
        )
        out.print(part.digest[:10], style="dim", markup=False)
    out.print(say("Its take:"))
    for line in _take(found):
        out.print(f"  {line}", markup=False, soft_wrap=True)


def _in_words(name: str, told: Mapping[str, Any]) -> str:
    """What an ingredient is, in the person's language."""
    match name:
        case "the cast" | "the props":
            return _list(told["names"])
        case "the performance":
            return "  ".join(f"{who}{colon()}{_list(verbs)}" for who, verbs in told["verbs"].items())
        case "the spoken words":
            return say("{mouths} mouth shapes", mouths=told["mouths"])
        case "the place":
            return _list(dict.fromkeys(map(term, [told["name"], *told["is"]])))
        case "the camera":
            return _list([told["size"], told["angle"], f"{told['lens']:g} mm", told["move"]])
        case "the light":
            return say(
                "{source}, key {key}, {ratio:g}:1, warmth {warmth:g}",
                source=term(told["source"]), key=term(told["key"]), ratio=told["ratio"], warmth=told["warmth"],
            )  # fmt: skip
        case "the length":
            return say("{frames} frames", frames=told["frames"])
        case "the picture size":
            return say("{width}x{height}, {fps} fps", width=told["width"], height=told["height"], fps=told["fps"])
    return " ".join(str(value) for value in told.values())


def _list(words: Iterable[str]) -> str:
    return comma().join(term(word) for word in words)


def _take(found: "Why") -> list[str]:
    lines = []
    if found.take:
        lines.append(say("a kept take is shown: {take} {name}", take=found.take, name=called(found.take_name)))
    if found.question:
        why = say("its line was rewritten" if found.question == "its line was rewritten" else "the shot has changed")
        lines.append(say("it is questioned: {what}", what=why))
    if found.made:
        lines.append(say("made by its recipe {recipe}", recipe=found.recipe[:10]))
    elif not found.take:
        lines.append(say("not made yet: {cause}", cause=cause_in(found.cause)))
    if found.made and found.cause:
        lines.append(say("it was made last because: {cause}", cause=cause_in(found.cause)))
    if found.cost.get("wall_seconds"):
        lines.append(
            say(
                "it took {seconds:.1f} s, {energy:.2g} Wh",
                seconds=found.cost["wall_seconds"],
                energy=found.cost.get("watt_hours", 0.0),
            )
        )
    return lines

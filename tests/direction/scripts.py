"""Small scripts written by hand as Screenplays: the fixtures of this room."""

from dataclasses import replace
from typing import Any

from ciotat.core.origin import Origin
from ciotat.script.screenplay import Element, Scene, Screenplay

__all__ = ["arrival", "night", "screenplay", "talk"]


def screenplay(text: str, title: str = "", language: str = "en") -> Screenplay:
    """One line, one element: ``# heading``, ``@NAME|words``, ``@NAME (how)|words``, ``> transition``, ``[[note]]``,
    ``【card】``, ``! camera``, else action."""
    scenes: list[Scene] = []
    elements: list[Element] = []
    number = 0
    for line_number, raw in enumerate(text.strip().splitlines(), 1):
        line = raw.strip()
        if line.startswith("#"):
            number += 1
            elements = []
            scenes.append(_scene(line[1:].strip(), number, line_number, elements))
        elif line:
            if not scenes:
                scenes.append(_scene("", 0, line_number, elements))
            elements.extend(_elements(line, f"e{line_number}", Origin(line_number)))
    frozen = tuple(_with(scene, tuple(scene.elements)) for scene in scenes)
    return Screenplay(title, "", language, "chinese" if language == "zh" else "fountain", (), (), frozen)


def _with(scene: Scene, elements: tuple[Element, ...]) -> Scene:
    return replace(scene, elements=elements)


def _scene(heading: str, number: int, line: int, elements: Any) -> Scene:
    inside, rest = "", heading
    for mark, side in (("INT.", "inside"), ("EXT.", "outside"), ("内", "inside"), ("外", "outside")):
        if heading.startswith(mark):
            inside, rest = side, heading[len(mark) :].strip()
    place, _, hour = rest.partition(" - ")
    return Scene(f"s{line}", str(number), heading, Origin(line), inside, place, hour, (), (), elements)  # type: ignore[arg-type]


def _elements(line: str, id: str, origin: Origin) -> list[Element]:
    if line.startswith("@"):
        who, _, words = line[1:].partition("|")
        name, _, how = who.partition("(")
        voice: Any = "offscreen" if "O.S." in how else "narration" if "V.O." in how else "onscreen"
        how = "" if voice != "onscreen" else how.rstrip(")")
        name = name.strip()
        cue = [Element(f"{id}c", "cue", name, origin, name)]
        paren = [Element(f"{id}p", "parenthetical", how, origin, name, voice=voice)] if how else []
        return [*cue, *paren, Element(id, "dialogue", words, origin, name, voice=voice)]
    for mark, kind in ((">", "transition"), ("[[", "note"), ("【", "card"), ("!", "camera")):
        if line.startswith(mark):
            return [Element(id, kind, line.strip("> ![]【】"), origin)]  # type: ignore[arg-type]
    return [Element(id, "action", line, origin)]


def talk(
    lines: int, people: tuple[str, ...] = ("ANNA", "PAUL"), words: str = "I told you that already, did I not?"
) -> str:
    """A scene of nothing but dialogue."""
    return "# INT. KITCHEN - DAY\n" + "\n".join(f"@{people[k % len(people)]}|{words} ({k})" for k in range(lines))


def arrival() -> Screenplay:
    return screenplay(ARRIVAL, "The Woman Who Did Not Run")


def night() -> Screenplay:
    return screenplay(NIGHT, "雪夜", "zh")


ARRIVAL = """
> FADE IN:
# EXT. RAILWAY PLATFORM - DAY
Summer, 1895. A small station in the south. Heat trembles over the rails. Passengers wait in their best clothes.
MARIE (30s, in a dark dress, hair pinned up) stands alone at the edge of the platform, a letter in her hand.
AUGUSTE, 50, the stationmaster, moustache, walks over to her.
@AUGUSTE|You should stand back, madame. It comes in very fast.
@MARIE|How fast?
@AUGUSTE|Faster than anything you have seen.
@MARIE (quietly)|I have seen my husband leave.
A silence.
@AUGUSTE|Does he come back today?
@MARIE|That is what the letter says.
She looks at the letter.
A train whistle, far away.
The train appears at the end of the line and rushes towards the platform.
The crowd screams and runs away.
@AUGUSTE (shouting)|Madame! Get back! For the love of God, get back!
Marie does not run. She looks at the train.
@MARIE (softly)|No.
The train stops in a cloud of steam. Silence.
[[SHOT: close on MARIE, 85mm, slow push in]]
Marie smiles.
@MARIE|You see? It stops.
> FADE OUT.
"""

NIGHT = """
# 外 雪原 - 夜
【大兴安岭，一九八七年冬】
大雪。一列停下的火车像一条黑色的鱼，横在雪原上。车窗透出微弱的灯光。
李雷（28，外卖员，穿黄色羽绒服）提着马灯，在雪里走。
韩梅（26岁，长发，红色大衣）从车上下来，追上他。
@韩梅|你疯了吗？外面零下三十度！
@李雷|前面五公里有个站。我去叫人。
@韩梅 (哽咽)|你每次都是这样。说走就走。
李雷停下，没有回头。
沉默。
@李雷 (低声)|上一次，我回来了。
@韩梅|上一次你走了三年！
远处传来狼嚎。
两人愣住。
几只狼出现在树林边，低吼着逼近。
韩梅抓住李雷的手臂，发抖。
@韩梅 (颤抖)|李雷……
@李雷|别跑。千万别跑。看着它们的眼睛。
李雷慢慢举起马灯，挡在韩梅身前。
狼群停住了。
@李雷|我不走了。
@韩梅|你说什么？
@李雷 (大喊)|我说，我不走了！
火车鸣笛。狼群四散奔逃。
韩梅抱住李雷。
无人说话。
> 淡出
"""

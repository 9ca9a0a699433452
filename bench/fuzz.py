"""Push broken scripts through every reader: `python bench/fuzz.py [inputs] [seed]`; stops at the first thing that is wrong.

Each input is grown from seeds of every format by a few changes. A reader may give a screenplay whose pieces stand where
they say, or say in words why it cannot; a later draft must read the same again as whole."""

import random
import sys
import time

from ciotat.core.errors import ScriptError
from ciotat.script import Screenplay, read, reread

SEEDS = [
    "Title: The River\nAuthor: A. Writer\n\nFADE IN:\n\nINT. HOUSE - DAY #1#\n\nANNA (30), a *nurse*, sits.\n\nANNA (V.O.)\n"
    "(low)\nHi _there_.\n\nBOB ^\nHi.\n\n> THE END <\n",
    "EXT. A\n\n[[note]] X. /* cut\n\n */ Y.\n\n~la\n\n# Act\n\n= They meet.\n\n===\n\n@McCLANE\n  \nYes.\n\nCUT TO:\n",
    "INT. A - DAY\nAnna sits.\nANNA\nHello.\nBOB\n(low)\nHi.\nEXT. B - NIGHT\nRain falls.",
    "ANNA: Hello.\nBOB (O.S.): Hi: you.\n\nSUPER: “1895”\n\nDr. No said, “Go.” In the park, Tom waits.\n",
    "《雨夜》\n人物小传：\n李雷（28，外卖员）：话少。\n\n第一集：最后一单\n1-1 夜 内 咖啡馆\n人物：李雷、韩梅梅\n△雨点敲着玻璃。\n"
    "韩梅梅：（没抬头）关门了。（停顿）……是你？\n李雷OS：她听得出。\n【闪回】\n【字幕：三年前】\n切至：\n",
    "场次（7）地点：出租屋，亥时三刻，内；出场人物：阿宁\n阿宁【VO】：那晚之后。\nS:3　景:頂樓　時:昏　人:阿哲\n房東(V.O.)：(台語)租金？\n",
    '<?xml version="1.0"?><FinalDraft Version="5"><Content><Paragraph Type="Scene Heading" Number="1"><Text>INT. A</Text>'
    '</Paragraph><Paragraph Type="Character"><Text>ANNA</Text></Paragraph><Paragraph Type="Dialogue"><Text Style="Bold">Hi'
    "</Text><Text> there.</Text></Paragraph></Content></FinalDraft>",
    '<html><head><title>T</title><meta content="A" name="Author"></head><body><p class="sceneheading" scenestr="1">Int. a<br>'
    '</p><p class="character">Anna</p><p class="dialog">Hi <b>you</b>.<span class="note" text="x"></span></p></body></html>',
    "　　1 内 家 日\n\n　　　　妈妈\n　　吃饭了！\n\n【第二场】街道 夜 外\n第3场夜内厨房\n小王（OS）\n（笑）\n走。\n",
    "<!doctype html><pre>\n   <b>INT. A - DAY</b>\n\n        ANNA\n   Hi &amp; bye.</pre><h1>X</h1><ul><li>Rain.</ul>",
]
MARKS = [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "*",
    "**",
    "_",
    "\\",
    "[[",
    "]]",
    "/*",
    "*/",
    "(",
    ")",
    "（",
    "）",
    ":",
    "：",
    "^",
    "@",
    "!",
    "~",
]
MARKS += [
    ">",
    "<",
    "#",
    "=",
    "===",
    ".",
    "  ",
    "\t",
    "\u3000",
    "\0",
    "\ufeff",
    "\u2028",
    "\u200b",
    "△",
    "【",
    "】",
    "“",
    "”",
    "é",
]
MARKS += [
    "ß",
    "İ",
    "\U0001f600",
    "\x85",
    "\x1c",
    "&amp;",
    "<",
    "</Text>",
    "<p>",
    "<!--",
    "INT. ",
    "TO:",
    "日",
    "内",
    "1-1",
    "李雷",
]
NAMES = ["a.fountain", "a.fountain", "a.fountain", "a.txt", "", "a.fdx", "a.md", "a.html"]
FORMATS = [None, None, None, "fountain", "chinese", "prose", "finaldraft"]


def main() -> None:
    inputs = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1895)
    refused = again = 0
    begin = time.monotonic()
    for number in range(1, inputs + 1):
        text = mutated(chance, chance.choice(SEEDS))
        data = text.encode("utf-8", "replace")
        if chance.random() < 0.02:
            data = text.encode(chance.choice(["utf-16", "gb18030", "utf-8-sig", "latin-1"]), "replace")
        name, format = chance.choice(NAMES), chance.choice(FORMATS)
        try:
            screenplay = read(data, name, format)  # type: ignore[arg-type]
            check(screenplay)
            if screenplay.format == "fountain" and chance.random() < 0.3:
                later = mutated(chance, screenplay.source, chance.randint(1, 2)).encode("utf-8", "replace")
                again += 1
                whole = read(later, name or "a", "fountain")
                assert reread(screenplay, later, name or "a") == whole, later
        except ScriptError:
            refused += 1
        except BaseException:
            print(f"input {number}: {data!r} named {name!r} as {format}")
            raise
        if number % 50_000 == 0 or number == inputs:
            pace = number / (time.monotonic() - begin)
            print(
                f"{number:,} inputs, {refused:,} refused in words, {again:,} read again, {pace:,.0f} a second",
                flush=True,
            )


def mutated(chance: random.Random, text: str, changes: int = 0) -> str:
    """`text` with a few changes: marks put in, pieces taken out, doubled, moved or drawn from another seed."""
    for _ in range(changes or chance.randint(1, 6)):
        at = chance.randint(0, len(text))
        to = min(len(text), at + chance.randint(0, 20))
        match chance.randrange(6):
            case 0 | 1:
                text = text[:at] + chance.choice(MARKS) + text[at:]
            case 2:
                text = text[:at] + text[to:]
            case 3:
                text = text[:at] + text[at:to] + text[at:]
            case 4:
                other = chance.choice(SEEDS)
                place = chance.randint(0, len(other))
                text = text[:at] + other[place : place + chance.randint(1, 60)] + text[at:]
            case _:
                lines = text.split("\n")
                lines.insert(chance.randint(0, len(lines)), lines.pop(chance.randrange(len(lines))))
                text = "\n".join(lines)
    return text


def check(screenplay: Screenplay) -> None:
    """Whether every piece stands in the text, under an id of its own, and its runs make up its text."""
    lines = screenplay.source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ids = set()
    for scene in screenplay.scenes:
        for element in scene.elements:
            assert element.id not in ids
            ids.add(element.id)
            assert not element.runs or "".join(run.text for run in element.runs) == element.text, element
            for origin in (element.origin, *(run.origin for run in element.runs if run.origin)):
                assert 1 <= origin.line <= len(lines), element
                assert 1 <= origin.column <= len(lines[origin.line - 1]) + 1, element
                assert origin.length >= 0, element


if __name__ == "__main__":
    main()

"""Push broken scripts through every reader: `python bench/fuzz.py [inputs] [seed] [first]`; stops at the first that is wrong.

Each input is grown from seeds of every format by a few changes, by its number alone, so that a run goes on from any input
and any input can be read once more. A reader may give a screenplay whose pieces stand where they say, or say in words why
it cannot; a later draft must read the same again as whole."""

import random
import re
import sys
import time
from collections import Counter
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from reportlab.pdfgen.canvas import Canvas

from ciotat.core.errors import ScriptError
from ciotat.script import Screenplay, read, reread

SEEDS = [
    "Title: The River\nAuthor: A. Writer\n\nFADE IN:\n\nINT. HOUSE - DAY #1#\n\nANNA (30), a *nurse*, sits.\n\nANNA (V.O.)\n"
    "(low)\nHi _there_.\n\nBOB ^\nHi.\n\n> THE END <\n",
    "EXT. A\n\n[[note]] X. /* cut\n\n */ Y.\n\n~la\n\n# Act\n\n= They meet.\n\n===\n\n@McCLANE\n  \nYes.\n\nCUT TO:\n",
    "INT. A - DAY\nAnna sits.\nANNA\nHello.\nBOB\n(low)\nHi.\nEXT. B - NIGHT\nRain falls.",
    "THE LONG TIDE\nWritten by M. Ferro\n\nA film.\n\nFADE IN:\n\nINT. A - DAY\n\nAnna sits.\n\nANNA\nHello.\n",
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
    "【闪回】1-1 咖啡馆（日/内） 人物：甲、乙\n△雨。\n甲：走。\n第1-2场：次日夜/外 街\n1-3、日、内、家\n尾声 夜 外 山道 #9#\n",
    "INT. A - DAY\n\n**a*b** c *d\n\n=== 12A ===\n\n####### Deep\n\nCUT TO:\nEXT. B\nX.\n",
    "类型：现实\n题记：\n“山。”\n\n1 内 家 日\n人物：甲\n【旁白】雨。\n△甲喊道：“走。”\n（甲走。）\n【字幕】三年后\n（闪回）\n甲：好。\n",
    "Own key: value\n\nINT. A\n\n.45 in hand\nHe runs.\n\n==\n\nBOB ^^\nHi.\n\n~\n\n# Act\n",
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
_OSF = (
    '<?xml version="1.0"?><document type="Open Screenplay Format document" version="30"><styles><style name="Action"/></styles>'
    '<paragraphs><para scene_number="1"><style basestylename="Scene Heading"/><text>int. a</text></para><para><style '
    'basestylename="Character"/><text>ANNA</text></para><para><style basestylename="Dialogue"/><text bold="1">Hi &amp; bye.'
    "</text></para></paragraphs></document>"
)
SEEDS.append(_OSF)
PACKED = [
    (
        "word/document.xml",
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>INT. A - DAY'
        '</w:t></w:r></w:p><w:p><w:pPr><w:ind w:left="3168"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>ANNA</w:t></w:r></w:p><w:p>'
        '<w:pPr><w:ind w:left="1440"/></w:pPr><w:r><w:t>Hello</w:t><w:br/><w:t>you.</w:t></w:r></w:p></w:body></w:document>',
    ),
    ("document.xml", _OSF),
    ("script-a.html", SEEDS[7]),
    (
        "page.pdf",
        "INT. A - DAY\n\nRain falls.\n\n                    ANNA (V.O.)\n               (low)\n          Hello, you.\n\nEXT. B\n\nFog.\n",
    ),
]
NAMES = ["a.fountain", "a.fountain", "a.fountain", "a.txt", "", "a.fdx", "a.md", "a.html"]
UNSAID = {"heading", "cue"}
"""What may be written in other words than it is read."""
FORMATS = [None, None, None, "fountain", "chinese", "prose", "finaldraft"]


def main() -> None:
    inputs, seed, first = [*map(int, sys.argv[1:]), *(20_000, 1895, 1)[len(sys.argv) - 1 :]]
    counts = Counter[str]()
    begin = time.monotonic()
    for number in range(first, inputs + 1):
        pushed(number, seed, counts)
        if number % 50_000 == 0 or number == inputs:
            pace = (number - first + 1) / (time.monotonic() - begin)
            told = ", ".join(f"{count:,} {what}" for what, count in sorted(counts.items()))
            print(f"{number:,} inputs, {told}, {pace:,.0f} a second", flush=True)


def pushed(number: int, seed: int, counts: Counter[str]) -> None:
    """Push one input through a reader, and now and then a later draft of it through rereading."""
    chance = random.Random(f"{seed}/{number}")
    text = mutated(chance, chance.choice(SEEDS))
    data = text.encode("utf-8", "replace")
    name, format, draw = chance.choice(NAMES), chance.choice(FORMATS), chance.random()
    if draw < 0.02:
        data = text.encode(chance.choice(["utf-16", "gb18030", "utf-8-sig", "latin-1"]), "replace")
    elif draw < 0.05:
        name, format, data = "", None, packed(chance)
        counts["packed"] += 1
    try:
        screenplay = read(data, name, format)  # type: ignore[arg-type]
        check(screenplay)
        if screenplay.format == "fountain" and chance.random() < 0.3:
            later = mutated(chance, screenplay.source, chance.randint(1, 2)).encode("utf-8", "replace")
            counts["read again"] += 1
            whole = read(later, name or "a", "fountain")
            assert reread(screenplay, later, name or "a") == whole, later
    except ScriptError:
        counts["refused in words"] += 1
    except BaseException:
        print(f"input {number}: {data!r} named {name!r} as {format}")
        raise


def packed(chance: random.Random) -> bytes:
    """A zip file as Word, Fade In or Celtx write it, or a printed page, with what is in it changed or itself broken."""
    name, seed = chance.choice(PACKED)
    if name == "page.pdf":
        data = printed(mutated(chance, seed))
    else:
        out = BytesIO()
        with ZipFile(out, "w") as archive:
            archive.writestr(ZipInfo(name), mutated(chance, seed).encode("utf-8", "replace"), ZIP_DEFLATED)
        data = out.getvalue()
    if chance.random() < 0.2:
        at = chance.randrange(len(data))
        data = data[:at] + chance.randbytes(chance.randint(0, 4)) + data[at + chance.randint(0, 4) :]
    return data


def printed(text: str) -> bytes:
    """A page of a PDF with lines in the columns that their blanks say."""
    out = BytesIO()
    sheet = Canvas(out, invariant=1)
    sheet.setFont("Courier", 12)
    for row, line in enumerate(text.split("\n")):
        lead = len(line) - len(line.lstrip())
        sheet.drawString(108 + lead * 7.2, 720 - row * 12, line.strip())
    sheet.save()
    return out.getvalue()


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
    """Whether every piece stands where it says, under an id of its own, and its runs make up its text."""
    source = screenplay.source
    starts = [0, *(end.end() for end in re.finditer(r"\r\n?|\n", source)), len(source) + 1]
    ids = set()
    for scene in screenplay.scenes:
        for element in scene.elements:
            assert element.id not in ids
            ids.add(element.id)
            assert not element.runs or "".join(run.text for run in element.runs) == element.text, element
            assert "\0" not in element.text, element
            said = "" if element.type in UNSAID or screenplay.format == "finaldraft" else element.text
            for text, origin in ((said, element.origin), *((run.text, run.origin) for run in element.runs)):
                if origin:
                    assert 1 <= origin.line < len(starts), element
                    at = starts[origin.line - 1] + origin.column - 1
                    assert origin.column >= 1, element
                    assert at < starts[origin.line], element
                    assert origin.length >= 0, element
                    span = iter(source[at : at + origin.length])
                    assert screenplay.format == "finaldraft" or all(c in span for c in text if c.isalnum()), element


if __name__ == "__main__":
    main()

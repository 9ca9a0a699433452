"""What no format can be blamed for: decoding, limits, hostile texts, and laws that hold for any text."""

import sys
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.core.errors import ScriptError
from ciotat.core.record import dump, load
from ciotat.script import Screenplay, read, write
from ciotat.script.decode import decode
from ciotat.script.emphasis import plain
from tests.script.probes import outline

PIECES = st.sampled_from(
    [
        *[
            "INT. HOUSE - DAY",
            "EXT. 街道 - 夜",
            "ANNA",
            "ANNA (V.O.)",
            "BOB ^",
            "@李雷",
            "(beat)",
            "Hello *there*.",
            "> THE END <",
            "CUT TO:",
        ],
        *[
            "1-1 日 内 咖啡馆",
            "人物：李雷、韩梅梅",
            "△他坐下。",
            "李雷：（低声）你好。",
            "【闪回】",
            "【字幕：三年前】",
            "《雨夜》",
            "人物小传：",
            "切至：",
        ],
        *[
            "[[note",
            "]]",
            "/*",
            "*/",
            "~la",
            "# Act",
            "= synopsis",
            "===",
            "!x",
            ".X",
            ">",
            "Title: X",
            "In the park, Tom waits.",
            "“Hi,” said Tom.",
        ],
        *[
            "",
            "",
            "  ",
            "\t",
            "。",
            "：",
            "S:1",
            "场次3",
            "**",
            "_",
            "\\*",
            "他说：“走。”",
            "Anna: Hi.",
            "\u3000",
            "￥",
            "1.",
            "#1#",
            "（",
            "@",
            "^",
        ],
    ]
)
SCRIPTS = st.lists(PIECES | st.text(max_size=12), max_size=25).map("\n".join)


def words(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=150, deadline=None)
@given(SCRIPTS, st.sampled_from(["", "a.fountain", "a.txt"]))
def test_any_text_is_a_screenplay_or_a_script_error(text: str, name: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    try:
        screenplay = read(data, name)
    except ScriptError:
        return
    assert screenplay.scenes
    bare = words(text.replace("*", "").replace("_", "").replace("\\", "").replace("\ufeff", ""))
    lifted = "[[" in text or "/*" in text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ids = [e.id for scene in screenplay.scenes for e in scene.elements]
    assert len(set(ids)) == len(ids)
    for scene in screenplay.scenes:
        for element in scene.elements:
            assert 1 <= element.origin.line <= len(lines)
            assert 1 <= element.origin.column <= len(lines[element.origin.line - 1]) + 1
            if element.type == "dialogue" and not lifted:
                said = element.text.replace("*", "").replace("_", "").replace("\\", "").replace("\ufeff", "")
                assert words(said) in bare


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_screenplay_or_a_script_error(data: bytes) -> None:
    with suppress(ScriptError):
        screenplay = read(data)
        assert screenplay.scenes or screenplay.title_page


@settings(max_examples=25, deadline=None)
@given(SCRIPTS)
def test_a_screenplay_survives_json(text: str) -> None:
    try:
        screenplay = read(text.encode("utf-8", "ignore"))
    except ScriptError:
        return
    assert load(Screenplay, dump(screenplay)) == screenplay


@settings(max_examples=100, deadline=None)
@given(st.text("ab *_\\", max_size=30))
def test_emphasis_only_takes_marks_away(text: str) -> None:
    left = iter(text)
    assert all(c in left for c in plain(text))
    assert [c for c in plain(text) if c in "ab "] == [c for c in text if c in "ab "]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"!!! ??? ...", "nothing to film"),
        (b"abc\0def", "NUL"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "Word"),
        (b"\xef\xbb\xbf#Version 3\r\n#Begin-Config \r\n", "Trelby"),
        (b"{\\rtf1 hello}", "rich-text"),
        (bytes(range(1, 32)) * 8, "control characters"),
        (b"\xff\xfeA", "UTF-16"),
        (b"<?xml version='1.0'?><FinalDraft></FinalDraft>", "Final Draft"),
        (b"x" * (50 * 2**20), "50.0 MB"),
    ],
)
def test_what_is_no_script_is_refused_in_words(data: bytes, message: str) -> None:
    with pytest.raises(ScriptError, match=message) as refused:
        read(data)
    assert refused.value.advice


def test_broken_text_says_where() -> None:
    with pytest.raises(ScriptError, match=r"line 3, column 5: byte 14 \(0xE9\) is neither") as refused:
        read(b"INT. A\n\nCaf\xc3\xa9\xe9 \nx")
    assert refused.value.origin


OUTLINES = {
    "title page": ("Title: Only a title", "Title=Only a title"),
    "sections": ("# Act One\n\n= It begins.\n\n## Later", "section: Act One|synopsis: It begins.|section: Later"),
    "note": ("[[Where to begin?]]", "note: Where to begin?"),
    "page breaks": ("===\n\n===", "page-break: |page-break: "),
    "transition": ("> SMASH CUT TO BLACK", "transition: SMASH CUT TO BLACK"),
}


@pytest.mark.parametrize("name", OUTLINES)
def test_what_cannot_be_filmed_yet_is_read_and_remarked(name: str) -> None:
    text, told = OUTLINES[name]
    screenplay = read(text, format="fountain")
    assert outline(screenplay) == told
    assert [(remark.grade, remark.about) for remark in screenplay.remarks] == [("error", "nothing-to-film")]
    assert write(screenplay, "fountain").data == text.encode()


def test_text_is_read_as_its_file_would_be() -> None:
    text = "INT. CAFÉ - DAY\n\nANNA\n“Oui.”"
    assert read(text) == read(text.encode())
    with pytest.raises(ScriptError, match="UTF-8"):
        read("INT. A\n\n\ud800")


HOSTILE = {
    "unclosed notes": "[[ " * 20_000,
    "unclosed notes by line": "[[x\n" * 20_000,
    "unclosed boneyards": "/* " * 20_000,
    "unclosed bold": "**a " * 20_000,
    "mixed emphasis": "*_a " * 20_000,
    "closing emphasis": "a* a_ " * 20_000,
    "one long line": "x" * 2**20,
    "one long line of words": "Tom says hello. " * 2**16,
    "one long line of capitals": "A B (" * 2**17,
    "one long Han line": "他说：" * 2**18,
    "parentheses": "甲：" + "（" * 50_000 + "\n△x\n△x\n△x",
    "closed parentheses": "甲：" + "(x)" * 50_000 + "\n△x\n△x\n△x",
    "parentheses in a cue": "\nANNA " + "(" * 50_000 + "\nHello.",
    "quotation marks": "“" * 50_000,
    "quotations": "“a,” " * 20_000,
    "colons": "a:" * 50_000,
    "dashes": "INT. " + " - " * 50_000 + "\n\nx",
    "dashes Han": "内景 " + "夜-" * 50_000 + "\n\nx",
    "numbers": "1-" * 50_000,
    "blanks": "x" + " " * 2**20 + "x",
    "blank lines": "x" + "\n \n" * 2**15 + "x",
    "blanks between": "INT. A" + " " * 100_000 + "B\n\nx",
    "asides": "INT. A " + "(x) " * 50_000 + "\n\nx",
    "hashes": "#" * 100_000,
    "dual cues": "A ^\nx\n\n" * 20_000,
    "names": "李雷、" * 30_000 + "：好",
    "cast": "1 日 内 屋\n人物：" + "甲 " * 50_000 + "\n△x",
    "title page": "Title: x\n" + "    y\n" * 50_000 + "\nx",
    "brackets": "【" * 100_000 + "】",
    "sentences": "A (b), a c. " * 30_000,
    "capitals": "ANNA BOB " * 60_000,
    "labels": "景:" * 40_000,
    "capital words": ("A" * 20 + " ") * 20_000 + ".",
    "role words": "小小小" * 60_000 + "说：“好。”",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("file", ["", "x.fountain"])
def test_work_grows_no_faster_than_the_text(name: str, file: str) -> None:
    """Counted in calls and lines of ours and watched for stalls inside one pattern by halving the text."""
    text = HOSTILE[name][:80_000]
    whole, half = _steps(text, file), _steps(text[: len(text) // 2], file)
    assert whole <= 3 * half + 5_000


def _steps(text: str, file: str) -> int:
    steps = 0

    def count(*_: object) -> None:
        nonlocal steps
        steps += 1

    sys.setprofile(count)
    try:
        with suppress(ScriptError):
            read(text.encode(), file)
    finally:
        sys.setprofile(None)
    return steps


MARKS = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", *MARKS])
def test_the_source_and_its_encoding_are_kept(encoding: str) -> None:
    text = "INT. 咖啡馆 - 夜\r\n\r\n李雷坐下。\n他很高兴，因为今天是星期天，可以休息。\r"
    data = MARKS.get(encoding, b"") + text.encode(encoding.removesuffix("-sig"))
    screenplay = read(data)
    assert (screenplay.source, screenplay.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "a picture"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a picture"),
        (b"\0\0\0 ftypisom\0\0\2\0", "a film or a sound"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "a film or a sound"),
    ],
)
def test_a_picture_is_called_one(data: bytes, what: str) -> None:
    with pytest.raises(ScriptError, match=f"this is {what}, not a text"):
        decode(data + bytes(100))


def test_a_script_may_begin_as_a_picture_does() -> None:
    assert decode(b"RIFF walks in.").text == "RIFF walks in."

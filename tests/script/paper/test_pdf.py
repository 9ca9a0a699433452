"""A screenplay as PDF."""

import re
import sys
import zlib
from base64 import a85decode

import pytest

from ciotat.core.errors import BackendMissing
from ciotat.script import read
from ciotat.script.paper import A4
from ciotat.script.paper.faces import BOX, Piece, pieces
from ciotat.script.paper.pdf import pdf
from tests.script.paper.drafts import fountain

TEXT = """Title: A “Test”
Author: Anna Test

INT. CAFÉ - NIGHT #1A#

*Leise* **laut** _unten_ Привет 你好 😀.

ANNA
“Yes.”
"""


def streams(data: bytes) -> str:
    """What the pages draw."""
    found = re.findall(rb"/ASCII85Decode /FlateDecode.*?stream\r?\n(.*?~>)", data, re.S)
    return b"\n".join(zlib.decompress(a85decode(b"<~" + stream, adobe=True)) for stream in found).decode("latin-1")


def test_the_same_script_gives_the_same_bytes() -> None:
    assert pdf(fountain(TEXT)) == pdf(fountain(TEXT))


def test_it_holds_pages_bookmarks_and_faces() -> None:
    data = pdf(fountain(TEXT))
    assert data.startswith(b"%PDF-")
    assert data.count(b"/Type /Page\n") == 2
    assert b"/Outlines" in data
    assert b"/ToUnicode" in data
    assert b"/Lang" in data
    assert b"CourierPrime" in data


def test_a4_is_a4() -> None:
    assert b"/MediaBox [ 0 0 595.28 841.89 ]" in pdf(fountain(TEXT), A4)


def test_what_no_face_has_is_a_box_that_still_says_it() -> None:
    assert "/ActualText <FEFFd83dde00>" in streams(pdf(fountain(TEXT)))


def test_letters_go_to_the_first_face_that_has_them() -> None:
    faces = [("a", {ord("x"), ord(" ")}), ("b", {ord("x"), ord("你")})]
    assert pieces("xé你", faces, "b") == [Piece("x", "a"), Piece(BOX, "b", "é"), Piece("你", "b")]
    assert pieces("e\u0301", [("a", {ord("é")})], "a") == [Piece("é", "a")]
    assert pieces("👩\u200d👧", [("a", {0x200D})], "a") == [Piece(BOX * 2, "a", "👩\u200d👧")]
    assert pieces("\u200bx\u200by", [("a", {ord("x"), ord("y"), 0x200B})], "a") == [Piece("xy", "a")]


def test_a_chinese_script_prints() -> None:
    data = pdf(read("1-1 夜 内 咖啡馆\n△雨。\n李雷：你好。\n".encode()))
    assert b"NotoSerif" in data


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    faces = sys.modules[pdf.__module__]._faces
    faces.cache_clear()
    monkeypatch.setitem(sys.modules, "reportlab.pdfbase", None)
    with pytest.raises(BackendMissing, match="pip install reportlab"):
        pdf(fountain(TEXT))
    faces.cache_clear()


def test_the_faces_hold_what_scripts_are_written_in() -> None:
    faces = sys.modules[pdf.__module__]._faces()
    held = frozenset().union(*faces.values())
    rows = [bytes([high, low]) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)]
    simplified = "".join(row.decode("gb2312", "ignore") for row in rows)
    traditional = "".join(
        bytes([high, low]).decode("big5", "ignore") for high in range(0xA4, 0xC6) for low in range(0x40, 0x7F)
    )
    wanted = f"{simplified}{traditional}アあ“”‘’—…△《》ЯжΩάøŁőǎệ№½€→"
    assert [letter for letter in wanted if ord(letter) not in held] == []
    assert ord("”") in faces["Ciotat-courier-bold-italic"]

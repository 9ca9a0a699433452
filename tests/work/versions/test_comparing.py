"""What differs between two versions is told as writers read it, and shot by shot."""

import json
import re
from fractions import Fraction
from html.parser import HTMLParser
from typing import Any

from ciotat.work.cutlist import parsed, stale
from ciotat.work.versions.comparing import compared, pieces
from ciotat.work.versions.page import clock, html_page
from tests.work.versions.conftest import SCRIPT

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)> & \"'"


def row(id: str, **values: Any) -> dict[str, Any]:
    return {
        "id": id,
        "length": "2",
        "recipe": "r",
        "heading": "INT. KITCHEN",
        "parts": {"the light": "1", "the camera": "1"},
        **values,
    }


def film(script: str, *rows: dict[str, Any], **head: Any) -> dict[str, bytes]:
    return {
        "film.toml": b'script = "a.fountain"\n',
        "a.fountain": script.encode(),
        "cut.json": json.dumps({"record": "cut.1", "title": "Tiny", **head, "shots": rows}).encode(),
    }


def test_the_script_is_compared_by_its_pieces() -> None:
    new = SCRIPT.replace("You are late.", "You are very late.").replace("Paul walks alone in the rain.\n\n", "")
    new = new.replace("PAUL\nThe train was late.", "PAUL\nThe train was late.\n\nShe laughs.")
    found = compared(film(SCRIPT), film(new))
    assert [(d.what, d.kind, d.scene, d.old, d.new) for d in found.script] == [
        ("changed", "speech", "INT. KITCHEN - DAY", "ANNA\nYou are late.", "ANNA\nYou are very late."),
        ("new", "action", "INT. KITCHEN - DAY", "", "She laughs."),
        ("gone", "action", "EXT. STREET - NIGHT", "Paul walks alone in the rain.", ""),
    ]


def test_a_moved_scene_is_told_as_moved() -> None:
    script = "INT. A\n\nOne thing happens here.\n\nINT. B\n\nAnother thing happens.\n\nINT. C\n\nThe third one.\n"
    parts = script.split("INT. ")
    moved = "INT. " + parts[1] + "INT. " + parts[3].rstrip("\n") + "\n\nINT. " + parts[2]
    assert {d.what for d in compared(film(script), film(moved)).script} == {"moved"}
    assert compared(film(script), film(script)).script == ()


def test_shots_are_compared_by_their_parts() -> None:
    old = [row("a"), row("b"), row("c"), row("d"), row("e")]
    light = {"the light": "2", "the camera": "1"}
    new = [
        row("a"),
        row("c", recipe="s", parts=light),
        row("b", take="t"),
        row("x", length="7/2"),
        row("e", length="3"),
    ]
    found = compared(film(SCRIPT, *old), film(SCRIPT, *new))
    told = {shot.id: (shot.what, shot.parts) for shot in found.shots}
    assert told == {
        "c": ("changed", ("the light",)), "b": ("changed", ("the take",)), "x": ("new", ()), "e": ("changed", ("the length",)),
        "d": ("gone", ()),
    }  # fmt: skip
    assert found.lengths == (Fraction(10), Fraction(25, 2))
    assert found.same == 1
    found = compared(film(SCRIPT, row("a"), row("b"), row("c")), film(SCRIPT, row("c"), row("a"), row("b")))
    assert [(shot.what, shot.id) for shot in found.shots] == [("moved", "c")]


def test_a_shot_whose_parts_one_side_never_knew_is_told_by_its_looks() -> None:
    new = [row("a", recipe="s"), row("b", recipe="s", length="3")]
    found = compared(film(SCRIPT, row("a", parts={}), row("b", parts={})), film(SCRIPT, *new))
    assert [shot.parts for shot in found.shots] == [("the picture",), ("the length",)]


def test_a_damaged_cut_is_no_cut() -> None:
    for data in (
        b"",
        b"[",
        b"[]",
        b'{"shots": 3}',
        b'{"shots": [1, {"id": 2}, {"id": "a", "length": "1/0", "parts": 3}]}',
        b"\xff",
    ):
        parsed(data)
        stale(data)
    assert parsed(None).shots == ()
    assert parsed(b'{"shots": [{"id": "a", "length": "-5"}]}').length == 0


def test_a_stale_cut_keeps_its_lines() -> None:
    data = b'{"record":"cut.1","title":"a",\n"shots":[\n{"id":"a"},\n{"id":"b"}\n]}\n'
    marked = stale(data)
    assert marked == b'{"record":"cut.1","title":"a",\n"stale":true,\n"shots":[\n{"id":"a"},\n{"id":"b"}\n]}\n'
    assert stale(marked) == marked
    assert parsed(marked).stale
    assert parsed(stale(b'{"shots":[]}')).stale


def test_words_are_compared_one_by_one() -> None:
    assert list(pieces("You are late.", "You are very late.")) == [
        ("same", "You are "), ("gone", ""), ("new", "very "), ("same", "late.")
    ]  # fmt: skip
    assert "".join(text for how, text in pieces("我知道。", "我知道了。") if how != "gone") == "我知道了。"


class Reader(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_page_runs_nothing_and_loads_nothing() -> None:
    script = SCRIPT.replace("KITCHEN", EVIL).replace("You are late.", EVIL)
    one = film(SCRIPT, row("a", poster="p" * 64, words=EVIL, heading=EVIL), title=EVIL)
    other = film(script, row("a", recipe=EVIL, parts={EVIL: "1"}, poster="q" * 64, words=EVIL), row(EVIL), title=EVIL)
    page = html_page(
        compared(one, other),
        EVIL,
        (EVIL, EVIL),
        "en",
        str,
        lambda digest: f"pictures/{digest[:4]}.png",
        lambda part: part,
    )
    reader = Reader()
    reader.feed(page)
    assert {tag for tag, _ in reader.tags}.isdisjoint({"script", "iframe", "object", "link", "a", "form"})
    images = [attributes for tag, attributes in reader.tags if tag == "img"]
    assert {attributes["src"] for attributes in images} == {"pictures/pppp.png", "pictures/qqqq.png"}
    assert not [name for _, attributes in reader.tags for name in attributes if name.startswith("on")]
    assert "default-src 'none'" in page
    assert "alert(1)" in page
    assert not re.search(r"https?://", page)


def test_a_page_without_pictures_says_so() -> None:
    page = html_page(
        compared(film(SCRIPT, row("a")), film(SCRIPT)), "Tiny", ("1", "2"), "zh", str, lambda digest: "", str
    )
    assert "no picture here" in page
    assert "0:02 &rarr; 0:00" in page
    assert '<html lang="zh">' in page
    assert clock(Fraction(3725)) == "62:05"

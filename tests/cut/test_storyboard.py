"""The film on paper."""

import base64
import re
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

from ciotat.core.time import Rate
from ciotat.cut.storyboard import panels, pdf, sheet
from ciotat.direction import named, plan
from tests.direction.scripts import night, screenplay


def test_every_shot_has_its_panel(tmp_path: Path) -> None:
    film = plan(night(), named("classical"), Rate.of(24))
    shots = [shot for scene in film.scenes for shot in scene.shots]
    pictures = {shot.id: np.full((36, 64, 3), 90, np.uint8) for shot in shots}
    board = panels(film, pictures)
    assert len(board) == len(shots)
    assert any("我不走了" in panel.words for panel in board)
    assert len(panels(film, dict(list(pictures.items())[:3]))) == 3
    sheet(tmp_path / "board.png", board[:5], width=96)
    with Image.open(tmp_path / "board.png") as made:
        assert made.size == (4 * 112 + 16, 2 * (54 + 66 + 16) + 16)
        assert made.getpixel((20, 20)) == (90, 90, 90)


def test_the_face_is_in_the_pdf_and_holds_the_chinese(tmp_path: Path) -> None:
    film = plan(night(), named("classical"), Rate.of(24))
    shot = film.scenes[0].shots[-1]
    pdf(tmp_path / "board.pdf", "雪夜", panels(film, {shot.id: np.zeros((36, 64, 3), np.uint8)}))
    data = (tmp_path / "board.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert b"/FontFile2" in data
    letters = {ord(c) for text in streams(data) for c in mapped(text)}
    assert {ord("雪"), ord("夜")} <= letters
    pdf(tmp_path / "again.pdf", "雪夜", panels(film, {shot.id: np.zeros((36, 64, 3), np.uint8)}))
    assert (tmp_path / "again.pdf").read_bytes() == data


def streams(data: bytes) -> list[str]:
    """The streams of a PDF that unpack to text."""
    found = []
    for raw in re.findall(rb"stream\r?\n(.*?)endstream", data, re.S):
        try:
            body = base64.a85decode(raw.strip().removesuffix(b"~>")) if raw.strip().endswith(b"~>") else raw
            found.append(zlib.decompress(body).decode("latin-1"))
        except (ValueError, zlib.error):
            continue
    return found


def mapped(text: str) -> str:
    """The letters of a ToUnicode map."""
    return "".join(chr(int(code, 16)) for code in re.findall(r"<([0-9A-F]{4})>$", text, re.M)) + "".join(
        chr(int(code, 16))
        for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S)
        for code in re.findall(r"<([0-9A-Fa-f]{4})>", block)
    )


def test_a_board_takes_any_words(tmp_path: Path) -> None:
    words = "w" * 900 + " العربية 😀 \u200f<b>&amp;"
    film = plan(screenplay(f"# INT. ROOM - DAY\n@ANNA|{words}\n"), named("classical"), Rate.of(24))
    pictures = {shot.id: np.zeros((36, 64, 3), np.uint8) for scene in film.scenes for shot in scene.shots}
    sheet(tmp_path / "board.png", panels(film, pictures), width=96)
    pdf(tmp_path / "board.pdf", "", panels(film, pictures))
    assert (tmp_path / "board.pdf").stat().st_size > 1000

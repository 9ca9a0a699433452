"""The film on paper: one picture a shot, as a contact sheet and as a PDF to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ciotat.core.assets import asset_path
from ciotat.core.store import writing
from ciotat.core.time import Seconds
from ciotat.cut.subtitles import broken
from ciotat.direction.plan import Plan
from ciotat.render.card import face, set_in_face

__all__ = ["Panel", "panels", "pdf", "sheet"]

PAPER, INK, FAINT = (24, 24, 26), (232, 228, 220), (150, 146, 140)


@dataclass(frozen=True, eq=False)
class Panel:
    """One shot on the board: its picture (H, W, 3) and the words under it."""

    picture: NDArray[np.uint8]
    number: str
    head: str
    words: str
    reasons: str
    heading: str


def panels(plan: Plan, pictures: dict[str, NDArray[np.uint8]]) -> list[Panel]:
    """The panels of a plan in order, for the shots there is a picture of."""
    found: list[Panel] = []
    start = Seconds(0)
    for scene in plan.scenes:
        said = {beat.id: beat for beat in scene.beats}
        for number, shot in enumerate(scene.shots, 1):
            if shot.id not in pictures:
                continue
            beats = [said[id] for id in shot.beats if id in said]
            words = "  ".join(f"{b.actor}: {b.text}" if b.type == "line" else b.text for b in beats if b.text)
            at = start + shot.span.start
            head = f"{int(at) // 60}:{int(at) % 60:02}  {shot.size}  {shot.camera}  {shot.lens:.0f} mm"
            label = f"{scene.number or plan.scenes.index(scene) + 1}-{number}"
            picture = pictures[shot.id]
            told = set_in_face(words or shot.text), set_in_face("; ".join(shot.reasons))
            found.append(Panel(picture, label, head, *told, scene.heading))
        start += scene.length
    return found


def sheet(path: Path, board: Sequence[Panel], columns: int = 4, width: int = 480) -> None:
    """Write the contact sheet as PNG."""
    height, margin, text = width * 9 // 16, 16, 66
    rows = -(-len(board) // columns)
    size = (columns * (width + margin) + margin, rows * (height + text + margin) + margin)
    image = Image.new("RGB", size, PAPER)
    pen = ImageDraw.Draw(image)
    for i, panel in enumerate(board):
        x = margin + i % columns * (width + margin)
        y = margin + i // columns * (height + text + margin)
        image.paste(Image.fromarray(panel.picture).resize((width, height), Image.Resampling.LANCZOS), (x, y))
        pen.text((x, y + height + 5), f"{panel.number}   {panel.head}", font=face(16), fill=INK)
        pen.text((x, y + height + 26), _fit(panel.words, width, 15), font=face(15), fill=INK)
        pen.text((x, y + height + 46), _fit(panel.reasons, width, 13), font=face(13), fill=FAINT)
    with writing(path) as temporary:
        image.save(temporary, "PNG")


def _fit(text: str, width: int, size: int) -> str:
    text = " ".join(text.split())
    if face(size).getlength(text) <= width:
        return text
    while text and face(size).getlength(text + "…") > width:
        text = text[:-4] if len(text) > 80 else text[:-1]
    return text + "…"


def pdf(path: Path, title: str, board: Sequence[Panel]) -> None:
    """Write the storyboard as PDF, six panels to a landscape page; the face is embedded, so every glyph prints."""
    pdfmetrics.registerFont(TTFont("Serif", str(asset_path("serif.ttf"))))
    data = BytesIO()
    wide, tall = landscape(A4)
    canvas = Canvas(data, (wide, tall), invariant=True)
    canvas.setTitle(title)
    for first in range(0, len(board), 6):
        canvas.setFont("Serif", 9)
        canvas.drawString(36, tall - 30, title)
        canvas.drawRightString(wide - 36, tall - 30, f"{first // 6 + 1} / {-(-len(board) // 6)}")
        for i, panel in enumerate(board[first : first + 6]):
            _print(canvas, panel, 36 + i % 3 * 262, tall - 46 - i // 3 * 262)
        canvas.showPage()
    canvas.save()
    with writing(path) as temporary:
        temporary.write_bytes(data.getvalue())


def _print(canvas: Canvas, panel: Panel, x: float, top: float) -> None:
    jpeg = BytesIO()
    Image.fromarray(panel.picture).resize((640, 360), Image.Resampling.LANCZOS).save(jpeg, "JPEG", quality=85)
    canvas.drawImage(ImageReader(jpeg), x, top - 139, 247, 139)
    canvas.setFont("Serif", 8)
    canvas.drawString(x, top - 152, f"{panel.number}   {panel.head}")
    y = top - 165
    for size, text, rows in ((9, panel.words, 4), (7.5, panel.reasons, 3)):
        canvas.setFont("Serif", size)
        for row in broken(text)[:rows]:
            canvas.drawString(x, y, row)
            y -= size + 3

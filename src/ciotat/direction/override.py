"""What the writer asks of the camera: ``[[SHOT: close on LI WEI, 85mm, slow push in]]``."""

import re

from ciotat.direction.framing import Framing, View
from ciotat.direction.lexicon.table import Table
from ciotat.direction.plan import Angle, Camera, Role, Size

__all__ = ["obeyed"]

_SIZES: Table[Size] = Table(
    {
        "EWS": "extreme wide, extreme long shot, very wide, ews, els, 大远景, 远景",
        "WS": "wide shot, wide, long shot, ws, establishing shot, 全景, 广角",
        "FS": "full shot, full, fs, full body, 全身",
        "MFS": "medium full, cowboy, american shot, mfs, 中全景",
        "MS": "medium shot, medium, mid shot, ms, waist, 中景",
        "MCU": "medium close up, medium close, mcu, 中近景, 近景",
        "CU": "close up, close, closeup, cu, close on, 特写",
        "ECU": "extreme close up, extreme close, ecu, big close up, macro, 大特写",
    }
)
_ANGLES: Table[Angle] = Table(
    {
        "high": "high angle, from above, looking down, 俯拍, 俯视, 高角度",
        "low": "low angle, from below, looking up, 仰拍, 仰视, 低角度",
        "overhead": "overhead, bird's eye, top shot, top down, 顶拍, 航拍",
        "dutch": "dutch, dutch angle, canted, tilted, 斜角",
        "eye": "eye level, 平视",
    }
)
_CAMERAS: Table[Camera] = Table(
    {
        "push": "push in, push, dolly in, zoom in, 推, 推近, 推镜",
        "pull": "pull out, pull back, dolly out, zoom out, pull, 拉, 拉远, 拉镜",
        "pan": "pan, pan left, pan right, 摇, 摇镜",
        "track": "track, tracking, tracking shot, follow, steadicam, 跟, 跟拍, 移, 移镜",
        "handheld": "handheld, hand held, shaky, 手持",
        "locked": "locked, locked off, static, still, fixed, 固定, 静止",
    }
)
_PACE = Table({0.25: "slow, slowly, gentle, subtle, 慢, 缓, 缓缓", 0.8: "fast, quick, sudden, hard, whip, 快, 急"})
_LENS = re.compile(r"(\d{2,3})\s*(?:mm|毫米)", re.IGNORECASE)
_INSERT = re.compile(r"\binsert\b|插入", re.IGNORECASE)
_SHOULDER = re.compile(r"over[- ]the[- ]shoulder|over[- ]shoulder|\bots\b|过肩", re.IGNORECASE)


def obeyed(view: View, framing: Framing) -> Framing:
    """`framing` as the writer asks, where the writer asks for the shot that begins with its first beat."""
    if not view.drafts or framing.first > framing.last or framing.share or framing.role == "card":
        return framing
    text = view.drafts[framing.first].order
    if not text or (framing.role == "reaction" and framing.spoken):
        return framing
    size = _SIZES.first(text) or framing.size
    camera = _CAMERAS.first(text) or framing.camera
    subjects = _subjects(view, text) or framing.subjects
    lens = float(found.group(1)) if (found := _LENS.search(text)) else 0.0
    amount = (_PACE.first(text) or 0.5) if _CAMERAS.first(text) else framing.amount
    return framing.but(
        role=_role(text, size, subjects, view),
        size=size,
        camera=camera,
        amount=0.0 if camera == "locked" else amount,
        subjects=subjects,
        lens=min(max(lens, 12.0), 300.0) if lens else 0.0,
        angle=_ANGLES.first(text) or framing.angle,
        reasons=view.why("asked", text=text),
        ordered=True,
    )


def _subjects(view: View, text: str) -> tuple[str, ...]:
    names = Table({id: id for id in (*view.floor.bodies, *sorted(prop.id for prop in view.props))}, exact=True)
    return tuple(dict.fromkeys(hit.value for hit in names.find(text)))[:5]


def _role(text: str, size: Size, subjects: tuple[str, ...], view: View) -> Role:
    if _INSERT.search(text) or (subjects and subjects[0] in {prop.id for prop in view.props}):
        return "insert"
    if _SHOULDER.search(text) and len(subjects) > 1:
        return "over-shoulder"
    if size in ("CU", "ECU"):
        return "close-up"
    if size in ("EWS", "WS"):
        return "establishing" if not subjects else "master"
    return "two-shot" if len(subjects) == 2 else "master" if len(subjects) > 2 else "single"

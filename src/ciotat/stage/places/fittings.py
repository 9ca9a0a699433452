"""What a street or a station is fitted with: lamp posts, clocks, columns, fences, posters, trolleys."""

import numpy as np

from ciotat.core.chance import chance
from ciotat.core.space import Point
from ciotat.stage.mesh import Colour, Material, Mesh, Texture, srgb
from ciotat.stage.solid import box, cylinder, lathe, merged, moved, quads, repeated, tube
from ciotat.stage.surface import clad
from ciotat.stage.world import Lamp

__all__ = ["clock", "column", "fence", "lamp_post", "poster", "trolley"]

IRON = Material(color=srgb("#20302a"), roughness=0.45, metallic=0.3)
STEEL = Material(color=srgb("#5a5f63"), roughness=0.4, metallic=0.8)
WARM: Colour = (1.0, 0.62, 0.28)
WHITE: Colour = (1.0, 0.86, 0.66)


def lamp_post(at: Point, era: str, glow: float, *, shadow: bool = False) -> tuple[list[Mesh], list[Lamp]]:
    """A street lamp; `glow` 0 is unlit. Gas lantern on a cast-iron post, or a modern arm."""
    if era == "modern":
        return _arm(at, glow)
    shaft = [
        (0.0, 0),
        (0.17, 0),
        (0.17, 0.12),
        (0.11, 0.2),
        (0.10, 0.55),
        (0.13, 0.62),
        (0.065, 0.75),
        (0.05, 1.6),
        (0.075, 1.66),
        (0.05, 1.72),
        (0.038, 3.0),
        (0.07, 3.05),
        (0.03, 3.12),
        (0.0, 3.12),
    ]
    meshes = [lathe(shaft, IRON, sides=12, name="lamp post"), box((0.62, 0.025, 0.025), (0, 2.78, 0), IRON)]
    light = tuple(c * 7 * glow for c in WARM) if glow else (0.0, 0.0, 0.0)
    pane = Material(color=(0.55, 0.55, 0.5), roughness=0.15, emission=light)  # type: ignore[arg-type]
    glass = [(0.0, 3.13), (0.10, 3.13), (0.17, 3.50), (0.0, 3.50)]
    meshes.append(moved(lathe(glass, pane, sides=6, name="lantern")))
    meshes.append(
        lathe([(0.0, 3.5), (0.21, 3.5), (0.07, 3.66), (0.03, 3.72), (0.035, 3.78), (0.0, 3.82)], IRON, sides=6)
    )
    for k in range(6):
        a = np.pi / 3 * k
        meshes.append(
            tube(
                [(0.105 * np.sin(a), 3.12, 0.105 * np.cos(a)), (0.175 * np.sin(a), 3.51, 0.175 * np.cos(a))],
                0.009,
                IRON,
                sides=4,
            )
        )
    lamps = [_down(WARM, 16 * glow, (at[0], at[1] + 3.3, at[2]), shadow)] if glow else []
    return [moved(m, at) for m in meshes], lamps


def _arm(at: Point, glow: float) -> tuple[list[Mesh], list[Lamp]]:
    post = tube(
        [(0, 0, 0), (0, 4.9, 0), (0, 5.4, 0.15), (0, 5.55, 0.7), (0, 5.57, 1.1)],
        [0.075, 0.06, 0.05, 0.045, 0.04],
        STEEL,
        sides=10,
        name="lamp post",
    )
    light = tuple(c * 9 * glow for c in WHITE) if glow else (0.0, 0.0, 0.0)
    head = [box((0.26, 0.09, 0.6), (0, 5.52, 1.25), STEEL, bevel=0.03)]
    lit = Material(color=(0.7, 0.7, 0.68), roughness=0.2, emission=light)  # type: ignore[arg-type]
    head.append(box((0.2, 0.02, 0.5), (0, 5.505, 1.25), lit, name="lamp glass"))
    lamps = [_down(WHITE, 34 * glow, (at[0], at[1] + 5.45, at[2] + 1.25), False)] if glow else []
    return [moved(m, at) for m in (post, cylinder(0.13, 0.4, (0, 0, 0), STEEL, sides=10), *head)], lamps


def _down(colour: Colour, power: float, at: Point, shadow: bool) -> Lamp:
    r, g, b = (c * power for c in colour)
    return Lamp("spot", (r, g, b), (0.0, -1.0, 0.0), at, radius=0.12, inner=0.75, outer=1.35, shadow=shadow)


def column(height: float, colour: Colour) -> list[Mesh]:
    """A fluted cast-iron column with base, capital and curled brackets at its top along X and Z."""
    iron = Material(color=colour, roughness=0.5, metallic=0.2)
    h = height
    shaft = [
        (0.0, 0),
        (0.19, 0),
        (0.19, 0.15),
        (0.14, 0.2),
        (0.12, 0.7),
        (0.15, 0.74),
        (0.085, 0.8),
        (0.07, h - 0.75),
        (0.10, h - 0.7),
        (0.075, h - 0.65),
        (0.08, h - 0.5),
        (0.16, h - 0.4),
        (0.16, h - 0.34),
        (0.06, h - 0.3),
        (0.06, h),
        (0.0, h),
    ]
    meshes = [lathe(shaft, iron, sides=14, name="column")]
    for way in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        t = np.linspace(0, np.pi / 2, 6)
        curve = np.stack(
            [way[0] * 0.75 * (1 - np.cos(t)), h - 0.75 + 0.73 * np.sin(t), way[1] * 0.75 * (1 - np.cos(t))], 1
        )
        meshes.append(tube(curve, 0.026, iron, sides=5, name="bracket"))
        ring = np.linspace(0, 2 * np.pi, 11)
        scroll = np.stack(
            [way[0] * (0.17 + 0.1 * np.cos(ring)), h - 0.16 + 0.1 * np.sin(ring), way[1] * (0.17 + 0.1 * np.cos(ring))],
            1,
        )
        meshes.append(tube(scroll, 0.014, iron, sides=4))
    return meshes


def clock(radius: float, glow: float) -> list[Mesh]:
    """A round clock facing +Z, its middle at the origin."""
    dial = srgb("#efe8d6")
    lit = (dial[0] * 0.9 * glow, dial[1] * 0.8 * glow, dial[2] * 0.6 * glow)
    meshes = [
        cylinder(radius * 1.12, 0.14, (0, 0, -0.1), IRON, axis="z", sides=28, bevel=0.03, name="clock"),
        cylinder(radius, 0.012, (0, 0, 0.04), Material(color=dial, roughness=0.4, emission=lit), axis="z", sides=28),
    ]
    ink = Material(color=(0.02, 0.02, 0.02), roughness=0.5)
    for k in range(12):
        a = np.pi / 6 * k
        long = radius * (0.2 if k % 3 == 0 else 0.1)
        mark = box((radius * 0.05, long, 0.004), (0, radius * 0.9 - long, 0.053), ink)
        meshes.append(moved(mark, turn=_about_z(a)))
    for length, wide, a in ((0.52, 0.07, -5.3), (0.78, 0.045, -1.2)):
        meshes.append(
            moved(box((radius * wide, radius * length, 0.004), (0, -radius * 0.1, 0.058), ink), turn=_about_z(a))
        )
    return meshes


def _about_z(a: float) -> np.ndarray:
    return np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1.0]])


def fence(start: Point, end: Point, colour: Colour, *, tall: float = 1.05) -> list[Mesh]:
    """A paling fence between two points."""
    a, b = np.array(start), np.array(end)
    length = float(np.linalg.norm(b - a))
    yaw = float(np.arctan2(-(b - a)[2], (b - a)[0]))
    pale = box((0.075, tall, 0.022))
    at = a + (b - a) * np.linspace(0, 1, max(2, round(length / 0.15)))[:, None]
    shade = np.array(colour) * chance("fence", start, end).uniform(0.75, 1.1, (len(at), 1))
    meshes = [repeated(clad(pale, "wood"), at, yaw, tint=shade)]
    posts = a + (b - a) * np.linspace(0, 1, max(2, round(length / 2.2)))[:, None] - [0, 0, 0.04]
    meshes.append(
        repeated(clad(box((0.11, tall + 0.12, 0.11)), "wood"), posts, yaw, tint=np.tile(colour, (len(posts), 1)))
    )
    middle = (a + b) / 2
    for y in (tall * 0.25, tall * 0.78):
        rail = clad(box((length, 0.08, 0.035)), "wood", colour)
        meshes.append(moved(rail, (float(middle[0]), float(middle[1]) + y, float(middle[2]) - 0.03), yaw))
    return meshes


def poster(width: float, height: float, *identity: object) -> list[Mesh]:
    """A lithographed poster on a board, facing +Z, its bottom middle at the origin."""
    random = chance("poster", *identity)
    hues = [
        (srgb("#c8502c"), srgb("#f0dcae"), srgb("#23405e")),
        (srgb("#2d5c66"), srgb("#efe3c4"), srgb("#c4452f")),
        (srgb("#d9a441"), srgb("#f4ead2"), srgb("#4a2a22")),
        (srgb("#7d2f3a"), srgb("#ecd9b8"), srgb("#2f3b2a")),
    ]
    ground, paper, ink = (np.array(c) for c in hues[int(random.integers(len(hues)))])
    v, u = np.mgrid[0:128, 0:64] / np.array([128, 64])[:, None, None]
    art = np.where((v > 0.26)[..., None], ground * (0.6 + 0.6 * v[..., None]), paper)
    hills = v > 0.62 + 0.08 * np.sin(5 * u + random.random() * 6) + 0.04 * np.sin(13 * u)
    art = np.where(hills[..., None], ink * (1.3 - 0.5 * v[..., None]), art)
    sun = np.hypot((u - random.uniform(0.3, 0.7)), (v - 0.45) * 2) < 0.15
    art = np.where(sun[..., None], paper, art)
    letters = (v > 0.06) & (v < 0.2) & (np.abs(u - 0.5) < 0.4) & (np.sin(u * 60 + 9 * np.sin(u * 17)) > -0.2)
    letters |= (v > 0.9) & (v < 0.94) & (np.abs(u - 0.5) < 0.35) & (np.sin(u * 110) > 0)
    art = np.where(letters[..., None], np.where((v > 0.5)[..., None], paper, ink), art)
    border = np.minimum.reduce([u, 1 - u, v * 2, (1 - v) * 2]) < 0.035
    art = np.where(border[..., None], paper, art)
    pixels = np.rint(255 * np.clip(art, 0, 1) ** (1 / 2.2)).astype(np.uint8)
    sheet = Material(color=(0.9, 0.9, 0.9), roughness=0.7, texture=Texture(pixels, clamp=True))
    w, h = width / 2, height
    face = quads(
        [[(-w, 0, 0.03), (w, 0, 0.03), (w, h, 0.03), (-w, h, 0.03)]],
        sheet,
        name="poster",
        uv=[[(0, 0), (1, 0), (1, 1), (0, 1)]],
    )
    return [
        face,
        box((width + 0.1, height + 0.1, 0.04), (0, -0.05, 0.0), Material(color=(0.12, 0.09, 0.07)), bevel=0.01),
    ]


def trolley() -> list[Mesh]:
    """A platform trolley loaded with trunks, along X."""
    wood, dark = srgb("#7a5636"), srgb("#3a2a20")
    parts = [clad(box((1.7, 0.06, 0.85), (0, 0.52, 0), bevel=0.01), "wood", wood)]
    parts += [clad(box((0.06, 0.9, 0.06), (-0.82, 0.55, s * 0.36), bevel=0.01), "wood", wood) for s in (-1, 1)]
    parts += [clad(box((0.05, 0.08, 0.8), (-0.82, y, 0)), "wood", wood) for y in (0.85, 1.15, 1.38)]
    for x in (-0.5, 0.55):
        for s in (-1, 1):
            parts += _wheel((x, 0.26, s * 0.44), 0.26)
        parts.append(cylinder(0.025, 0.9, (x, 0.26, -0.45), IRON, axis="z", sides=8))
    load = [
        ((0.8, 0.45, 0.5), (-0.3, 0.58, 0.05), "#5b3a22"),
        ((0.6, 0.38, 0.42), (0.42, 0.58, -0.08), "#3d4a3c"),
        ((0.62, 0.28, 0.4), (-0.25, 1.03, 0.0), "#7d5a33"),
    ]
    for size, at, colour in load:
        parts.append(clad(box(size, at, bevel=0.025, name="trunk"), "cloth", srgb(colour)))
        for k in (-0.3, 0.3):
            x, y, z = at
            strap = (0.05, size[1] + 0.012, size[2] + 0.012)
            parts.append(box(strap, (x + k * size[0], y - 0.004, z), Material(color=dark, roughness=0.5), bevel=0.01))
    return parts


def _wheel(at: Point, radius: float) -> list[Mesh]:
    turn = np.linspace(0, 2 * np.pi, 21)
    rim = np.stack([radius * np.cos(turn), radius * np.sin(turn), np.zeros(21)], 1)
    spokes = [tube([(0, 0, 0), (radius * np.cos(a), radius * np.sin(a), 0)], 0.014, IRON, sides=5) for a in turn[:-1:2]]
    hub = cylinder(0.05, 0.08, (0, 0, -0.04), IRON, axis="z", sides=10)
    return [moved(merged("wheel", [tube(rim, 0.024, IRON, sides=6), hub, *spokes]), at)]

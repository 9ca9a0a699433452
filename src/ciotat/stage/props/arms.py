"""Weapons and tools for the hand: the grip is at the origin, what is dangerous points to +Z or up."""

import numpy as np

from ciotat.stage.mesh import Material, Mesh, srgb
from ciotat.stage.props.make import BRASS, IRON, STEEL, Make, about_x
from ciotat.stage.solid import box, cylinder, extrude, moved, tube

__all__ = ["axe", "knife", "pistol", "rifle", "rope", "shovel", "sword"]

BLUED = Material(color=srgb("#2a2d33"), roughness=0.3, metallic=0.9)
ALONG = np.array([[0, 0, 1.0], [0, 1, 0], [-1, 0, 0]]).T
"""Turns a profile drawn in XY so that its +X points to +Z."""


def _side(outline: list[tuple[float, float]], thick: float, material: Material) -> Mesh:
    """A profile seen from the side: x forward, y up, `thick` metres wide."""
    made = moved(extrude(outline, thick, material, bevel=min(0.003, thick / 4)), (0, 0, -thick / 2))
    return moved(made, turn=ALONG)


def pistol(make: Make) -> list[Mesh]:
    grip = _side(
        [(-0.03, 0), (0.01, 0), (0.035, 0.075), (0.0, 0.085), (-0.015, 0.06)], 0.026, make.timber((1, 1, 1)).material
    )
    if make.era == "modern":
        frame = _side([(-0.03, 0.075), (0.15, 0.078), (0.15, 0.115), (-0.04, 0.115)], 0.024, BLUED)
        return [
            grip,
            frame,
            _side(
                [(0.035, 0.06), (0.075, 0.06), (0.075, 0.078), (0.07, 0.066), (0.04, 0.066), (0.035, 0.078)],
                0.01,
                BLUED,
            ),
        ]
    frame = _side([(-0.02, 0.07), (0.09, 0.075), (0.09, 0.12), (0.0, 0.12), (-0.03, 0.105)], 0.02, BLUED)
    drum = cylinder(0.022, 0.045, (0, 0.097, 0.025), BLUED, axis="z", sides=12)
    barrel = cylinder(0.009, 0.13, (0, 0.108, 0.08), BLUED, axis="z", sides=12)
    return [
        grip,
        frame,
        drum,
        barrel,
        box((0.004, 0.012, 0.008), (0, 0.116, 0.2), BLUED),
        box((0.008, 0.02, 0.012), (0, 0.115, -0.03), BLUED),
    ]


def rifle(make: Make) -> list[Mesh]:
    stock = _side(
        [(-0.36, 0.0), (-0.36, 0.11), (-0.06, 0.115), (0.45, 0.12), (0.45, 0.09), (0.02, 0.07), (-0.05, 0.05)],
        0.04,
        make.timber((1, 1, 1)).material,
    )
    barrel = cylinder(0.011, 0.78, (0, 0.125, 0.02), BLUED, axis="z", top=0.008, sides=12)
    bolt = cylinder(0.015, 0.16, (0, 0.125, -0.1), BLUED, axis="z", sides=10)
    bands = [box((0.044, 0.05, 0.015), (0, 0.085, z), BLUED, bevel=0.004) for z in (0.2, 0.42)]
    return [stock, barrel, bolt, *bands, box((0.03, 0.006, 0.01), (0.025, 0.125, -0.03), STEEL)]


def knife(make: Make) -> list[Mesh]:
    blade = extrude(
        [(-0.014, 0.11), (0.014, 0.11), (0.014, 0.2), (0.002, 0.27), (-0.014, 0.22)], 0.003, STEEL, bevel=0.001
    )
    return [
        moved(blade, (0, 0, -0.0015)),
        make.timber((0.024, 0.105, 0.016), bevel=0.006),
        box((0.045, 0.008, 0.02), (0, 0.105, 0), BRASS, bevel=0.002),
    ]


def sword(make: Make) -> list[Mesh]:
    blade = extrude(
        [(-0.019, 0.17), (0.019, 0.17), (0.016, 0.86), (0.0, 0.93), (-0.016, 0.86)], 0.006, STEEL, bevel=0.0025
    )
    wrap = Material(color=make.cloth, roughness=0.9)
    grip = [cylinder(0.015, 0.14, (0, 0.02, 0), wrap, sides=10), cylinder(0.02, 0.022, (0, 0, 0), BRASS, sides=12)]
    return [moved(blade, (0, 0, -0.003)), *grip, box((0.16, 0.016, 0.025), (0, 0.158, 0), BRASS, bevel=0.006)]


def axe(make: Make) -> list[Mesh]:
    head = extrude(
        [(-0.04, 0.62), (0.05, 0.63), (0.13, 0.58), (0.14, 0.66), (0.13, 0.74), (0.05, 0.69), (-0.04, 0.70)],
        0.026,
        STEEL,
        bevel=0.008,
    )
    haft = tube(
        [(0, 0, 0), (0.01, 0.35, 0), (0, 0.74, 0)], [0.018, 0.015, 0.016], make.timber((1, 1, 1)).material, sides=8
    )
    return [moved(head, (0, 0, -0.013)), haft]


def shovel(make: Make) -> list[Mesh]:
    blade = moved(
        extrude([(-0.1, 0.0), (0.0, -0.06), (0.1, 0.0), (0.11, 0.24), (-0.11, 0.24)], 0.006, IRON, bevel=0.002),
        (0, 0.06, 0),
    )
    return [
        blade,
        make.turned(0.017, 1.05, (0, 0.26, 0)),
        make.timber((0.14, 0.03, 0.03), (0, 1.3, 0)),
        cylinder(0.022, 0.14, (0, 0.22, 0), IRON, sides=8),
    ]


def rope(make: Make) -> list[Mesh]:
    """A coil of rope."""
    t = np.linspace(0, 5 * 2 * np.pi, 90)
    r = 0.17 + 0.014 * np.sin(t * 0.37)
    coil = tube(np.stack([r * np.cos(t), 0.015 + 0.016 * t / (2 * np.pi), r * np.sin(t)], 1), 0.012, sides=6)
    tail = tube([(0.17, 0.02, 0), (0.28, 0.014, 0.1), (0.36, 0.013, 0.05), (0.45, 0.013, 0.16)], 0.012, sides=6)
    hemp = Material(color=srgb("#a08458"), roughness=0.95, sheen=0.3)
    return [Mesh("rope", m.position, m.normal, m.index, hemp, uv=m.uv) for m in (coil, moved(tail, turn=about_x(0.0)))]

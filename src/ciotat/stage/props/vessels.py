"""Cups, glasses, bottles, plates, bowls, and what is in them."""

import numpy as np

from ciotat.stage.mesh import Material, Mesh, srgb
from ciotat.stage.props.make import GLASS, Make
from ciotat.stage.solid import cylinder, lathe, sphere, tube

__all__ = ["bottle", "bowl", "cup", "glass", "kettle", "plate"]


def _china(make: Make) -> Material:
    return Material(color=make.pick("china", ("#eeeae0", "#dfe6e4", "#c9d6d2", "#e8dcc6")), roughness=0.18)


def cup(make: Make) -> list[Mesh]:
    china = _china(make)
    wall = [
        (0, 0.004),
        (0.024, 0),
        (0.028, 0.01),
        (0.038, 0.04),
        (0.042, 0.075),
        (0.039, 0.075),
        (0.034, 0.03),
        (0, 0.02),
    ]
    meshes = [
        lathe(wall, china, sides=20),
        cylinder(0.037, 0.002, (0, 0.06, 0), Material(color=srgb("#3a2214"), roughness=0.1)),
    ]
    arc = np.linspace(-np.pi / 2, np.pi / 2, 9)
    if make.era != "ancient":
        meshes.append(
            tube(
                np.stack([0.036 + 0.024 * np.cos(arc), 0.042 + 0.022 * np.sin(arc), 0 * arc], 1), 0.005, china, sides=6
            )
        )
        meshes.append(
            lathe([(0, 0.0), (0.04, 0.0), (0.07, 0.008), (0.07, 0.011), (0.03, 0.005), (0, 0.005)], china, sides=24)
        )
    return meshes


def glass(make: Make) -> list[Mesh]:
    wine = Material(color=make.pick("wine", ("#5a0f1c", "#b98a3c", "#7d3a1a")), roughness=0.05)
    stem = [
        (0, 0),
        (0.035, 0),
        (0.034, 0.003),
        (0.004, 0.01),
        (0.004, 0.08),
        (0.03, 0.105),
        (0.037, 0.14),
        (0.031, 0.175),
    ]
    return [
        lathe(stem, GLASS, sides=20),
        lathe([(0, 0.09), (0.029, 0.106), (0.035, 0.135), (0, 0.135)], wine, sides=20),
    ]


def bottle(make: Make) -> list[Mesh]:
    tint = Material(color=make.pick("bottle", ("#1f3324", "#33200f", "#2a3a30")), roughness=0.08)
    shape = [
        (0, 0),
        (0.036, 0),
        (0.038, 0.01),
        (0.038, 0.18),
        (0.034, 0.205),
        (0.014, 0.235),
        (0.013, 0.29),
        (0.016, 0.293),
        (0.016, 0.305),
        (0, 0.305),
    ]
    label = Material(color=srgb("#ddd2b4"), roughness=0.8)
    return [lathe(shape, tint, sides=20), lathe([(0.0385, 0.06), (0.0385, 0.14)], label, sides=20)]


def plate(make: Make) -> list[Mesh]:
    shape = [(0, 0), (0.07, 0), (0.125, 0.018), (0.127, 0.022), (0.08, 0.01), (0, 0.007)]
    return [lathe(shape, _china(make), sides=28)]


def bowl(make: Make) -> list[Mesh]:
    """A bowl of rice or stew."""
    china = _china(make)
    shape = [(0, 0), (0.035, 0), (0.035, 0.012), (0.06, 0.03), (0.078, 0.075), (0.074, 0.075), (0.05, 0.03), (0, 0.022)]
    food = Material(color=make.pick("food", ("#e8e2d0", "#9a6a38", "#b58a4a")), roughness=0.9, subsurface=0.3)
    meshes = [lathe(shape, china, sides=22), lathe([(0.072, 0.066), (0.05, 0.085), (0, 0.094)], food, sides=16)]
    random = make.random("food")
    for _ in range(7):
        a, r = random.uniform(0, 6.28), random.uniform(0, 0.045)
        meshes.append(sphere(random.uniform(0.006, 0.011), (r * np.sin(a), 0.09, r * np.cos(a)), food, sides=6))
    return meshes


def kettle(make: Make) -> list[Mesh]:
    """A teapot."""
    china = _china(make)
    body = [
        (0, 0),
        (0.05, 0),
        (0.075, 0.03),
        (0.08, 0.06),
        (0.06, 0.105),
        (0.035, 0.115),
        (0.035, 0.12),
        (0.01, 0.132),
        (0.014, 0.145),
        (0, 0.152),
    ]
    arc = np.linspace(-np.pi / 2, np.pi / 2, 9)
    handle = tube(
        np.stack([-0.07 - 0.045 * np.cos(arc), 0.065 + 0.035 * np.sin(arc), 0 * arc], 1), 0.008, china, sides=6
    )
    spout = tube([(0.06, 0.04, 0), (0.105, 0.06, 0), (0.125, 0.105, 0)], [0.022, 0.015, 0.009], china, sides=8)
    return [lathe(body, china, sides=24), handle, spout]

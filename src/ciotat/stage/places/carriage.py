"""Inside a railway carriage: panelling, facing benches, a row of windows with the country outside, racks and lamps."""

from ciotat.stage.mesh import Material, Mesh, srgb
from ciotat.stage.places.place import Place, Site
from ciotat.stage.places.shell import BACK, SIDE, Look, Pane, casement, daylight, shell
from ciotat.stage.props import prop
from ciotat.stage.solid import box, cylinder, gathered, moved, sphere
from ciotat.stage.surface import clad
from ciotat.stage.world import Lamp

__all__ = ["carriage"]

WINDOWS = (-2.6, 0.0, 2.6)


def carriage(site: Site) -> Place:
    """A saloon carriage; see `Place`."""
    old = site.setting.era != "modern"
    panel = srgb("#7a4a2a") if old else srgb("#b9bcc0")
    finish = Look(
        2.6,
        "wood" if old else "plaster",
        panel,
        "boards" if old else "asphalt",
        (0.55, 0.45, 0.36),
        srgb("#4a2c1a") if old else srgb("#8a8f94"),
        0.95,
        "wood",
        srgb("#5a341f") if old else srgb("#6a7076"),
    )
    panes = [Pane(x, 1.5, 1.02, 2.0) for x in WINDOWS]
    meshes = shell(site, finish, panes, [])
    for pane in panes:
        meshes += casement(site, finish, pane, srgb("#6d2f2a") if old else None)
    meshes += _seats(old) + _racks(site)
    lamps = daylight(site, [panes[1], *panes[::2]])
    built, lit = _lights(site)
    return Place(gathered("carriage", meshes + built), tuple(lamps + lit))


def _seats(old: bool) -> list[Mesh]:
    """Benches in facing pairs along the windows, backs across the carriage."""
    cloth = srgb("#5a2a2c") if old else srgb("#34506a")
    meshes: list[Mesh] = []
    z, deep = BACK + 0.85, 1.5
    for x in (-3.9, -1.3, 1.3, 3.9):
        for side in (-1, 1):
            if abs(x + side * 0.35) > SIDE - 0.1:
                continue
            meshes.append(clad(box((0.48, 0.16, deep), (x + side * 0.3, 0.32, z), bevel=0.05), "cloth", cloth))
            meshes.append(clad(box((0.14, 0.75, deep), (x + side * 0.09, 0.42, z), bevel=0.05), "cloth", cloth))
            meshes.append(
                clad(box((0.4, 0.3, deep - 0.1), (x + side * 0.3, 0.02, z), bevel=0.01), "wood", srgb("#3f2617"))
            )
        meshes.append(
            clad(box((0.1, 1.32, 0.07), (x, 0, z + deep / 2 + 0.03), bevel=0.02), "wood", srgb("#4a2c1a"), turn=True)
        )
        meshes.append(clad(box((0.08, 1.3, deep), (x, 0, z), bevel=0.02), "wood", srgb("#4a2c1a"), turn=True))
    return meshes


def _racks(site: Site) -> list[Mesh]:
    brass = Material(color=srgb("#b08d4a"), roughness=0.3, metallic=1.0)
    meshes = [
        cylinder(
            0.012, 2 * SIDE - 0.4, (-SIDE + 0.2, 2.14 + 0.03 * k, BACK + 0.12 + 0.09 * k), brass, axis="x", sides=6
        )
        for k in range(5)
    ]
    for k, (name, x) in enumerate((("suitcase", -2.9), ("bag", -1.1), ("suitcase", 1.8), ("hat", 3.2))):
        made = prop(name, site.setting.era, f"{site.setting.name}/{k}")
        meshes += [moved(m, (x, 2.22, BACK + 0.28)) for m in made]
    return meshes


def _lights(site: Site) -> tuple[list[Mesh], list[Lamp]]:
    lit = site.setting.hour != "day"
    globe = Material(color=srgb("#efe2c4"), roughness=0.3, emission=(4.5, 3.0, 1.5) if lit else (0.1, 0.09, 0.07))
    brass = Material(color=srgb("#b08d4a"), roughness=0.3, metallic=1.0)
    meshes: list[Mesh] = []
    lamps: list[Lamp] = []
    for x in (-2.6, 0.0, 2.6):
        meshes += [
            sphere(0.09, (x, 2.42, -1.2), globe, sides=14),
            cylinder(0.05, 0.12, (x, 2.48, -1.2), brass, sides=12),
        ]
        if lit:
            lamps.append(
                Lamp(
                    "spot",
                    (4.2, 2.7, 1.3),
                    (0, -1, 0),
                    (x, 2.4, -1.2),
                    radius=0.15,
                    inner=0.7,
                    outer=1.35,
                    shadow=x == 0,
                )
            )
    return meshes, lamps

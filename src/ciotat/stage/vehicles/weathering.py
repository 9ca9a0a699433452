"""What years of work and one night of snow do to paint."""

from dataclasses import replace

import numpy as np

from ciotat.stage.mesh import Mesh
from ciotat.stage.vehicles import coach
from ciotat.stage.vehicles.boiler import arch
from ciotat.stage.vehicles.forms import extrude, placed
from ciotat.stage.vehicles.paint import SNOW

__all__ = ["snowed", "weathered"]


def weathered(mesh: Mesh, winter: bool) -> Mesh:
    """Road dust low down, soot near the chimney's trail, unevenness everywhere; hoarfrost on what faces up in
    winter."""
    if any(mesh.material.emission) or mesh.color is None:
        return mesh
    x, y, z = mesh.position.T.astype(np.float64)
    patch = np.sin(5.1 * x + 1.3 * np.sin(4.3 * y)) * np.sin(4.7 * y + 3.9 * z) + 0.5 * np.sin(13 * x) * np.sin(
        17 * z + 11 * y
    )
    shade = 1 + 0.1 * patch
    low = np.clip((1.0 - y) / 1.0, 0, 1)[:, None] * (0.22 + 0.08 * patch[:, None])
    high = np.clip((y - 3.0) / 0.8, 0, 1) * (mesh.normal[:, 1] > 0.2) * (mesh.material.metallic < 0.9)
    color = mesh.color * (shade * (1 - 0.35 * high))[:, None]
    color = color * (1 - low) + np.array([0.095, 0.075, 0.055]) * low
    if winter:
        frost = np.clip((mesh.normal[:, 1] - 0.55) / 0.3, 0, 1) * np.clip(0.55 + 0.45 * patch, 0, 1)
        frost = (frost * (mesh.material.metallic < 0.9))[:, None] * 0.85
        color = color * (1 - frost) + np.array([0.82, 0.86, 0.9]) * frost
    return replace(mesh, color=color.astype(np.float32))


def snowed(coaches: int, middles: list[float]) -> list[Mesh]:
    """Snow lying on the roofs of the coaches and the cab."""
    blanket = extrude(SNOW, arch(1.4, 3.3, 3.77, 0.12), -coach.LENGTH / 2 + 0.55, coach.LENGTH / 2 - 0.55, "x")
    parts = [extrude(SNOW, arch(1.38, 3.2, 3.7, 0.1), -5.3, -3.25, "x")]
    return parts + [p for x in middles[:coaches] for p in placed([blanket], (x, 0.0, 0.0))]

"""Build assets/courier-*.ttf and assets/mono-*.ttf: Courier Prime, the face of printed screenplays, and what it lacks
(Greek, Cyrillic, Vietnamese) from Cousine, which is as wide. Four styles each, without hinting.

    python tools/pack_courier.py [folder with the packages below, unpacked]

Without a folder the faces are fetched from the npm packages below (OFL-1.1). Needs `fonttools`.
"""

import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset, ttLib

PACKAGES = {"courier": "@expo-google-fonts/courier-prime@0.4.1", "mono": "@expo-google-fonts/cousine@0.4.3"}
NAMES = {"courier": "CourierPrime", "mono": "Cousine"}
STYLES = {
    "regular": "400Regular",
    "italic": "400Regular_Italic",
    "bold": "700Bold",
    "bold-italic": "700Bold_Italic",
}
LICENCE = "LICENSE_FONT"
LETTERS = {*range(0x20, 0x590), *range(0x1E00, 0x2400), *range(0x2500, 0x2700)}
ASSETS = Path(__file__).resolve().parents[1] / "assets"


def files(package: str, name: str) -> dict[str, bytes]:
    """The faces and the licence of a package by file name, from a folder or from the registry."""
    if len(sys.argv) > 1:
        paths = list(Path(sys.argv[1]).rglob(f"*{name}_*.ttf"))
        licence = paths[0].parents[1] / LICENCE
        return {path.name: path.read_bytes() for path in (*paths, licence)}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            members = [(Path(member.name).name, archive.extractfile(member)) for member in archive.getmembers()]
            return {name: member.read() for name, member in members if member is not None}


def pack(family: str, found: dict[str, bytes], without: set[int]) -> set[int]:
    """Cut the four styles of a family and write them; what they hold."""
    kept: set[int] = set()
    for style, name in STYLES.items():
        font = ttLib.TTFont(io.BytesIO(found[f"{NAMES[family]}_{name}.ttf"]), recalcTimestamp=False)
        names = [0, 1, 2, 4, 6, 13, 14]
        cutter = subset.Subsetter(
            subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=names)
        )
        cutter.populate(unicodes=(LETTERS & set(font.getBestCmap())) - without)
        cutter.subset(font)
        out = ASSETS / f"{family}-{style}.ttf"
        font.save(out)
        kept = set(font.getBestCmap())
        print(f"{out.name}: {out.stat().st_size / 1e3:.0f} kB, {len(kept)} characters")
    (ASSETS / f"{family}.OFL.txt").write_bytes(found[LICENCE])
    return kept


def main() -> None:
    """Build both families; the same input gives the same bytes."""
    held: set[int] = set()
    for family, package in PACKAGES.items():
        held |= pack(family, files(package, NAMES[family]), held)


if __name__ == "__main__":
    main()

"""Build assets/courier-*.ttf: the four styles of Courier Prime, the face of printed screenplays, without hinting.

    python tools/pack_courier.py [folder with CourierPrime_*.ttf]

Without a folder the faces are fetched from the npm package below (OFL-1.1). Needs `fonttools`.
"""

import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset, ttLib

PACKAGE = "@expo-google-fonts/courier-prime@0.4.1"
STYLES = {
    "regular": "400Regular",
    "italic": "400Regular_Italic",
    "bold": "700Bold",
    "bold-italic": "700Bold_Italic",
}
LICENCE = "LICENSE_FONT"
ASSETS = Path(__file__).resolve().parents[1] / "assets"


def files() -> dict[str, bytes]:
    """The faces and their licence by file name, from a folder or from the registry."""
    if len(sys.argv) > 1:
        return {path.name: path.read_bytes() for path in Path(sys.argv[1]).rglob("*") if path.is_file()}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            members = [(Path(member.name).name, archive.extractfile(member)) for member in archive.getmembers()]
            return {name: member.read() for name, member in members if member is not None}


def main() -> None:
    """Cut the faces and write the assets; the same input gives the same bytes."""
    found = files()
    for style, name in STYLES.items():
        font = ttLib.TTFont(io.BytesIO(found[f"CourierPrime_{name}.ttf"]), recalcTimestamp=False)
        options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 4, 6, 13, 14])
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=font.getBestCmap())
        cutter.subset(font)
        out = ASSETS / f"courier-{style}.ttf"
        font.save(out)
        print(f"{out.name}: {out.stat().st_size / 1e3:.0f} kB, {len(font.getBestCmap())} characters")
    (ASSETS / "courier.OFL.txt").write_bytes(found[LICENCE])


if __name__ == "__main__":
    main()

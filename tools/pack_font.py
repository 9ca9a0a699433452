"""Build assets/serif.ttf: Noto Serif SC Medium cut down to what scripts are written in.

    python tools/pack_font.py [NotoSerifSC_500Medium.ttf]

Without a path the face is fetched from the npm package below (OFL-1.1). Needs `fonttools`.
Kept: Latin with accents, Greek, Cyrillic, punctuation, GB 2312, the frequent half of Big5.
"""

import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset, ttLib

PACKAGE = "@expo-google-fonts/noto-serif-sc@0.4.3"
MEMBER = "package/500Medium/NotoSerifSC_500Medium.ttf"
OUT = Path(__file__).resolve().parents[1] / "assets" / "serif.ttf"


def face() -> bytes:
    """The full TrueType face, from a file or from the registry."""
    if len(sys.argv) > 1:
        return Path(sys.argv[1]).read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            member = archive.extractfile(MEMBER)
            assert member is not None
            return member.read()


def letters() -> set[int]:
    """The code points kept."""
    kept = {
        *range(0x20, 0x250),
        *range(0x370, 0x400),
        *range(0x400, 0x460),
        *range(0x2010, 0x2040),
        *range(0x3000, 0x3040),
    }
    kept |= {*range(0xFF00, 0xFFF0), 0x2116, 0x2122, 0x25B3, 0x25B2, 0x2190, 0x2191, 0x2192, 0x2193, 0x2026}
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            kept |= set(map(ord, bytes([high, low]).decode("gb2312", "ignore")))
    for high in range(0xA4, 0xC7):
        for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            kept |= set(map(ord, bytes([high, low]).decode("big5", "ignore")))
    return kept


def main() -> None:
    """Cut the face and write the asset; the same input gives the same bytes."""
    options = subset.Options(
        layout_features=["kern", "liga"], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 4, 6, 13, 14]
    )
    font = ttLib.TTFont(io.BytesIO(face()), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters())
    cutter.subset(font)
    font.save(OUT)
    print(f"{OUT.name}: {OUT.stat().st_size / 1e6:.1f} MB, {len(font.getBestCmap())} characters")


if __name__ == "__main__":
    main()

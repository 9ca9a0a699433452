"""Build assets/serif.ttf: Noto Serif SC Medium cut down to what scripts are written in.

    python tools/pack_font.py [NotoSerifSC_500Medium.ttf]

Without a path the face is fetched from the npm package below (OFL-1.1). Needs `fonttools`.
Kept: Latin with accents, Greek, Cyrillic, kana, bopomofo, punctuation, signs and arrows, GB 2312, the frequent halves of
Big5 and JIS X 0208, and Han letters that names and spoken Chinese need beyond them.
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


BLOCKS = (
    (0x20, 0x250),
    (0x300, 0x530),
    (0x1E00, 0x1F00),
    (0x2010, 0x2040),
    (0x20A0, 0x2190),
    (0x2190, 0x2300),
    (0x2460, 0x2800),
    (0x3000, 0x3130),
    (0x3200, 0x3400),
    (0xFF00, 0xFFF0),
)
"""Blocks kept whole, as far as the face has them."""
NAMES = (
    "啰嘚嗐咗冇佢嘅喺嚟嘢咁哋啲唔嗰噉咩嘞喎咪嘥攞揾睇瞓俾畀乸仔囝囡囍囧烎槑镕瑢祎玥珺堃喆犇淼焱燊垚赟昇昊晟旻昱煜翀翊彧甯邨堺嵘峣崟岽琤琰瑄瑀瑗璟璇玟珩"
    "琬姵媛媺婳婠芃苡荭莜菡蓁薏颢颐喬叡呣嗯噁噗嚯嘭唰啵哐咣咚吭哧呲嗞嗤嘟嘀嗒嗖嗡嗵嘣噔噌吱嘎嘚嘶嘿嚓哔啪啾咻咔吧唧咕噜瞭瞅瞄蹚趿拉皲孬奀甭尕嫑覅冚怼撸"
)
"""Han letters of names and of spoken Chinese, most of them outside those sets."""


def letters() -> set[int]:
    """The code points kept."""
    kept = {point for first, end in BLOCKS for point in range(first, end)} | set(map(ord, NAMES))
    for high in range(0xB0, 0xD0):
        for low in range(0xA1, 0xFF):
            kept |= set(map(ord, bytes([high, low]).decode("euc_jp", "ignore")))
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

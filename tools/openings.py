"""The little pictures beside the openings of an empty library: one frame of each, shot by Ciotat itself.

python tools/openings.py [ID ...]
"""

import sys
import tempfile
import tomllib
from pathlib import Path

from PIL import Image

from ciotat.cli import app

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "src/ciotat/server/openings"
PICTURES = ROOT / "web/src/library/openings"
FRAMES = {"low-tide": 5, "table-for-two": 3, "white-line": 4, "last-train": 1, "letter": 4, "let-go": 5}
"""Which shot of the storyboard is shown, from 0: not the title, but the one that makes one want to write on."""
TILE, PITCH, EDGE, COLUMNS = (480, 270), (496, 352), 16, 4


def main() -> None:
    """Shoot the storyboard of each opening and cut its frame out."""
    openings = tomllib.loads((TEXTS / "index.toml").read_text("utf-8"))["opening"]
    for opening in openings:
        if sys.argv[1:] and opening["id"] not in sys.argv[1:]:
            continue
        with tempfile.TemporaryDirectory() as folder:
            script = str(TEXTS / opening["file"])
            app(["shoot", script, "--storyboard", "--silent", "-o", folder], standalone_mode=False)
            board = Image.open(Path(folder) / "storyboard.png").convert("RGB")
            row, column = divmod(FRAMES[opening["id"]], COLUMNS)
            x, y = EDGE + column * PITCH[0], EDGE + row * PITCH[1]
            PICTURES.mkdir(parents=True, exist_ok=True)
            board.crop((x, y, x + TILE[0], y + TILE[1])).save(
                PICTURES / f"{opening['id']}.jpg", quality=84, optimize=True
            )


if __name__ == "__main__":
    main()

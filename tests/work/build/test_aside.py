"""Nothing is left of work that was killed."""

import subprocess
import sys
from pathlib import Path

from ciotat.work.build.aside import aside, sweep


def test_a_folder_goes_with_its_work_and_what_was_left_goes_with_the_next(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = tmp_path / f"aside-{gone.pid}-abc"
    left.mkdir()
    (left / "take.mp4").write_bytes(b"half")
    with aside(tmp_path) as folder:
        (folder / "x").write_bytes(b"y")
        sweep(tmp_path)
        assert folder.is_dir()
    assert not list(tmp_path.glob("aside-*"))

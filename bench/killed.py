"""What 200 kills, a full disk and four commands at once do to a film; how much longer the next command takes.

Run ``python bench/killed.py [points] [seed]``; ``REAL=1`` draws every frame.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    points, seed = (sys.argv[1:] + ["200", "4"][len(sys.argv) - 1 :])[:2]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.work.killing", str(Path(folder) / "work"), points, seed]
        ended = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True)
    found = json.loads(ended.stdout.splitlines()[-1])
    print(f"{found['points']} moments in {', '.join(found['usual'])}: {found['killed']} commands cut short")
    print(f"{found['refused']} commands refused by a full disk; builds, saves and collections at once")
    print(f"wrong: {found['wrong'] or 'nothing'}; blobs gone that nobody needs: {found['idle']}")
    print(f"left lying beside the film's files: {found['litter'] or 'nothing'}")
    for verb, seconds in found["more"].items():
        print(
            f"  {verb:8} usually {found['usual'][verb]:6.2f} s, after a kill at most {seconds:+6.2f} s of a core more"
        )

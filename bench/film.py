"""What a film costs: first picture, storyboard, film against its running time, memory, the price of a changed line.

    python bench/film.py [script]

Each figure is a whole process, warm (the renderer compiled). Ratios count; machines differ.
"""

import hashlib
import os
import re
import resource
import select
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "examples" / "arrival" / "arrival.fountain"


def run(*arguments: str) -> tuple[float, float, float, str]:
    """Seconds until the first picture, seconds in all, peak memory in MB, what was printed."""
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "ciotat", "shoot", *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "CIOTAT_LANG": "en"},
    )  # fmt: skip
    assert process.stdout is not None
    first, text = 0.0, b""
    while True:
        select.select([process.stdout], [], [])
        chunk = os.read(process.stdout.fileno(), 65536)
        if not chunk:
            break
        text += chunk
        if not first and b"First picture" in text:
            first = time.monotonic() - began
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(text.decode())
    return first, time.monotonic() - began, usage.ru_maxrss / 1024, text.decode()


def clock(text: str) -> int:
    found = re.search(r"Running time: (\d+):(\d+)", text)
    assert found
    return int(found[1]) * 60 + int(found[2])


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        run(str(SCRIPT), "-o", f"{folder}/warm", "--size", "160x90", "--storyboard")
        _, board, _, text = run(str(SCRIPT), "-o", f"{folder}/board", "--storyboard")
        length = clock(text)
        print(f"{SCRIPT.name}: {length} s of film on {os.cpu_count()} cores")
        print(f"storyboard 1280x720         {board:6.1f} s   (limit 20 s for a 90 s film)")
        for size, limit in (("640x360", 1.0), ("1280x720", 2.5)):
            first, whole, memory, _ = run(str(SCRIPT), "-o", f"{folder}/{size}", "--size", size)
            print(f"film {size:9} first picture {first:5.1f} s (limit 5 s), whole {whole / length:4.2f} x its length "
                  f"(limit {limit} x), peak {memory:.0f} MB (limit 2048)")  # fmt: skip
        _, again, _, _ = run(str(SCRIPT), "-o", f"{folder}/640x360", "--size", "640x360")
        print(f"again, nothing changed      {again:6.1f} s")
        other = run(str(SCRIPT), "-o", f"{folder}/one", "--size", "640x360", "--jobs", "1")
        digests = {
            hashlib.sha256(p.read_bytes()).hexdigest()
            for d in ("640x360", "one")
            for p in Path(folder, d).glob("*.mp4")
        }
        print(f"one job or all: {'the same bytes' if len(digests) == 1 else 'DIFFERENT BYTES'} ({other[1]:.1f} s)")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()

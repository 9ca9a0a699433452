"""What a film costs: first picture, storyboard, film against its running time, memory, the price of a changed line.

    python bench/film.py [script | memory]

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
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Python keeps what it compiled, as it does for everybody."""
ENVIRONMENT |= {"CIOTAT_LANG": "en"}


def run(*arguments: str) -> tuple[float, float, float, str]:
    """Seconds until the first picture, seconds in all, peak memory in MB, what was printed."""
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "ciotat", "shoot", *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=ENVIRONMENT,
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


PLACES = ("INT. KITCHEN", "EXT. STREET", "EXT. RAILWAY PLATFORM", "EXT. FOREST", "EXT. MEADOW", "INT. OFFICE")
PEOPLE = ("ANNA", "BEN", "CLARA", "DAVID", "EMMA", "FELIX", "GRETA", "HUGO", "IDA", "JONAS", "KLARA", "LEO")


def feature(scenes: int) -> str:
    """A script of so many short scenes, each in another place with two of twelve people."""
    rows = ["Title: Memory"]
    for n in range(scenes):
        one, two = PEOPLE[n % 12], PEOPLE[(5 * n + 1) % 12]
        two = two if two != one else PEOPLE[(n + 3) % 12]
        hour = ("DAY", "NIGHT", "DUSK")[n % 3]
        rows += [
            f"{PLACES[n % 6]} {n} - {hour}",
            f"{one} walks up to {two}.",
            f"{one}\nYou came after all, number {n}.",
        ]
        rows += [f"{two}\n(sad)\nI said that I would, and I do what I say.", f"{one} looks away."]
    return "\n\n".join(rows)


def peaks(folder: str) -> None:
    """Peak memory of a short film and of one four times as long, pictures small since they count for nothing here."""
    found = []
    for scenes in (6, 24):
        script = Path(folder, f"{scenes}.fountain")
        script.write_text(feature(scenes), "utf-8")
        _, _, peak, text = run(str(script), "-o", f"{folder}/long{scenes}", "--size", "96x64")
        found.append(peak)
        print(f"memory of {scenes:2} scenes, {clock(text):3} s of film: {peak:.0f} MB (limit 2048)")
    print(f"four times as long a film takes {found[1] / found[0]:.2f} x the memory")


def main() -> None:
    if sys.argv[1:] == ["memory"]:
        with tempfile.TemporaryDirectory() as folder:
            return peaks(folder)
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
        peaks(folder)
        digests = {
            hashlib.sha256(p.read_bytes()).hexdigest()
            for d in ("640x360", "one")
            for p in Path(folder, d).glob("*.mp4")
        }
        print(f"one job or all: {'the same bytes' if len(digests) == 1 else 'DIFFERENT BYTES'} ({other[1]:.1f} s)")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()

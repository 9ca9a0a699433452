"""How long sound takes: `python bench/sound.py [minutes]` records the small test film, over and over, as one.

Prints processor seconds per second of film for the voice and for the soundtrack, and the most memory held.
"""

import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.sound.film import film

from ciotat.direction.plan import Plan
from ciotat.sound import record, speak


def long(minutes: float) -> Plan:
    """The small film repeated until it lasts `minutes`; every copy of a scene is a scene of its own."""
    plan = film()
    times = max(1, round(minutes * 60 / float(plan.length)))
    scenes = [
        replace(scene, id=f"{scene.id} {turn}", beats=tuple(replace(b, id=f"{b.id} {turn}") for b in scene.beats))
        for turn in range(times)
        for scene in plan.scenes
    ]
    return film(*scenes)


def main() -> None:
    plan = long(float(sys.argv[1]) if len(sys.argv) > 1 else 1.5)
    length = float(plan.length)
    begin = time.process_time()
    spoken = speak(plan)
    middle = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        files = record(plan, spoken, Path(folder))
    end = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{length:.0f} s of film, {len(spoken)} lines; {files.loudness:.2f} LUFS, {files.peak:.2f} dBTP")
    print(f"voice {(middle - begin) / length:.4f}, soundtrack {(end - middle) / length:.4f} s per s; {memory:.0f} MiB")


if __name__ == "__main__":
    main()

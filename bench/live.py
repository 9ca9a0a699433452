"""How soon a writer sees a change: a desk at work on the short example, without server or browser.

    python bench/live.py [edits]

A desk process is begun as the house begins it. Words of examples/arrival change; for each change: seconds from the order to the
first picture of the shot at the cursor, and to its moving take, beside the shot's own length; and what of each the desk's process
worked (processor seconds), since a machine that does other things shows every time longer than it is.
"""

import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from ciotat.server.desk import Desk
from ciotat.work.build.told import revision
from ciotat.work.film import Film

ROOT = Path(__file__).resolve().parents[1]
EDITS = int(sys.argv[1]) if len(sys.argv) > 1 else 20
Event = dict[str, Any]


class Page:
    """Hears a desk, and waits for what it says."""

    def __init__(self) -> None:
        self.heard: list[tuple[float, Event]] = []
        self.came = threading.Condition()

    def hear(self, event: Event) -> None:
        with self.came:
            self.heard.append((time.monotonic(), event))
            self.came.notify_all()

    def until(self, since: int = 0, **what: Any) -> tuple[float, Event]:
        """When an event with these values came, and the event."""
        with self.came:
            while True:
                for at, event in self.heard[since:]:
                    if all(event.get(key) == value for key, value in what.items()):
                        return at, event
                if not self.came.wait(300):
                    raise SystemExit(f"nothing was heard of {what}")


def worked(pid: int | None) -> float:
    """Processor seconds of a process (0 where the system does not tell)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / 100


def edit(page: Page, desk: Desk, film: Film, text: str, line: int) -> tuple[float, float, float, float, float]:
    """Change a line: seconds to its picture, processor seconds till then, the same of its take, the length of the shot."""
    film.script.write_text(text)
    since, draft = len(page.heard), revision(text)
    began, before = time.monotonic(), worked(desk.pid)
    desk.send({"do": "cursor", "line": line})
    desk.send({"do": "script"})
    _, plan = page.until(since, event="plan", revision=draft)
    seen, still = page.until(since, event="still", revision=draft)
    spent = worked(desk.pid) - before
    shots = {shot["id"]: shot for _, event in page.heard if event["event"] == "plan" for shot in event["shots"]}
    changed = any(shot["id"] == still["shot"] for shot in plan["shots"])
    moving = page.until(since, event="shot", id=still["shot"], state="made")[0] if changed else seen
    return seen - began, spent, moving - began, worked(desk.pid) - before, shots[still["shot"]]["seconds"]


def main() -> None:
    """Measure."""
    with tempfile.TemporaryDirectory() as place:
        script = ROOT / "examples" / "arrival" / "arrival.fountain"
        film = Film.new("The Arrival", Path(place), script=script)
        page, began = Page(), time.monotonic()
        desk = Desk(film.root, page.hear)
        try:
            for what in ("plan", "still", "shot"):
                more = {"state": "made"} if what == "shot" else {}
                print(f"first {what:6} after {page.until(event=what, **more)[0] - began:6.2f} s")
            rows = script.read_text().split("\n")
            lines = [i for i, row in enumerate(rows) if i > 6 and row[:1].isalpha() and not row.isupper()]
            found = []
            for number in range(EDITS):
                at = lines[number * 7 % len(lines)]
                text = "\n".join([*rows[:at], f"{rows[at]} And then number {number}.", *rows[at + 1 :]])
                found.append(edit(page, desk, film, text, at + 1))
            seen, spent, moving, all_spent, length = zip(*found, strict=True)
            ratios = [m / s for m, s in zip(moving, length, strict=True)]
            worth = [w / s for w, s in zip(all_spent, length, strict=True)]
            print(f"{EDITS} edits: first picture after {statistics.median(seen):.2f} s (at most {max(seen):.2f}), of which "
                  f"{statistics.median(spent):.2f} worked; moving after {statistics.median(ratios):.2f} times its length "
                  f"(at most {max(ratios):.2f}), of which {statistics.median(worth):.2f} worked, shared by the cores")  # fmt: skip
        finally:
            desk.close()


if __name__ == "__main__":
    main()

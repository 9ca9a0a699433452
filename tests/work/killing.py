"""A film whose commands are killed at random moments: what must hold whenever one was, and how long the next one takes.

``python -m tests.work.killing FOLDER POINTS SEED`` prints what it found, as JSON. Commands run in children of one process
that has everything imported, so that a kill meets the work and not the imports; the outline renderer paints each stage in
a tone of its digest instead of drawing it (``REAL=1`` draws), so that any wrong take would be seen.
"""

import json
import os
import random
import re
import signal
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from ciotat import cli
from ciotat.audience.ledger import Ledger
from ciotat.core.digest import digest
from ciotat.core.record import dump
from ciotat.cut.packing import packed
from ciotat.render.renderer import Picture
from ciotat.work.release import Releases
from ciotat.work.release.published import Published
from ciotat.work.release.putting_up import with_pack
from ciotat.work.store import Store
from ciotat.work.store.age import Clock, Moment
from ciotat.work.versions.versions import Versions

__all__ = [
    "SETTINGS",
    "VERBS",
    "Ended",
    "Film",
    "full",
    "hastened",
    "kill",
    "main",
    "painted",
    "run",
    "start",
    "together",
    "warm",
]

SCRIPT = """INT. KITCHEN - DAY

ANNA
The train is late{0}.

PAUL
It is always late{1}.

EXT. STREET - NIGHT

PAUL
She was right{2}.
"""
SETTINGS = (("size", "128x72"), ("renderer", "outline"), ("voices", "silence"), ("fps", "4"))
VERBS = ("build", "save", "merge", "release", "publish", "collect")
WORDS = {
    "build": ["build", "--silent", "--jobs", "2"],
    "save": ["save", "-m", "{message}"],
    "merge": ["merge", "{fork}"],
    "release": ["release", "--no-sign", "-m", "{message}"],
    "publish": ["publish", "--no-sign", "-m", "{message}"],
    "collect": ["store", "collect", "--older", "2h"],
}


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit status (negative: the signal), seconds on the wall and on cores, what it printed."""

    code: int
    wall: float
    cpu: float
    said: str


def run(words: Sequence[str], where: Path, log: Path, patience: float | None = None, limit: int = 0) -> Ended:
    """Run a command in a child that stands in the folder `where`; kill it after `patience` seconds; with `limit` no file
    may grow beyond so many bytes."""
    began = time.monotonic()
    child = start(words, where, log, limit)
    if patience is not None:
        while time.monotonic() - began < patience and not os.waitid(
            os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT
        ):
            time.sleep(0.001)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - began
    return Ended(os.waitstatus_to_exitcode(status), wall, usage.ru_utime + usage.ru_stime, log.read_text())


def start(words: Sequence[str], where: Path, log: Path, limit: int = 0) -> int:
    """Begin a command in a child; gives its number."""
    child = os.fork()
    if not child:
        _command(words, where, log, limit)
    return child


def _command(words: Sequence[str], where: Path, log: Path, limit: int) -> None:
    code = 70
    try:
        os.chdir(where)
        out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(out, 1)
        os.dup2(out, 2)
        if limit:
            import resource

            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        sys.argv = ["ciotat", *words]
        cli.main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    except BaseException:
        import traceback

        traceback.print_exc()
        code = 71
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(Exception):
                stream.flush()
        os._exit(code)


@dataclass
class Film:
    """A film and its fork, and all that must not be lost: what the writer wrote, and what was saved. `idle` are blobs
    that are not what they were, and that nobody needs."""

    folder: Path
    edits: int = 0
    saved: dict[str, bytes] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)
    later: float = 0.0
    jump: float = 0.0

    @property
    def root(self) -> Path:
        return self.folder / "film"

    @property
    def fork(self) -> Path:
        return self.folder / "fork"

    @property
    def log(self) -> Path:
        return self.folder / "said"

    def script(self, root: Path | None = None) -> Path:
        return (root or self.root) / "script.fountain"

    def write(self, line: int, root: Path | None = None) -> bytes:
        """The writer changes one line."""
        path = self.script(root)
        self.edits += 1
        lines = path.read_text().split("\n")
        spoken = [n for n, text in enumerate(lines) if text.endswith(".")]
        lines[spoken[line]] = f"Line {line} in its {self.edits}th wording."
        path.write_text("\n".join(lines))
        return path.read_bytes()

    def do(self, verb: str, patience: float | None = None, limit: int = 0) -> Ended:
        """Run a verb on the film."""
        return run(self.words(verb), self.root, self.log, patience, limit)

    def begin(self) -> None:
        """Make the film, save it, fork it, build both once."""
        self.root.mkdir(parents=True)
        self.script().write_text(SCRIPT.format("", "", ""))
        self.must(["new", "--adopt", "script.fountain"])
        settings = self.root / "film.toml"
        text = settings.read_text()
        for key, value in SETTINGS:
            before = next(line for line in text.split("\n") if line.startswith(f"{key} ="))
            text = text.replace(before, f"{key} = {json.dumps(value)}" if key != "fps" else f"{key} = {value}")
        settings.write_text(text)
        warm(self)
        self.must(self.words("save"))
        self.must(["fork", "fork", str(self.fork)])
        if self.wrong:
            raise SystemExit(self.wrong[0])

    def words(self, verb: str) -> list[str]:
        return [word.format(fork=self.fork, message=f"edit {self.edits}") for word in WORDS[verb]]

    def must(self, words: Sequence[str], where: Path | None = None) -> Ended:
        """Run a command that has to end well."""
        ended = run(words, where or self.root, self.log)
        if ended.code:
            self.wrong.append(f"{' '.join(words)} ended with {ended.code}: {ended.said[-2000:]}")
        return ended

    def prepared(self, verb: str, chance: random.Random) -> set[bytes]:
        """Before a verb: an edit or two that it has to take in. Gives what the script may be afterwards."""
        if verb == "merge":
            theirs = self.write(2, self.fork)
            self.must(self.words("save"), self.fork)
            ours = self.write(0)
            self.must(self.words("save"))
            self.saved[f"edit {self.edits}"] = ours
            line = theirs.split(b"\n")[-2]
            lines = ours.split(b"\n")
            return {ours, b"\n".join([*lines[:-2], line, lines[-1]])}
        if verb == "collect":
            self.later += 3 * 3600
            self.jump = chance.uniform(-1e9, 1e9)
            return {self.script().read_bytes()}
        ours = self.write(chance.randrange(2))
        if verb in ("release", "publish"):
            self.must(self.words("build"))
        return {ours}

    def check(self, may: set[bytes]) -> None:
        """What must hold whenever a command was killed."""
        if self.script().read_bytes() not in may:
            self.wrong.append(f"the script is {self.script().read_text()!r}")
        for path in self.files():
            try:
                _whole(path)
            except Exception as broken:
                self.wrong.append(f"{path.relative_to(self.root)}: {broken!r}")
        with Store(self.root / ".ciotat") as store:
            needed = {*store.kept(), *store.refs().values(), *self.named()}
            for damage in store.verify().damaged:
                (self.wrong if damage.digest in needed else self.idle).append(f"blob {damage.digest}: {damage.what}")
        self.shown()
        versions = {version.message: version.id for version in Versions(self.root).history()}
        for message, script in self.saved.items():
            kept = Versions(self.root)
            entries = kept.repository.entries(versions[message]) if message in versions else {}
            if "script.fountain" not in entries:
                self.wrong.append(f"version {message!r} is lost")
            elif kept.repository.data("script.fountain", entries["script.fountain"]) != script:
                self.wrong.append(f"version {message!r} holds another script")

    def shown(self) -> None:
        """What is published can be played from its first byte to its last, and the ledger holds."""
        Ledger(self.root / "audience" / "ledger.jsonl").lines()
        pointer = Published(self.root)
        if (current := pointer.current()) is None:
            return
        with Store(self.root / ".ciotat") as store:
            shelf = Releases(self.root, store)
            release = shelf.get(current)
            packing = with_pack(packed, shelf, release.digest, release)
            lost = [name for name in packing.media if store.blobs.get(name) is None]
        if lost or pointer.history()[-1].release != current:
            self.wrong.append(f"release {current} is shown and cannot be played: {lost}")

    def files(self) -> list[Path]:
        """All of the film's own files that a person sees."""
        seen = (path for path in self.root.rglob("*") if path.is_file())
        return [p for p in seen if not any(part.startswith(".") for part in p.relative_to(self.root).parts)]

    def named(self) -> set[str]:
        """Every digest that a file of the film names."""
        return {name for path in self.files() if path.suffix in (".json", ".toml") for name in _named(path)}

    def litter(self) -> list[str]:
        """Hidden files that a kill left beside the film's own."""
        hidden = (path for path in self.root.rglob(".*") if path.is_file() and path.name != ".gitignore")
        return [str(p.relative_to(self.root)) for p in hidden if ".git" not in p.parts and ".ciotat" not in p.parts]

    def after(self, verb: str, ended: Ended) -> None:
        """After the verb was run again to its end."""
        if ended.code:
            self.wrong.append(f"{verb} again ended with {ended.code}: {ended.said[-2000:]}")
        if verb == "save":
            self.saved[f"edit {self.edits}"] = self.script().read_bytes()
        if verb == "publish":
            newest = max(
                int(path.stem) for path in (self.root / "releases").glob("[0-9]*.json") if path.stem.isdecimal()
            )
            if Published(self.root).current() != newest:
                self.wrong.append(f"release {newest} is not shown")
        if verb == "build":
            cut = json.loads((self.root / "cut.json").read_text())
            with Store(self.root / ".ciotat") as store:
                for shot in cut["shots"]:
                    if store.blobs.get(shot["picture"]) is None:
                        self.wrong.append(f"shot {shot['id']} has no picture")

    def cold(self) -> None:
        """Build the film as it is in an empty folder: to the byte what the film is."""
        self.must(self.words("build"))
        fresh = self.folder / "fresh"
        fresh.mkdir()
        for name in ("film.toml", "script.fountain", "script.ids"):
            (fresh / name).write_bytes((self.root / name).read_bytes())
        self.must(self.words("build"), fresh)
        for name in ("out/film.mp4", "out/film.srt", "out/plan.json"):
            if (fresh / name).read_bytes() != (self.root / name).read_bytes():
                self.wrong.append(f"{name} differs from a film built cold")


def _named(path: Path) -> list[str]:
    return re.findall(r"\b[0-9a-f]{64}\b", path.read_text())


def _whole(path: Path) -> None:
    """Read a file as what its name says it is."""
    if path.suffix == ".json":
        json.loads(path.read_text())
    elif path.suffix == ".toml":
        tomllib.loads(path.read_text())
    elif path.suffix == ".mp4":
        with av.open(str(path)) as movie:
            assert sum(packet.size for packet in movie.demux(video=0)) > 0


def kill(film: Film, points: int, chance: random.Random, tell: Callable[[str], None]) -> dict[str, Any]:
    """Kill the verbs in turn, each at some moment between its begin and its usual end, the first of all as it begins; run it again;
    check."""
    usual: dict[str, Ended] = {}
    for verb in VERBS:
        film.prepared(verb, chance)
        usual[verb] = film.do(verb)
        film.after(verb, usual[verb])
        tell(f"{verb}: {usual[verb].wall:.2f} s, {usual[verb].cpu:.2f} s of a core; {film.wrong[-1:]}")
    rest: dict[str, list[float]] = {verb: [] for verb in VERBS}
    cut_short = 0
    for point in range(points):
        verb = VERBS[point % len(VERBS)]
        may = film.prepared(verb, chance)
        ended = film.do(verb, chance.uniform(0, usual[verb].wall * 1.05) if point else 0.0)
        cut_short += ended.code == -signal.SIGKILL
        film.check(may)
        again = film.do(verb)
        film.after(verb, again)
        film.check(may)
        rest[verb].append(again.cpu - usual[verb].cpu)
        tell(f"{point + 1} {verb} {'killed' if ended.code < 0 else 'ended'} {again.wall:.2f} s; {film.wrong[-1:]}")
    return {
        "points": points,
        "killed": cut_short,
        "more": {verb: max(seconds, default=0.0) for verb, seconds in rest.items()},
        "usual": {verb: round(ended.wall, 3) for verb, ended in usual.items()},
    }


def painted(self: object, world: object, size: tuple[int, int], times: list[Fraction]) -> Iterator[Picture]:
    """A tone that everything of a stage has a part in, a little brighter with time."""
    tone = np.array(list(bytes.fromhex(digest(dump(world)))[:3]))
    for moment in times:
        level = 0.5 + 0.5 * float(moment % 1)
        yield np.broadcast_to(tone * level, (size[1], size[0], 3)).astype(np.uint8)


def hastened(now: Moment, later: float, jump: float) -> Moment:
    """The store's clocks as they would be hours later, the one on the wall set to some other year."""
    return replace(now, wall=now.wall + later + jump, steady=now.steady + later)


def warm(film: Film) -> None:
    """The first build happens here, so that all is imported and every kernel loaded before the first child is born."""
    import ciotat.cut.press
    import ciotat.work.build
    import ciotat.work.release.making  # noqa: F401
    from ciotat.render import shoot
    from ciotat.render.backends.outline import Outline

    if not os.environ.get("REAL"):
        shoot.build = lambda stage: stage
        Outline.frames = painted
    really = Clock.look
    Clock.look = lambda clock: hastened(really(clock), film.later, film.jump)
    os.chdir(film.root)
    sys.argv = ["ciotat", *film.words("build")]
    with open(film.log, "w") as log, redirect_stdout(log), redirect_stderr(log), suppress(SystemExit):
        cli.main()


def full(film: Film, chance: random.Random, limits: Sequence[int]) -> int:
    """A disk that takes no more, at several sizes of file, for every verb: a sentence, and nothing is lost."""
    refused = 0
    for verb in VERBS:
        for limit in limits:
            may = film.prepared(verb, chance)
            ended = film.do(verb, limit=limit)
            refused += ended.code != 0
            if ended.code not in (0, 1, 2) or "Traceback" in ended.said:
                film.wrong.append(f"{verb} on a full disk ({limit}) ended with {ended.code}: {ended.said[-2000:]}")
            film.check(may)
            film.after(verb, film.do(verb))
    return refused


def together(film: Film, chance: random.Random, rounds: int) -> None:
    """Two builds, a save and a collection at once."""
    for _ in range(rounds):
        may = film.prepared("build", chance)
        words = [film.words(verb) for verb in ("build", "build", "save", "collect")]
        logs = [film.folder / f"said {number}" for number in range(len(words))]
        children = [start(each, film.root, log) for each, log in zip(words, logs, strict=True)]
        for child, each, log in zip(children, words, logs, strict=True):
            if code := os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
                film.wrong.append(f"{' '.join(each)} beside others ended with {code}: {log.read_text()[-2000:]}")
        film.saved[f"edit {film.edits}"] = film.script().read_bytes()
        film.check(may)
        film.after("build", film.do("build"))


def main() -> None:
    """Kill at so many points, and print what was found."""
    folder, points, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    os.environ |= {"CIOTAT_LANG": "en", "HOME": str(folder / "home"), "XDG_CONFIG_HOME": str(folder / "home")}
    film = Film(folder)
    chance = random.Random(seed)
    film.begin()
    tell = (lambda text: print(text, file=sys.stderr)) if len(sys.argv) > 4 else lambda text: None
    found = kill(film, points, chance, tell)
    many = points >= 50
    found["refused"] = full(film, chance, (0x100, 0x1000, 0x4000, 0x10000) if many else (0x4000,))
    together(film, chance, 3 if many else 1)
    film.cold()
    print(json.dumps(found | {"wrong": film.wrong, "litter": film.litter(), "idle": len(set(film.idle))}))


if __name__ == "__main__":
    main()

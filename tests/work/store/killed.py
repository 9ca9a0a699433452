"""A program that is killed, again and again, while it uses a store; and what its successor finds.

``python -m tests.work.store.killed FOLDER ROUNDS SEED``. Half of the rounds die before or after a chosen call of the
program, half when a signal comes from outside. What the program had said to be done must be there, whole.
"""

import hashlib
import json
import os
import random
import select
import signal
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

from ciotat.work.store import Store

DONE = dict[str, dict[str, str]]


def data(number: int) -> bytes:
    """The bytes of a number: every third blob has a file of its own."""
    return hashlib.shake_128(b"%d" % number).digest(66_000 if number % 3 == 0 else 100 + number)


def name(what: object) -> str:
    """A digest for a name."""
    return hashlib.sha256(str(what).encode()).hexdigest()


def work(root: Path, chance: random.Random, done: DONE, say: int) -> None:
    """Use a store until killed, and say through a pipe what is done."""
    with Store(root) as store:
        for turn in range(10_000):
            number = chance.randrange(60)
            digest = hashlib.sha256(data(number)).hexdigest()
            verb = chance.choice("put put take_in record record keep point file collect verify".split())  # noqa: SIM905
            if verb == "take_in":
                path = root.parent / f"clip-{os.getpid()}-{turn}"
                path.write_bytes(data(number))
                store.blobs.take_in(path)
            else:
                store.blobs.put(data(number))
            if verb == "record":
                store.record(name(number), "take", {"picture": digest}, {"cpu": float(number)})
            elif verb == "keep":
                store.keep(digest, f"take {number}")
            elif verb == "point":
                store.point("main", digest)
            elif verb == "file":
                store.blobs.file(digest)
            elif verb == "collect":
                needed = [*done["put"], *done["record"], digest]
                store.collect(needed, grace=0, cap=chance.choice([None, 0]))
            elif verb == "verify":
                store.verify()
            kind = verb if verb in ("record", "keep", "point") else "put"
            key = {"record": name(number), "point": "main"}.get(verb, digest)
            done[kind][key] = digest
            done["put"][digest] = digest
            os.write(say, json.dumps([kind, key, digest]).encode() + b"\n")


def dying(steps: int) -> Any:
    """A profile function that kills the program when so many calls were begun or ended."""
    left = [steps]

    def count(frame: FrameType, event: str, what: object) -> None:
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return count


def round_(root: Path, seed: int, done: DONE) -> None:
    """Let a program work and die; add what it said to be done."""
    chance = random.Random(seed)
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        try:
            if seed % 2:
                sys.setprofile(dying(int(10 ** chance.uniform(1, 4.3))))
            work(root, chance, done, say)
        finally:
            os._exit(1)
    os.close(say)
    text = b""
    until = time.monotonic() + (60 if seed % 2 else chance.uniform(0.001, 0.15))
    while (left := until - time.monotonic()) > 0 and select.select([hear], [], [], left)[0]:
        piece = os.read(hear, 65536)
        if not piece:
            break
        text += piece
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(hear, 65536):
        text += piece
    os.close(hear)
    for line in text.decode().splitlines():
        kind, key, digest = json.loads(line)
        done[kind][key] = done["put"][digest] = digest


def check(root: Path, done: DONE) -> list[str]:
    """What is wrong with the store that a dead program has left."""
    wrong = []
    began = time.monotonic()
    with Store(root) as store:
        store.ref("main")
        store.result(name("anything"))
        if (took := time.monotonic() - began) > 2:
            wrong.append(f"open after {took:.1f} s")
        for number in range(60):
            digest = hashlib.sha256(data(number)).hexdigest()
            got = store.blobs.get(digest)
            if got is not None and got != data(number):
                wrong.append(f"a wrong blob {number}")
            if got is None and digest in done["put"]:
                wrong.append(f"a lost blob {number}")
            found = store.result(name(number))
            if found and (found.outputs != {"picture": digest} or got is None):
                wrong.append(f"a wrong result {number}")
            if not found and name(number) in done["record"]:
                wrong.append(f"a lost result {number}")
        wrong += [f"lost why {digest} is kept" for digest in done["keep"] if digest not in store.kept()]
        if done["point"] and store.ref("main") is None:
            wrong.append("a lost pointer")
        if damaged := store.status().damaged:
            wrong.append(f"damage: {damaged}")
    for path in (root / "blobs").glob("*/*"):
        if hashlib.sha256(path.read_bytes()).hexdigest() != path.name:
            wrong.append(f"a half file {path.name}")
    return wrong


def main(root: Path, rounds: int, seed: int) -> None:
    """All rounds; the store is new every 25."""
    wrong: list[str] = []
    acts = 0
    for number in range(rounds):
        if number % 25 == 0:
            done: DONE = {"put": {}, "record": {}, "keep": {}, "point": {}}
            place = root / str(number) / ".ciotat"
        round_(place, seed + number, done)
        wrong += [f"round {seed + number}: {what}" for what in check(place, done)]
        acts += sum(map(len, done.values()))
    print(json.dumps({"rounds": rounds, "checked": acts, "wrong": wrong}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

"""A program that shares a store with others like it: ``python -m tests.work.store.sharing FOLDER SEED TURNS``.

What all of them need (numbers below 20) is among the roots of each; the rest comes and goes under their hands.
"""

import hashlib
import json
import random
import sys
from pathlib import Path

from ciotat.core.errors import StoreError
from ciotat.work.store import Store
from tests.work.store.killed import data, name


def main(root: Path, seed: int, turns: int) -> None:
    """Do random things; say what was wrong, what is kept and what is pointed to."""
    chance = random.Random(seed)
    wrong: list[str] = []
    kept: set[str] = set()
    refs: set[str] = set()
    mine: set[str] = set()
    needed = [hashlib.sha256(data(number)).hexdigest() for number in range(20)]
    with Store(root) as store:
        for turn in range(turns):
            number = chance.randrange(40)
            digest = hashlib.sha256(data(number)).hexdigest()
            match chance.choice("put put take_in record record keep point collect read".split()):  # noqa: SIM905
                case "put":
                    store.blobs.put(data(number))
                    mine.add(digest)
                case "take_in":
                    path = root.parent / f"clip-{seed}-{turn}"
                    path.write_bytes(data(number))
                    store.blobs.take_in(path)
                    mine.add(digest)
                case "record":
                    try:
                        store.blobs.put(data(number))
                        store.record(name(number), "take", {"picture": digest})
                        mine.add(digest)
                    except StoreError as gone:
                        if number < 20 or "is not in the store" not in str(gone):
                            wrong.append(str(gone))
                case "keep" if number < 20:
                    store.blobs.put(data(number))
                    store.keep(digest, f"take {seed}")
                    kept.add(digest)
                    mine.add(digest)
                case "point" if number < 20:
                    store.blobs.put(data(number))
                    store.point(f"films/{number % 5}", digest)
                    refs.add(f"films/{number % 5}")
                    mine.add(digest)
                case "collect":
                    store.collect(needed, grace=0)
                case _:
                    got = store.blobs.get(digest)
                    if got is not None and got != data(number):
                        wrong.append(f"a wrong blob {number}")
            for one in mine.intersection(needed):
                if not store.blobs.has(one):
                    wrong.append(f"a lost blob {needed.index(one)} at {turn}")
    print(json.dumps({"wrong": wrong, "kept": sorted(kept), "refs": sorted(refs)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

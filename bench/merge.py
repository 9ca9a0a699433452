"""Edit two forks of a film at random and merge them, many times: `python bench/merge.py [merges] [edits a fork] [first seed]`.

Each fork gets edits of every kind: words, lines, speeches, scenes moved, split, joined, cut and put in, people renamed, shots
overridden, takes chosen. What the merge must hold is worked out from the edits, line by line; see tests/work/versions/forks.py."""

import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.work.versions.forks import edited, examined, first

from ciotat.work.versions.scripts import merged_script
from feature import feature

_WRONG = ("lost", "invented", "needless", "shots")


def main() -> None:
    merges = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    edits = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    start = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    counts: Counter[str] = Counter()
    begin = time.process_time()
    for seed in range(start, start + merges):
        base = first(seed)
        found = examined(base, edited(base, 2 * seed + 1, edits), edited(base, 2 * seed + 2, edits))
        counts["conflicts"] += found.conflicts
        counts["without any"] += not found.conflicts
        counts["misplaced"] += bool(found.misplaced)
        for what in _WRONG:
            counts[what] += len(getattr(found, what))
            if getattr(found, what):
                print(f"seed {seed}: {what}: {getattr(found, what)[:3]}")
    spent = time.process_time() - begin
    print(
        f"{merges:,} merges of two forks with {edits} edits each, {spent / merges / 3 * 1000:.1f} ms a merge and its check"
    )
    print(
        f"spoken lines lost {counts['lost']}, invented {counts['invented']}; overrides and takes lost {counts['shots']}"
    )
    print(f"conflicts {counts['conflicts']:,}, of which only one side touched the shot {counts['needless']}")
    print(
        f"merges without a conflict {counts['without any']:,}; of those with a piece out of its place {counts['misplaced']}"
    )
    script()
    if any(counts[what] for what in _WRONG):
        sys.exit(1)


def script() -> None:
    """A script of 120 pages, a word changed at either end."""
    text = feature()
    lines = text.split("\n")
    places = [k for k, line in enumerate(lines) if line.endswith(".")]
    sides = []
    for place, word in ((places[3], " Ours."), (places[-3], " Theirs.")):
        side = list(lines)
        side[place] += word
        sides.append("\n".join(side).encode())
    begin = time.process_time()
    merged, conflicts = merged_script(text.encode(), sides[0], sides[1], lambda conflict: None)
    spent = time.process_time() - begin
    assert not conflicts
    assert b" Ours." in merged
    assert b" Theirs." in merged
    print(f"{len(lines):,} lines merged in {spent * 1000:.0f} ms")


if __name__ == "__main__":
    main()

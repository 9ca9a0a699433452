"""How fast scripts are read, side by side with the peers that are installed: `python bench/script.py [turns]`.

Times are of the processor, the best of all turns, which are taken in turn so that a busy machine slows all alike; a ratio
is the median of those of each turn."""

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from io import StringIO
from statistics import median

from ciotat.core.errors import ScriptError
from ciotat.script import Screenplay, read, reread
from feature import feature

Work = Callable[[], object]
CHINESE = """第{n}场 内 厨房 夜

雨打在窗上。安娜（三十多岁，穿红色大衣）把信放在桌上，等水烧开。

安娜：（低声）你说春天就会结束的，这已经是第{n}个春天了。

保罗（画外音）：我说的是也许。

△她把信烧了。

"""
_ALL, _PEOPLE, _IDS = "ciotat, all elements", "ciotat, people too", "ciotat, people and ids"
UNCLOSED = {"[[": "[[ ", "/*": "/* ", "**": "**a ", "one line of 1 MB": ""}


def main() -> None:
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    peers(feature(), turns)
    draft(feature(267), turns)
    growth(feature(), turns)
    hostile(feature(), turns)
    chinese = "".join(CHINESE.format(n=n) for n in range(1, 401))
    (spent,) = best({"": lambda: read(chinese.encode(), "a.txt")}, turns).values()
    print(f"{'Chinese':34}{spent * 1000:8.1f} ms {lines(chinese) / spent:10,.0f} lines/s")


def peers(text: str, turns: int) -> None:
    """Every reader of Fountain on the same script. Ours gives scenes, casts, places, runs and remarks as well; it makes the
    elements of a scene, finds whom the action introduces and gives the elements their ids, which no peer does, when these
    are first asked for, so all four times are told."""
    data = text.encode()
    found: dict[str, Work] = {
        "ciotat": lambda: read(data, "a.fountain"),
        _ALL: lambda: whole(data),
        _PEOPLE: lambda: whole(data).people,
        _IDS: lambda: named(data).people,
        **others(text),
    }
    taken = measured(found, turns)
    spent = {name: min(seconds) for name, seconds in taken.items()}
    quickest = min((name for name in spent if "ciotat" not in name), key=spent.__getitem__, default="ciotat")
    print(f"{lines(text):,} lines, {len(text):,} characters")
    for name, seconds in spent.items():
        print(f"{name:34}{seconds * 1000:8.1f} ms {lines(text) / seconds:10,.0f} lines/s")
    for name in ("ciotat", _ALL, _PEOPLE, _IDS):
        ratios = [theirs / ours for theirs, ours in zip(taken[quickest], taken[name], strict=True)]
        print(f"{name + ' to ' + quickest:34}{median(ratios):8.2f} x")
    print()


def whole(data: bytes) -> Screenplay:
    """A script read, and every element of it looked at."""
    screenplay = read(data, "a.fountain")
    for scene in screenplay.scenes:
        assert scene.elements is not None
    return screenplay


def named(data: bytes) -> Screenplay:
    """A script read, and the id of every element asked for."""
    screenplay = whole(data)
    for scene in screenplay.scenes:
        for element in scene.elements:
            assert element.id
    return screenplay


def others(text: str) -> dict[str, Work]:
    """The peers that are installed; `make bench` installs two of them."""
    found: dict[str, Work] = {}
    for package in ("screenplain", "fountain", "jouvence"):
        if not find_spec(package):
            print(f"{package} is not installed: left out")
    with suppress(ImportError):
        from screenplain.parsers.fountain import parse

        found["screenplain"] = lambda: parse(StringIO(text))
    with suppress(ImportError):
        from fountain import FountainParser

        found["fountain-py"] = lambda: FountainParser().parse(text)
    with suppress(ImportError):
        from jouvence.parser import JouvenceParser

        found["jouvence"] = lambda: JouvenceParser().parseString(text)
    return found


def draft(text: str, turns: int) -> None:
    """A script of 120 pages, read whole and read again after one edit near its middle."""
    all_lines = text.split("\n")
    middle = next(i for i in range(len(all_lines) // 2, len(all_lines)) if all_lines[i].endswith("."))
    edits = {
        "a word": [all_lines[middle] + " Again."],
        "a paragraph": [all_lines[middle], "", "She waits."],
        "a cut": [],
    }
    before = read(text.encode(), "a.fountain")
    found: dict[str, Work] = {
        "120 pages": lambda: read(text.encode(), "a.fountain"),
        "120 pages, all elements": lambda: whole(text.encode()),
    }
    for name, edit in edits.items():
        data = "\n".join([*all_lines[:middle], *edit, *all_lines[middle + 1 :]]).encode()
        assert reread(before, data, "a.fountain") == read(data, "a.fountain")
        found[f"120 pages again after {name}"] = lambda data=data: reread(before, data, "a.fountain")  # type: ignore[misc]
    for name, seconds in best(found, turns).items():
        print(f"{name:34}{seconds * 1000:8.1f} ms {lines(text) / seconds:10,.0f} lines/s")


def growth(text: str, turns: int) -> None:
    """Twenty times the text, to once."""
    once, many = text.encode(), (text * 20).encode()
    spent = best({"once": lambda: whole(once), "20": lambda: whole(many)}, min(turns, 3))
    print(f"{'20 times the text, per line':34}{spent['20'] / spent['once'] / 20:8.2f} x")


def hostile(text: str, turns: int) -> None:
    """What never closes, per byte to the ordinary script."""
    texts = {name: "INT. A\n\n" + (part * 20_000 or "x" * 2**20) for name, part in UNCLOSED.items()}
    data = {"ordinary": text.encode(), **{name: text.encode() for name, text in texts.items()}}
    spent = best({name: lambda name=name: tried(data[name]) for name in data}, min(turns, 3))  # type: ignore[misc]
    usual = spent.pop("ordinary") / len(data["ordinary"])
    for name, seconds in spent.items():
        print(f"{'unclosed ' * (len(name) < 3) + name + ', per byte':34}{seconds / len(data[name]) / usual:8.2f} x")


def tried(data: bytes) -> None:
    with suppress(ScriptError):
        read(data, "a.fountain")


def lines(text: str) -> int:
    return text.count("\n") + 1


def best(works: dict[str, Work], turns: int) -> dict[str, float]:
    """Seconds of the processor that each work takes in its best turn."""
    return {name: min(seconds) for name, seconds in measured(works, turns).items()}


def measured(works: dict[str, Work], turns: int) -> dict[str, list[float]]:
    """Seconds of the processor that each work takes, turn by turn."""
    spent: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(turns):
        for name, work in works.items():
            begin = time.process_time()
            done = work()
            spent[name].append(time.process_time() - begin)
            del done
    return spent


if __name__ == "__main__":
    main()

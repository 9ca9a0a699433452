"""How fast scripts are read: `python bench/script.py [scenes]` prints lines a second of the Fountain and Chinese readers."""

import sys
import time
from statistics import median

from ciotat.script import read

FOUNTAIN = """INT. KITCHEN {n} - NIGHT

Rain on the window. ANNA (30s, in a red coat) puts the letter on the table and waits for the kettle to boil.

ANNA
(quietly)
You said it would be over by spring, and it is spring number {n}.

PAUL (O.S.)
I said *maybe*.

She burns the letter. [[Is {n} letters too many?]]

"""
CHINESE = """第{n}场 内 厨房 夜

雨打在窗上。安娜（三十多岁，穿红色大衣）把信放在桌上，等水烧开。

安娜：（低声）你说春天就会结束的，这已经是第{n}个春天了。

保罗（画外音）：我说的是也许。

△她把信烧了。

"""


def speed(text: str, name: str, turns: int = 3) -> float:
    """Lines a second, the median of a few turns."""
    data = text.encode()
    spent = []
    for _ in range(turns):
        begin = time.process_time()
        read(data, name)
        spent.append(time.process_time() - begin)
    return len(text.splitlines()) / median(spent)


def main() -> None:
    scenes = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    for title, scene, name in (("Fountain", FOUNTAIN, "a.fountain"), ("Chinese", CHINESE, "a.txt")):
        few, many = ("".join(scene.format(n=n) for n in range(1, count + 1)) for count in (scenes // 4, scenes))
        small, large = speed(few, name), speed(many, name)
        print(
            f"{title:9}{large:10,.0f} lines/s over {len(many.splitlines()):,} lines; a quarter: {small / large:.2f} x"
        )


if __name__ == "__main__":
    main()

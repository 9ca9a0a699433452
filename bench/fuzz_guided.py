"""Push bytes through every reader, guided by which lines they reach: `python bench/fuzz_guided.py -max_total_time=600`.

Needs `pip install atheris`, which the project does not depend on. A reader may give a screenplay or say in words why not."""

import sys

import atheris

with atheris.instrument_imports(include=["ciotat.script"]):
    from ciotat.core.errors import ScriptError
    from ciotat.script import read, reread

NAMES = ["a.fountain", "a.txt", "", "a.fdx", "a.md", "a.docx", "a.pdf"]
FORMATS = [None, "fountain", "chinese", "prose", "finaldraft"]


def once(data: bytes) -> None:
    """Read what `data` is behind its first two bytes, and in Fountain a later draft of it."""
    if len(data) < 2:
        return
    name, format = NAMES[data[0] % len(NAMES)], FORMATS[data[1] % len(FORMATS)]
    body = data[2:]
    try:
        before = read(body, name, format)  # type: ignore[arg-type]
        for scene in before.scenes:
            assert scene.elements is not None
        if before.format == "fountain":
            later = body[: len(body) // 2] + b"\n\nX.\n\n" + body[len(body) // 2 :]
            assert reread(before, later, name) == read(later, name, "fountain")
    except ScriptError:
        return


if __name__ == "__main__":
    atheris.Setup(sys.argv, once)
    atheris.Fuzz()

"""Reading what is brought in, in a process of its own: whatever the file does to its reader, the house stands.

python -m ciotat.server.importing NAME   reads the file from its input, writes its report as JSON
"""

import asyncio
import contextlib
import json
import sys
from typing import Any

from ciotat.core.errors import CiotatError, ScriptError

__all__ = ["imported", "report_of"]

_SECONDS, _MEMORY = 30, 3 * 2**30
"""Of a processor, and bytes."""
_PATIENCE = 4 * _SECONDS
"""Seconds on the clock: a busy machine is no fault of the script."""


def report_of(data: bytes, name: str) -> dict[str, Any]:
    """What was read, what was inferred, what needs an eye; and the script as a text to edit."""
    from ciotat.script import read, write
    from ciotat.script.numbers import statistics
    from ciotat.script.report import report
    from ciotat.script.title_page import title_of
    from ciotat.server.script import remark_views
    from ciotat.server.text import Text, plain

    screenplay = read(data, name)
    found = report(screenplay)
    own = Text.read(data)
    lined = screenplay.format != "finaldraft" and own is not None and plain(screenplay.source) == own.text
    if own is not None and lined:
        text = own.text
    elif screenplay.format != "finaldraft" and screenplay.source:
        text, lined = plain(screenplay.source), True
    else:
        text = plain(write(screenplay, "chinese" if screenplay.language == "zh" else "fountain").data.decode())
    numbers = statistics(screenplay)
    names = dict.fromkeys(speaker.name for speaker in numbers.speakers)
    return {
        "name": name, "format": found.format, "title": title_of(screenplay.title_page) or found.title, "text": text,
        "language": found.language, "scenes": found.scenes, "people": [*names][:500], "words": found.words,
        "speeches": dict(found.elements).get("cue", 0), "pages": numbers.pages, "seconds": float(numbers.length),
        "remarks": remark_views(found.remarks, text, found.language, placed=lined),
    }  # fmt: skip


async def imported(data: bytes, name: str) -> dict[str, Any]:
    """`report_of`, aside. Raises ScriptError, where it takes too long too."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "ciotat.server.importing", name or "-", stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        out, _ = await asyncio.wait_for(process.communicate(data), _PATIENCE)
    except TimeoutError:
        raise ScriptError("reading it took too long", advice="bring it in parts, or as plain text") from None
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    try:
        told: dict[str, Any] = json.loads(out)
    except ValueError:
        raise ScriptError("reading it needs too much", advice="paste the text instead") from None
    if "error" in told:
        raise ScriptError(told["error"], advice=told["advice"])
    return told


def _main() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    name = sys.argv[1] if sys.argv[1:] and sys.argv[1] != "-" else ""
    try:
        told = report_of(sys.stdin.buffer.read(), name)
    except CiotatError as wrong:
        place = f"{wrong.origin}: " if wrong.origin else ""
        told = {"error": f"{place}{wrong.message}", "advice": wrong.advice}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    _main()

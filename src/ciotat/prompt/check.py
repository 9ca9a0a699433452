"""``ciotat script check``: the report on a script, once or while it is written, and its fixes."""

import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from ciotat.core.errors import CiotatError
from ciotat.prompt.answer import FINE, WRONG, Misuse, answering, out, tell
from ciotat.prompt.files import STREAM, named, read_bytes, write_bytes
from ciotat.prompt.options import Script
from ciotat.prompt.show import as_json, figures, line_of, remarks
from ciotat.prompt.watch import changes
from ciotat.script import Remark, Screenplay, read, reread
from ciotat.script.report import SURE, Report, apply, report
from ciotat.script.retelling import retold
from ciotat.script.writing.encode import encode
from ciotat.words import say, tongue

__all__ = ["check"]


def check(
    script: Script,
    watch: Annotated[bool, typer.Option("--watch", help="Go on while the script is written. 边写边查")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended, in the file itself. 直接修改")] = False,
    rule: Annotated[list[str] | None, typer.Option("--rule", help="Only these rules. 只看这些规则")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Notes too. 连提示一起列出")] = False,
    as_data: Annotated[bool, typer.Option("--json", help="For programs. 输出 JSON")] = False,
) -> None:
    """What was read in SCRIPT, what was inferred, and what needs your eye. 检查剧本。

    [dim]ciotat script check my.fountain
    ciotat script check 剧本.docx --all             → every note too
    ciotat script check my.fountain --watch         → what is new and what is mended, while you write
    ciotat script check my.fountain --fix           → mends what says nothing else afterwards
    ciotat script check my.fountain --fix --rule name-alike[/dim]

    Ends with 0 if there is no error, 1 if there is, 2 for a wrong command. Spoken words are never changed.
    """
    with answering():
        if watch and (fix or as_data or script == STREAM):
            raise Misuse(say("--watch goes with a file, and without --fix and --json"))
        if watch:
            _watch(script, rule)
        data = read_bytes(script)
        screenplay = read(data, named(script))
        found = _only(report(screenplay), rule)
        if fix:
            found = _fix(script, data, screenplay, found, rule)
        if as_data:
            sys.stdout.write(json.dumps(as_json(found), ensure_ascii=False, indent=1) + "\n")
        else:
            figures(found, named(script))
            remarks(found, script.name, everything)
        raise typer.Exit(WRONG if found.count("error") else FINE)


def _only(found: Report, rules: list[str] | None) -> Report:
    return replace(found, remarks=tuple(r for r in found.remarks if r.about in rules)) if rules else found


def _fix(script: Path, data: bytes, screenplay: Screenplay, found: Report, rules: list[str] | None) -> Report:
    """Make the fixes in the file itself, in its own encoding; the report on what it then is."""
    if script == STREAM or not _own(screenplay, data):
        raise Misuse(say("--fix mends text files only"), advice=say("convert the script first: ciotat script convert"))
    fixes = found.fixes(rules or SURE)
    if fixes:
        write_bytes(script, encode(apply(screenplay.source, fixes), screenplay.encoding))
    out.print(say("{count} mended in {path}", count=len(fixes), path=script), soft_wrap=True)
    return _only(report(read(read_bytes(script), named(script))), rules)


def _own(screenplay: Screenplay, data: bytes) -> bool:
    """Whether the lines of the script are those of its file."""
    try:
        own = data.decode(screenplay.encoding).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError):
        return False
    return screenplay.format != "finaldraft" and screenplay.source.removeprefix("\ufeff") == own


def _watch(script: Path, rules: list[str] | None) -> None:
    """Say what is new and what is gone each time the script changes, until Ctrl-C."""
    before: Counter[str] | None = None
    last: Screenplay | None = None
    for _ in changes(script):
        try:
            last = _next(last, read_bytes(script), named(script))
            found = _only(report(last), rules)
        except Misuse:
            raise
        except CiotatError as wrong:
            tell(wrong)
            continue
        found = replace(found, remarks=tuple(retold(remark, tongue()) for remark in found.remarks))
        now = Counter(_plain(remark) for remark in found.remarks)
        if before is None:
            figures(found, named(script))
            remarks(found, script.name, False)
            out.print(say("Watching; Ctrl-C ends it."), style="dim")
        else:
            _news(found, before, now, script.name)
        before = now


def _next(last: Screenplay | None, data: bytes, name: str) -> Screenplay:
    """The next draft of a script; where its name says that it stays Fountain, only what changed is read again."""
    lasting = last is not None and last.format == "fountain" and name.lower().endswith((".fountain", ".spmd"))
    return reread(last, data, name) if last and lasting else read(data, name)


def _plain(remark: Remark) -> str:
    return f"{remark.about}\0{remark.message}"


def _news(found: Report, before: Counter[str], now: Counter[str], name: str) -> None:
    fresh, gone = now - before, before - now
    for text, count in gone.items():
        out.print(f"[green]{say('mended')}[/] ", end="")
        out.print(text.partition("\0")[2] + (f" ×{count}" if count > 1 else ""), markup=False, soft_wrap=True)
    for remark in found.remarks:
        if fresh[_plain(remark)] > 0:
            fresh[_plain(remark)] -= 1
            out.print(f"[yellow]{say(remark.grade)}[/] ", end="")
            out.print(line_of(remark, name), markup=False, soft_wrap=True)

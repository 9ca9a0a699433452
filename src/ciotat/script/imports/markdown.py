"""Markdown: a screenplay in a code fence, or an outline whose headings are scenes and whose lists are lines."""

import re

from ciotat.script.chinese_heading import chinese_heading
from ciotat.script.decode import decode
from ciotat.script.heading import SLUG
from ciotat.script.imports.imported import Imported

__all__ = ["markdown"]

_FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})\s*(?P<name>[\w.+-]*)\s*")
_FRONT = re.compile(r"---\s*\n(?P<body>(?:.*\n){1,60}?)---\s*(?:\n|\Z)")
_PAIR = re.compile(r"(?P<key>[^\W\d_][\w ]{0,30}?)\s*:\s*(?P<value>.*)")
_UNDER = re.compile(r"(?m)^(?P<title>[^\s#>].*)\n={2,}[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})")
_ITEM = re.compile(r"(?P<lead>\s*)(?P<mark>[-+*]|\d{1,4}[.)])\s+(?P<text>\S.*)")
_QUOTE = re.compile(r" {0,3}>\s?(?P<text>.*)")
_LINK = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_CODE = re.compile(r"`([^`\n]+)`")
_FOUNTAIN = frozenset({"fountain", "screenplay", "spmd"})
_SCRIPTS = _FOUNTAIN | {"script", "剧本", ""}
"""Names of code fences that hold scripts: of Fountain, or of what their text tells."""


def markdown(data: bytes) -> Imported:
    """The script in a Markdown file: what stands in its code fences if that is a script, else the whole of it."""
    text = decode(data).text.replace("\r\n", "\n").replace("\r", "\n")
    page, text = _front(text)
    fenced = _fenced(text)
    if fenced:
        names, body = fenced
        return Imported(page + body, "fountain" if names & _FOUNTAIN else None)
    text = _UNDER.sub(r"# \g<title>", text)
    return Imported(page + "\n".join(_line(line) for line in text.split("\n")))


def _front(text: str) -> tuple[str, str]:
    """Front matter between ``---`` as a title page, and the text after it."""
    match = _FRONT.match(text)
    if not match:
        return "", text
    pairs = [pair for line in match["body"].splitlines() if (pair := _PAIR.fullmatch(line.strip()))]
    page = "".join(
        f"{pair['key'].capitalize()}: {pair['value'].strip(chr(34) + chr(39))}\n" for pair in pairs if pair["value"]
    )
    return (f"{page}\n" if page else ""), text[match.end() :]


def _fenced(text: str) -> tuple[set[str], str] | None:
    """What stands in fences named as scripts, or unnamed ones that hold most of the text; None if there are none."""
    mark = name = ""
    open_: list[str] = []
    blocks: list[tuple[str, str]] = []
    for line in text.split("\n"):
        fence = _FENCE.fullmatch(line)
        if not mark and fence:
            mark, name, open_ = fence["mark"], fence["name"].lower(), []
        elif mark and fence and not fence["name"] and fence["mark"].startswith(mark):
            blocks.append((name, "\n".join(open_)))
            mark = ""
        elif mark:
            open_.append(line)
    if mark:
        blocks.append((name, "\n".join(open_)))
    scripts = [(name, body) for name, body in blocks if name in _SCRIPTS]
    named = [(name, body) for name, body in scripts if name]
    if not named and sum(len(body) for _, body in scripts) * 2 < len(text):
        return None
    chosen = named or scripts
    return ({name for name, _ in chosen}, "\n\n".join(body for _, body in chosen) + "\n") if chosen else None


def _line(line: str) -> str:
    """A line without what Markdown adds to a script: rules, bullets, quotation marks of blocks, links, code marks."""
    if _RULE.fullmatch(line):
        return ""
    if quote := _QUOTE.fullmatch(line):
        if line.rstrip().endswith("<"):
            return line
        line = quote["text"]
    if item := _ITEM.fullmatch(line):
        line = item["text"] if item["mark"] in "-+*" or not _heads(line.strip()) else line
    return _CODE.sub(r"\1", _LINK.sub(lambda match: match["text"], line)).rstrip("\\")


def _heads(line: str) -> bool:
    """Whether a numbered line is a scene heading with its number."""
    return SLUG.fullmatch(line) is not None or chinese_heading(line) is not None

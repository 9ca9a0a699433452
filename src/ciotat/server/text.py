"""The text of a script as the page edits it, and its bytes as the writer's file keeps them.

The page knows lines that end in "\\n" and offsets in UTF-16 units. The file keeps its encoding, its mark, and the end of
every line that did not change.
"""

import re
from dataclasses import dataclass
from hashlib import sha256

from ciotat.core.errors import FilmError
from ciotat.core.origin import Origin
from ciotat.script.writing.encode import encode, line_end

__all__ = ["Places", "Text", "plain", "revision"]

_ENDS = re.compile(r"\r\n|\r|\n")
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NEVER = re.compile("[\0\ud800-\udfff]")


def plain(text: str) -> str:
    """`text` with every line ending in a newline alone."""
    return _ENDS.sub("\n", text) if "\r" in text else text


def revision(text: str) -> str:
    """The name of a text: equal texts have one, whatever their line ends."""
    return sha256(plain(text).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True)
class Text:
    """What a script file says: its text, character for character, and how that is stored."""

    raw: str
    encoding: str = "utf-8"

    @classmethod
    def read(cls, data: bytes) -> "Text | None":
        """The text of a file, an empty one too; None where it is no text."""
        known = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), None)
        for name in (known[1],) if known else ("utf-8", "gb18030"):
            body = data[len(known[0]) :] if known else data
            try:
                text = body.decode(name.removesuffix("-sig"))
            except UnicodeDecodeError:
                continue
            if "\0" not in text:
                return cls(text, name)
        return None

    @property
    def text(self) -> str:
        """What the page shows."""
        return plain(self.raw)

    def bytes(self) -> bytes:
        """The bytes that `read` reads."""
        return encode(self.raw, self.encoding)

    def became(self, text: str) -> "Text":
        """The same file with another text: lines that are as they were keep their ends. Raises FilmError where the text
        holds what cannot be stored."""
        if bad := _NEVER.search(text):
            code = f"U+{ord(bad.group()):04X}"
            raise FilmError(f"the text holds what no file can: {code}", advice="take it out")
        old, new = _LINES.findall(self.raw), _LINES.findall(plain(text))
        bare = [plain(line) for line in old]
        first = 0
        while first < min(len(old), len(new)) and bare[first] == new[first]:
            first += 1
        last = 0
        while last < min(len(old), len(new)) - first and bare[-1 - last] == new[-1 - last]:
            last += 1
        end = line_end(self.raw)
        middle = "".join(new[first : len(new) - last]).replace("\n", end)
        raw = "".join((*old[:first], middle, *old[len(old) - last :]))
        return Text(raw, "utf-8" if self._too_narrow(raw) else self.encoding)

    def _too_narrow(self, raw: str) -> bool:
        try:
            raw.encode(self.encoding)
        except UnicodeEncodeError:
            return True
        return False


class Places:
    """Where lines and columns lie in a text whose lines end in newlines, in UTF-16 units."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + _units(line) + 1)
        self.end = max(0, self.starts[-1] - 1)

    def span(self, origin: Origin | None) -> tuple[int, int]:
        """From where to where an origin reaches; one without a length is its whole line."""
        if origin is None or not 0 < origin.line <= len(self.lines):
            return 0, 0
        line, before = self.lines[origin.line - 1], origin.column - 1
        start = self.starts[origin.line - 1] + _units(line[:before])
        if not origin.length:
            return start, start + _units(line[before:])
        rest = "\n".join(self.lines[origin.line - 1 : origin.line + 200])[before : before + origin.length]
        return start, min(start + _units(rest), self.end)


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2

"""The bytes of a script as text with plain line ends, and back as they were."""

from dataclasses import dataclass

__all__ = ["Text"]

_MARKS = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


@dataclass(frozen=True)
class Text:
    """What a script says, and how it is stored: its encoding and its line ends."""

    text: str
    encoding: str = "utf-8"
    end: str = "\n"

    @classmethod
    def read(cls, data: bytes) -> "Text | None":
        """None where it is no text."""
        encoding = next((name for name, mark in _MARKS.items() if data.startswith(mark)), "")
        for name in [encoding] if encoding else ["utf-8", "gb18030"]:
            try:
                text = data[len(_MARKS.get(name, b"")) :].decode(name.removesuffix("-sig"))
            except UnicodeDecodeError:
                continue
            if "\0" not in text:
                double = text.count("\r\n")
                end = "\r\n" if double > text.count("\n") - double else "\n"
                return cls(text.replace("\r\n", "\n"), name, end)
        return None

    def written(self) -> bytes:
        """The bytes that `read` reads, or in UTF-8 if the encoding has no place for what is said."""
        text = self.text.replace("\n", self.end) if self.end != "\n" else self.text
        try:
            return _MARKS.get(self.encoding, b"") + text.encode(self.encoding.removesuffix("-sig"))
        except UnicodeEncodeError:
            return text.encode("utf-8", "surrogatepass")

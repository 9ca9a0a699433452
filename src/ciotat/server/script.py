"""The script of a film as the page sees it: its text, its revision, what is to be remarked."""

import threading
from collections.abc import Iterable
from typing import Any

from ciotat.core.errors import CiotatError, FilmError, ScriptError
from ciotat.core.store import writing
from ciotat.script import Format, Remark, Screenplay, read, reread, write
from ciotat.script.report import Report, report
from ciotat.server.text import Places, Text, plain, revision
from ciotat.words.wrong import chinese
from ciotat.work.film import Film

__all__ = ["Manuscript", "remark_views"]

_MOST = 2000
_OWN = (".fountain", ".spmd", ".txt", ".text", ".md", ".markdown", "")


class Manuscript:
    """The script of one film, read again only where its file changed."""

    def __init__(self, film: Film, language: str = "en") -> None:
        self.film, self.language = film, language
        self._kept: tuple[bytes, Text] | None = None
        self._last: Screenplay | None = None
        self._checking = threading.Lock()
        self._told: tuple[str, list[dict[str, Any]]] = ("", [])

    @property
    def stamp(self) -> tuple[int, int, int]:
        """What changes when the file does, whoever wrote it."""
        try:
            found = self.film.script.stat()
        except (OSError, CiotatError):
            return 0, 0, 0
        return found.st_mtime_ns, found.st_size, found.st_ino

    @property
    def editable(self) -> bool:
        """Whether the file is a text that the page may write."""
        try:
            data = self.film.script.read_bytes()
        except (OSError, CiotatError):
            return False
        return self.film.script.suffix.lower() in _OWN and Text.read(data) is not None

    def text(self) -> Text:
        """What the file says now. Raises FilmError where it is no text of lines: there `shown` has its words."""
        data = _bytes(self.film)
        if self._kept is None or self._kept[0] != data:
            found = Text.read(data) if self.film.script.suffix.lower() in _OWN else None
            if found is None:
                raise FilmError("the script of this film is not a text", advice="import it as a text first")
            self._kept = data, found
        return self._kept[1]

    def shown(self) -> str:
        """The words of the script, read from whatever format it is in."""
        try:
            return self.text().text
        except FilmError:
            try:
                screenplay = read(_bytes(self.film), self.film.script.name)
            except ScriptError:
                return ""
            format: Format = "chinese" if screenplay.language == "zh" else "fountain"
            return plain(write(screenplay, format).data.decode("utf-8", "replace"))

    def write(self, text: str) -> str:
        """Make the file say `text`, with nothing else in it changed; gives the revision."""
        became = self.text().became(text)
        data = became.bytes()
        if self._kept is None or self._kept[0] != data:
            with writing(self.film.script) as temporary:
                temporary.write_bytes(data)
            self._kept = data, became
        return revision(text)

    def checked(self) -> tuple[str, list[dict[str, Any]]]:
        """The revision of the script as it is now, and what the checks say of it. May be called on any thread."""
        with self._checking:
            shown = self.shown()
            known = revision(shown)
            if self._told[0] != known:
                self._told = known, self._remarked(shown)
            return self._told

    @property
    def tongue(self) -> str:
        """The language of the script, once it was read."""
        return self._last.language if self._last else self.language

    def _remarked(self, shown: str) -> list[dict[str, Any]]:
        name = self.film.script.name
        try:
            data = _bytes(self.film)
            lasting = self._last is not None and name.lower().endswith((".fountain", ".spmd"))
            self._last = reread(self._last, data, name) if self._last and lasting else read(data, name)
            found: Report = report(self._last)
        except CiotatError as wrong:
            self._last = None
            return remark_views([Remark("error", wrong.message, wrong.origin, wrong.advice)], shown, self.language)
        own = self._last.format != "finaldraft" and bool(self._last.source) and plain(self._last.source) == shown
        return remark_views(found.remarks, shown, self._last.language, placed=own)

    def view(self) -> dict[str, Any]:
        """All of it, as the page asks for it; the remarks are those of this very text, or come later."""
        shown = self.shown()
        known, remarks = self.checked()
        return {"revision": revision(shown), "text": shown, "remarks": remarks if known == revision(shown) else []}


def remark_views(remarks: Iterable[Remark], text: str, language: str, placed: bool = True) -> list[dict[str, Any]]:
    """Remarks with their places in `text`; where its lines are not those of the script they have none."""
    places, views = Places(text), []
    for remark in [*remarks][:_MOST]:
        start, end = places.span(remark.origin) if placed else (0, 0)
        view = {
            "grade": remark.grade, "rule": remark.about, "text": _said(remark, language),
            "line": remark.origin.line if remark.origin and placed else 0, "from": start, "to": end, "fix": None,
        }  # fmt: skip
        if remark.fix and placed:
            a, b = places.span(remark.fix.origin)
            view["fix"] = {"label": remark.fix.title, "edits": [{"from": a, "to": b, "text": plain(remark.fix.text)}]}
        views.append(view)
    return views


def _said(remark: Remark, language: str) -> str:
    parts = [part for part in (remark.message, remark.advice) if part]
    return "；".join(map(chinese, parts)) if language == "zh" else "; ".join(parts)


def _bytes(film: Film) -> bytes:
    try:
        with film.script.open("rb") as file:
            return file.read(64 * 2**20)
    except OSError as refused:
        raise FilmError(f"cannot read {film.script}: {refused.strerror}", advice="check its rights") from None

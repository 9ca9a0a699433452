"""What is being done and how far it is, on one line that goes away."""

import time
from pathlib import Path
from typing import Protocol

from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

from ciotat.prompt.answer import err
from ciotat.words import say

__all__ = ["Bar", "News"]


class News(Protocol):
    """What a build tells (`ciotat.work.build.News` is one)."""

    @property
    def what(self) -> str: ...
    @property
    def done(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def frames(self) -> int: ...
    @property
    def all_frames(self) -> int: ...
    @property
    def path(self) -> Path | None: ...


class Bar:
    """Progress as people expect it."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown: set[Path] = set()
        self._bar = Progress(
            SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(),
            TextColumn("{task.fields[detail]}"), TimeRemainingColumn(), console=err, transient=True,
            disable=not err.is_terminal,
        )  # fmt: skip
        self._task = self._bar.add_task("", total=None, detail="")

    def __enter__(self) -> "Bar":
        self._bar.__enter__()
        return self

    def __exit__(self, *left: object) -> None:
        self._bar.stop()

    def tell(self, news: News) -> None:
        """Show what is being done; print the first picture's path once."""
        if news.path and news.path not in self._shown:
            self._shown.add(news.path)
            self._began = time.monotonic()
            err.print(say("First picture: {path}", path=news.path))
        detail = ""
        if news.total:
            detail = f"{news.done}/{news.total} {say('shots')}"
        if news.frames:
            detail += f"  {news.frames / max(time.monotonic() - self._began, 0.01):.1f} {say('frames/s')}"
        total = news.all_frames or news.total or None
        self._bar.update(
            self._task, description=say(news.what), total=total, completed=news.frames or news.done, detail=detail
        )

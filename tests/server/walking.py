"""Walking through the studio as a person does: a real server, a real browser, real keys."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

__all__ = ["Served", "browser", "until", "why_not"]

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
STATIC = Path(__file__).resolve().parents[2] / "src" / "ciotat" / "server" / "static" / "index.html"


def why_not() -> str:
    """Why no page can be walked through here; nothing where one can."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return "pip install -e '.[browser]' brings playwright"
    if not STATIC.is_file():
        return "make web builds the page"
    return "" if _executable() else "no Chromium here"


def _executable() -> str:
    return next((found for name in BROWSERS if (found := shutil.which(name))), "")


class Served:
    """``ciotat serve`` in a process of its own, on a port that stays."""

    def __init__(self, root: Path, state: Path) -> None:
        self.root, self.state = root, state
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.process: subprocess.Popen[str] | None = None
        self.link = ""

    def start(self) -> str:
        """Start it; gives the owner's link."""
        environment = {**os.environ, "XDG_STATE_HOME": str(self.state), "CIOTAT_LANG": "en", "COLUMNS": "300"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ciotat", "serve", str(self.root), "--port", str(self.port)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment, start_new_session=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        for row in self.process.stdout:
            if "http://" in row:
                self.link = "http://" + row.split("http://")[1].strip()
                return self.link
        raise AssertionError("the studio did not open")

    def kill(self) -> None:
        """End it as a power cut would, desks and all."""
        if self.process:
            with suppress(ProcessLookupError):  # it ended by itself, and with it the last of its desks
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            if self.process.stdout:
                self.process.stdout.close()

    def end(self) -> int:
        """End it as Ctrl-C does."""
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(15)


@contextmanager
def browser(**how: Any) -> Iterator[Any]:
    """A page of a browser, with what went wrong in it noted in ``page.wrongs``."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        own = play.chromium.launch(
            executable_path=_executable(), args=["--no-sandbox", "--disable-gpu", "--mute-audio"]
        )
        context = own.new_context(**{"viewport": {"width": 1440, "height": 900}, "locale": "en-US", **how})
        page = context.new_page()
        page.wrongs = []
        page.on("pageerror", lambda wrong: page.wrongs.append(f"page: {wrong}"))
        page.on("console", lambda told: told.type == "error" and page.wrongs.append(f"console: {told.text}"))
        page.on(
            "response",
            lambda answer: (
                answer.status >= 400 and page.wrongs.append(f"{answer.status} {answer.request.method} {answer.url}")
            ),
        )
        try:
            yield page
        finally:
            own.close()


def until(true: Callable[[], Any], seconds: float = 15.0, what: str = "") -> Any:
    """What `true` gives when it gives something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := true():
            return found
        time.sleep(0.05)
    raise AssertionError(what or "it did not happen")

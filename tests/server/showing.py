"""A film that is published, without a renderer: what the screening room has to show in tests."""

from datetime import UTC, datetime
from pathlib import Path

from ciotat.cut.packing import packed
from ciotat.cut.press import press
from ciotat.work.film import Film
from ciotat.work.release.making import Wish, release
from ciotat.work.release.putting_up import put_up
from ciotat.work.store import Store
from tests.work.release.conftest import SCRIPTS, built

__all__ = ["NOW", "published"]

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def published(root: Path, name: str = "late", releases: int = 1, shown: int = 0) -> Film:
    """A film in a folder of its own, of which so many releases were made and went up, but for those after `shown`."""
    script = root / f"{name}.fountain"
    script.write_text(SCRIPTS["en"])
    Film.new(name, root, script=script)
    script.unlink()
    with Store(root / name / ".ciotat") as store:
        for number in range(1, releases + 1):
            film = built(root / name, store, tone=20 + 10 * number)
            wish = Wish(f"release {number}", sign=False)
            release(film, store, wish, press, lambda: NOW)
            if number <= (shown or releases):
                put_up(film.root, store, number, packed, f"it is number {number}", NOW)
    return film

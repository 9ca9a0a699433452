"""A clip from outside as a take of a shot: fitted to it, and kept for ever with its original."""

import shutil
import tempfile
from fractions import Fraction
from pathlib import Path

from ciotat.core.digest import digest
from ciotat.core.errors import StoreError
from ciotat.cut.conform import Fit, conformed, kind
from ciotat.direction.lines import lines_of
from ciotat.work.build.film import Build
from ciotat.work.build.vary import found
from ciotat.work.film import Film
from ciotat.work.kept import KeptTake, take_id
from ciotat.work.names import line
from ciotat.work.takes import Takes

__all__ = ["brought"]

BEGINNING = Fraction(0)


def brought(
    build: Build, film: Film, shot: str, clip: Path, *, fit: Fit = "letterbox", start: Fraction = BEGINNING,
    generated: bool = False, licence: str = "", by: str = "",
) -> KeptTake:  # fmt: skip
    """Bring `clip` in as a take of a shot. The same clip and wish give the same take. Raises FilmError for what is no
    clip or is damaged, StoreError where the disk refuses."""
    scene, own = found(build, shot)
    order, store = build.order, build.shelf.store
    frames = order.rate.frame(own.span.length)
    kind(clip)
    order.home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=order.home, prefix="bring-") as place:
        copy, movie, still = (Path(place) / name for name in ("clip", "take.mp4", "still.jpg"))
        try:
            shutil.copyfile(clip, copy)
        except OSError as refused:
            raise StoreError(f"cannot copy {clip}: {refused.strerror}", advice="check space and rights") from None
        made = conformed(
            copy, movie, order.size, order.rate, frames, fit=fit, start=start, poster=still, name=str(clip)
        )  # fmt: skip
        original, picture, poster = (store.blobs.take_in(file) for file in (copy, movie, still))
    recipe = digest([original, fit, str(start), frames, list(order.size), str(order.rate.fps)])
    take = KeptTake(
        take_id(shot, recipe), shot, line(clip.name, 100), "brought", recipe=recipe, picture=picture, poster=poster,
        original=original, frames=frames, rate=order.rate, size=order.size, lines=lines_of(scene, own),
        generated=generated, licence=line(licence), by=line(by), said=made.said,
        source={"file": line(clip.name), "fit": fit, "start": f"{float(start):g}"},
    )  # fmt: skip
    return Takes(film, store).add(take)

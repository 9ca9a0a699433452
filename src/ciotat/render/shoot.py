"""From a stage to a take: the recipe that names everything that shapes it, and the shooting itself."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from fractions import Fraction
from functools import cache, partial
from itertools import chain
from pathlib import Path

from ciotat.core.assets import asset_digest
from ciotat.core.digest import digest
from ciotat.core.errors import Stopped
from ciotat.core.program import program as sources
from ciotat.core.record import dump
from ciotat.core.time import Rate
from ciotat.render import card, clip
from ciotat.render.hands import shared
from ciotat.render.renderer import Picture, Renderer
from ciotat.render.twos import FEWEST, Ahead, order, twos
from ciotat.render.yuv import Planes
from ciotat.stage.build import build
from ciotat.stage.stage import Stage

__all__ = ["Stopped", "ingredients", "program", "recipe", "shoot", "still", "telling"]

PACKS = ("people.pack", "wolf.pack", "serif.ttf")


def ingredients(stage: Stage, renderer: Renderer, size: tuple[int, int], rate: Rate) -> dict[str, str]:
    """What shapes a take, each by its digest, under names a person understands."""
    return {
        "the cast": digest([dump(p.character) for p in stage.performers]),
        "the performance": digest([dump([p.moves, p.gazes, p.feelings, p.acting]) for p in stage.performers]),
        "the spoken words": digest([dump(p.mouth) for p in stage.performers]),
        "the place": digest(dump(stage.setting)),
        "the props": digest([dump(stage.props), [p.holds for p in stage.performers]]),
        "the camera": digest([dump(stage.camera), stage.handheld, stage.subject, list(stage.eyes)]),
        "the light": digest([dump(stage.lamps), stage.exposure, stage.warmth, stage.ambient]),
        "the length": digest([dump(stage.length), dump(stage.fade_in), dump(stage.fade_out), stage.card, stage.seed]),
        "the picture size": digest([list(size), dump(rate)]),
        "the renderer": digest([renderer.id, renderer.version]),
        "the program": program(),
    }


def recipe(parts: dict[str, str]) -> str:
    """The digest of the ingredients: the same recipe is never shot twice."""
    return digest(parts)


@cache
def program() -> str:
    """The digest of the sources and packs that turn a stage into pixels: no take outlives a change of either."""
    return digest([*(asset_digest(pack) for pack in PACKS), sources("core", "stage", "render")])


def pictures(
    stage: Stage, renderer: Renderer, size: tuple[int, int], rate: Rate, which: list[int],
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Picture]:  # fmt: skip
    """The pictures of a stage at frames `which`, counted from the shot's start. Raises Stopped where `stop` says so before
    anything is drawn."""
    times = [rate.time(frame) for frame in which]
    if stage.card:
        yield from card.frames(stage, size, times)
        return
    world = build(stage)
    if stop():
        raise Stopped
    yield from renderer.frames(world, size, times)


def still(
    stage: Stage, renderer: Renderer, size: tuple[int, int], rate: Rate, stop: Callable[[], bool] = lambda: False
) -> Picture:
    """The one picture that stands for a shot. Raises Stopped where `stop` says so before it is drawn."""
    return next(pictures(stage, renderer, size, rate, [telling(stage, rate)], stop))


def telling(stage: Stage, rate: Rate) -> int:
    """The frame that stands for a shot: a little after its middle, when it has arrived where it was going."""
    return rate.frame(stage.length * Fraction(11, 20))


def shoot(
    path: Path, stage: Stage, renderer: Renderer, size: tuple[int, int], rate: Rate,
    stop: Callable[[], bool] = lambda: False, see: Callable[[int, Picture], None] = lambda *_: None, hands: int = 1,
    ahead: Ahead | None = None,
) -> int:  # fmt: skip
    """Shoot a stage into the movie file `path`, whole or not at all; gives the number of frames. The bytes do not depend
    on how many `hands` (threads) draw it, or on whether somebody sees it `ahead`, on twos.

    `stop` is asked before every frame; when it says yes, Stopped is raised and nothing is left behind. `see` is shown
    every picture with its number.
    """
    count = rate.frame(stage.length)
    early = ahead if count >= FEWEST else None
    runs = order(count) if early else [range(count)]
    asked = partial(pictures, stage, renderer, size, rate)

    def running() -> Generator[Planes]:
        with shared(asked, runs, hands, stop) as drawn:
            for number, (picture, planes) in zip(chain(*runs), drawn, strict=True):
                if stop():
                    raise Stopped
                see(number, picture)
                yield planes

    with closing(running()) as planes:
        clip.write_planes(path, twos(planes, path.parent, size, rate, count, early) if early else planes, size, rate)
    return count

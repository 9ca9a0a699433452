"""What every test runs under: the same examples in every run, no verdict that depends on time, and two processes that end
together."""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("ciotat", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ciotat")

DRAWN = ("tests/stage/", "tests/sound/", "tests/work/build/", "tests/work/test_build.py", "tests/render/")
"""What compiles kernels: first, and in one process, so that each is compiled once, beside all else."""
WALKS = ("tests/server/test_studio.py", "tests/server/test_screening.py", "tests/server/test_axe.py")
"""What waits for a browser for long: it comes next, so that nobody is left alone with it."""
LAWS = ("tests/laws/", "tests/test_words.py", "tests/prompt/test_errors.py")
"""What reads every source: in one process, so that it is parsed once."""
LAST = ("tests/script/", "tests/core/")
"""Many short ones: they fill up whoever is done first."""


def _unflushed(handle: object) -> None:
    """The power does not fail while tests run, and what a killed program wrote is there: nobody waits for the disk."""


os.fsync = _unflushed


def _turn(name: str) -> int:
    """When a test is run: those of `DRAWN` in their order, walks, the rest, `LAST`."""
    for number, begin in enumerate((*DRAWN, *WALKS)):
        if name.startswith(begin):
            return number
    return len(DRAWN + WALKS) + name.startswith(LAST)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for group, begins in (("kernels", DRAWN), ("laws", LAWS)):
            if item.nodeid.startswith(begins):
                item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=lambda item: _turn(item.nodeid))

"""What draws with compiled kernels runs first and in one process, so that they are compiled once, beside all else."""

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    drawn = [item for item in items if "/render/" in item.path.as_posix()]
    for item in drawn:
        item.add_marker(pytest.mark.xdist_group("kernels"))
    items[:] = drawn + [item for item in items if item not in drawn]

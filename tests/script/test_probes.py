import pytest

from ciotat.script import read
from tests.script.odd import ODD
from tests.script.probes import BEYOND, SPEC, outline

PROBES = [
    pytest.param(*probe, id=f"{group}: {name}")
    for groups in (SPEC, BEYOND, ODD)
    for group, probes in groups.items()
    for name, probe in probes.items()
]


def test_number_of_probes() -> None:
    assert sum(map(len, SPEC.values())) == 58
    assert sum(map(len, BEYOND.values())) == 15


@pytest.mark.parametrize(("text", "expected"), PROBES)
def test_probe(text: str, expected: str) -> None:
    assert outline(read(text.encode(), "probe.fountain")) == expected

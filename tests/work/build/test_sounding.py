"""The sound of a film made from the strips that were kept is the sound of the film made anew, to the byte."""

from pathlib import Path

import pytest

from ciotat.work.build import Build, Shelf
from ciotat.work.build.sounding import sounding
from ciotat.work.store import Memory
from tests.flat import order

SHORT = """EXT. FIELD - DAY

Wind. A dog barks.

INT. ROOM - NIGHT

ANNA knocks. Nobody answers.

EXT. HILL - DAWN

A horse runs.
"""


@pytest.mark.slow
def test_strips_do_not_know_where_they_stand(tmp_path: Path) -> None:
    script, shelf = tmp_path / "my.fountain", Shelf(Memory())
    made: list[str] = []
    note = shelf.note
    shelf.note = lambda kind, *rest: made.append(kind) or note(kind, *rest)  # type: ignore[method-assign,func-returns-value]

    def heard(text: str, shelf: Shelf) -> str:
        script.write_text(text)
        build = Build(order(script, tmp_path / "out", silent=False, voices="silence"), shelf=shelf)
        return sounding(build.plan, build.rehearsal, tmp_path / "aside")["mix"]

    heard(SHORT, shelf)
    made.clear()
    longer = SHORT.replace("A dog barks.", "A dog barks. It barks again, and a crow calls over the river.")
    warm = heard(longer, shelf)
    assert made.count("strips") == 1
    assert warm == heard(longer, Shelf(Memory()))
    made.clear()
    assert heard(longer, shelf) == warm
    assert not made

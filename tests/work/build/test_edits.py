"""Whatever is edited, a film made from what was kept is the film made anew, to the byte; and an edit costs what it touches."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ciotat import make
from ciotat.core.record import dump
from ciotat.script import Draft, keep
from ciotat.work.build import Build, Shelf
from ciotat.work.store import Memory
from tests.flat import order
from tests.work.conftest import TINY

LONG = (
    TINY
    + """
INT. HALL - DAY

Anna sits by the window with a red cup. Nobody comes.

ANNA
(quietly)
Paul?

A dog barks far away.

EXT. FIELD - DAWN

A horse runs. Old Mr. Reed watches it go.

REED
There she goes.
"""
)
HEADS = ("INT. CELLAR - NIGHT", "EXT. RIVER - DAY", "INT. KITCHEN - DAY")
ACTIONS = ("Anna laughs.", "A stranger enters.", "Rain falls on the roof.", "Paul gives Anna the cup.", "A crowd runs.")
LINES = ("No.", "You never told me, did you?", "It is snowing, my love, and I am late again.")

Edit = tuple[str, int, int]
edits = st.lists(
    st.tuples(
        st.sampled_from(["word", "cut", "action", "line", "scene", "swap", "rename", "blank"]),
        st.integers(0, 60),
        st.integers(0, 9),
    ),
    min_size=1, max_size=3,
)  # fmt: skip


def edited(text: str, edit: Edit) -> str:
    """`text` after one edit."""
    what, at, which = edit
    if what == "rename":
        old, new = (("ANNA", "CLARA"), ("PAUL", "PAULINE"), ("REED", "MAYOR REED"))[which % 3]
        return text.replace(old, new).replace(old.title(), new.title())
    blocks = text.strip("\n").split("\n\n")
    k = at % len(blocks)
    heads = [i for i, block in enumerate(blocks) if block.startswith(("INT.", "EXT."))]
    if what == "word":
        blocks[k] = blocks[k] if k in heads else f"{blocks[k]} Again."
    elif what == "cut" and k not in heads:
        del blocks[k]
    elif what == "action":
        blocks.insert(k + 1, ACTIONS[which % len(ACTIONS)])
    elif what == "line":
        blocks.insert(k + 1, f"{('ANNA', 'PAUL', 'THE DOCTOR')[which % 3]}\n{LINES[which % len(LINES)]}")
    elif what == "scene":
        blocks[k:k] = [HEADS[which % len(HEADS)], ACTIONS[which % len(ACTIONS)]]
    elif what == "swap" and len(heads) > 1:
        a, b = heads[0], heads[1]
        blocks = [*blocks[b:], *blocks[a:b]]
    elif what == "blank":
        blocks.insert(k, "[[a note to myself]]")
    return "\n\n".join(blocks) + "\n"


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    """What all examples together have made."""
    return Shelf(Memory())


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits)
def test_a_film_made_from_what_was_kept_is_the_film_made_anew(
    tmp_path_factory: pytest.TempPathFactory, shelf: Shelf, many: list[Edit]
) -> None:
    folder = tmp_path_factory.mktemp("edit")
    script, out = folder / "my.fountain", folder / "out"
    script.write_text(LONG)
    Build(order(script, out), shelf=shelf).keep_ids()
    text = LONG
    for edit in many:
        text = edited(text, edit)
        script.write_text(text)
        warm = Build(order(script, out), shelf=shelf)
        cold = Build(order(script, out), shelf=Shelf(Memory()))
        assert warm.plan == cold.plan
        assert dump(warm.plan) == dump(cold.plan)
        recipes = [{job.shot.id: job.recipe for job in build.jobs()} for build in (warm, cold)]
        assert recipes[0] == recipes[1]
        warm.keep_ids()


def test_scene_by_scene_is_the_whole_at_once(tmp_path: Path) -> None:
    script = tmp_path / "my.fountain"
    script.write_text(LONG)
    build = Build(order(script, tmp_path / "out"))
    read = keep(Draft(), make.screenplay(script.read_bytes(), script.name))
    plan, spoken = make.rehearsed(make.directed(read, build.order.style, build.order.rate), "silence")
    assert build.plan == plan
    lips = {beat: said.phones for beat, said in spoken.items()}
    assert {b: tuple(p) for s in build.rehearsal.scenes for b, p in build.rehearsal.lips(s).items()} == lips


def test_the_movie_is_the_same_to_the_byte(tmp_path: Path) -> None:
    script = tmp_path / "my.fountain"
    script.write_text(LONG)
    Build(order(script, tmp_path / "warm")).film()
    ids = (tmp_path / "warm" / ".ciotat" / "script.ids").read_bytes()
    script.write_text(edited(edited(LONG, ("word", 3, 0)), ("scene", 11, 1)))
    warm = Build(order(script, tmp_path / "warm"))
    movie = warm.film()
    (tmp_path / "cold" / ".ciotat").mkdir(parents=True)
    (tmp_path / "cold" / ".ciotat" / "script.ids").write_bytes(ids)
    anew = Build(order(script, tmp_path / "cold")).film()
    assert 0 < len(warm.causes) < warm.shots
    for name in ("film.mp4", "film.srt", "film.otio", "plan.json"):
        assert (movie.parent / name).read_bytes() == (anew.parent / name).read_bytes(), name


@pytest.mark.parametrize(
    ("edit", "most"), [(("word", 2, 0), 1), (("blank", 4, 0), 1), (("scene", 6, 0), 2), (("swap", 0, 0), 4)]
)
def test_an_edit_costs_what_it_touches(edit: Edit, most: int, tmp_path: Path) -> None:
    """`most` scenes are planned again; where scenes are moved, also those that begin and end the film."""
    script, shelf = tmp_path / "my.fountain", Shelf(Memory())
    script.write_text(LONG)
    first = Build(order(script, tmp_path / "out"), shelf=shelf)
    first.jobs()
    first.keep_ids()
    script.write_text(edited(LONG, edit))
    made: list[str] = []
    note = shelf.note
    shelf.note = lambda kind, *rest: made.append(kind) or note(kind, *rest)  # type: ignore[method-assign]
    Build(order(script, tmp_path / "out"), shelf=shelf).jobs()
    assert made.count("plan") <= most
    assert made.count("scene") <= made.count("plan")
    assert made.count("shots") <= (0 if edit[0] == "blank" else made.count("scene"))


def test_the_same_output_makes_nothing_below_it(tmp_path: Path) -> None:
    """A note moves lines and changes no picture: the scene is planned again, and nothing is dressed."""
    script, shelf = tmp_path / "my.fountain", Shelf(Memory())
    script.write_text(TINY)
    Build(order(script, tmp_path / "out"), shelf=shelf).jobs()
    script.write_text(TINY.replace("You are late.", "You are late.\n\n[[is she angry?]]"))
    made: list[str] = []
    note = shelf.note
    shelf.note = lambda kind, *rest: made.append(kind) or note(kind, *rest)  # type: ignore[method-assign]
    Build(order(script, tmp_path / "out"), shelf=shelf).jobs()
    assert made == ["plan", "scene"]

"""Who wakes lay in a bed; who is on the telephone has one at the ear until it is put down."""

from ciotat.core.time import Rate
from ciotat.direction import named, plan
from ciotat.script import read


def scene(text: str):
    return plan(read(text.encode()), named("classical"), Rate(24)).scenes[0]


def test_who_wakes_lay_in_bed_and_sits_up() -> None:
    made = scene("INT. BEDROOM - NIGHT\n\nROSA (30s) wakes with a start and sits up.\n\nROSA\nWho is it?\n")
    moves = [m for m in made.moves if m.who == "ROSA"]
    assert moves[0].verb == "lie"
    assert moves[-1].verb == "sit"
    assert sum("bed" in prop.name for prop in made.props) == 1


def test_a_telephone_is_at_the_ear_until_it_is_put_down() -> None:
    made = scene(
        "INT. KITCHEN - NIGHT\n\nROSA (30s) is on the phone.\n\nROSA\nI know.\n\nShe hangs up.\n\nROSA\nMen.\n"
    )
    assert [p.holder for p in made.props if p.name == "phone"] == ["ROSA"]
    said = [m for m in made.moves if m.who == "ROSA" and m.verb == "talk"]
    assert "phoning" in said[0].manner
    assert "phoning" not in said[-1].manner

"""A page of handwriting: words with gaps, inside the margins, the same every time, and not the same for everyone."""

import numpy as np

from ciotat.core.chance import chance
from ciotat.stage.props.handwriting import handwriting


def test_a_page_is_written_in_lines_inside_its_margins() -> None:
    page = handwriting(chance("hand", "a"), 12)
    assert page.min() == 0.0
    assert page.max() <= 1.0
    assert 0.03 < page.mean() < 0.15
    assert not page[:, :24].any()
    assert not page[:, -10:].any()
    inked = page.sum(1) > 0.25 * page.sum(1).max()
    assert 9 <= int((inked[1:] & ~inked[:-1]).sum()) <= 14


def test_everybody_has_a_hand_of_their_own() -> None:
    first, again, other = (handwriting(chance("hand", who), 12) for who in ("a", "a", "b"))
    assert (first == again).all()
    assert np.abs(first - other).mean() > 0.02

"""A car that drives away is seen to go."""

from ciotat.core.time import Rate
from ciotat.direction import named, plan
from ciotat.stage.dress import dress
from tests.direction.scripts import screenplay

LEAVING = """
# EXT. CITY STREET - DAY
A car comes down the street.
ANNA waits.
The car drives away.
"""


def test_the_camera_looks_to_where_a_car_drives_away() -> None:
    film = plan(screenplay(LEAVING), named("classical"), Rate.of(24))
    scene = film.scenes[0]
    goes = next(move for move in scene.moves if move.verb == "depart")
    shot = next(s for s in scene.shots if s.span.overlaps(goes.span) and s.camera == "pan")
    assert all(key.target[0] > key.position[0] for key in dress(film, scene, shot, {}).camera)

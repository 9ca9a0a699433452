from ciotat.core.time import Rate
from ciotat.direction import named, plan
from ciotat.server.desk.reading import reading
from tests.direction.scripts import screenplay

SCRIPT = """INT. KITCHEN - NIGHT

ANNA
You said you would come back before the rain, and then before the snow, and then you only wrote. I kept the lamp lit.

PAUL
I know.
"""


def test_every_spoken_word_is_read_in_order() -> None:
    for scene in plan(screenplay(SCRIPT), named("classical"), Rate.of(24)).scenes:
        read = [page["text"].replace("\n", " ") for shot in scene.shots for page in reading(scene, shot)]
        spoken = " ".join(beat.text for beat in scene.beats if beat.type == "line")
        assert " ".join(dict.fromkeys(read)).split() == spoken.split()


def test_nothing_is_read_outside_its_shot() -> None:
    film = plan(screenplay(SCRIPT), named("classical"), Rate.of(24))
    for scene in film.scenes:
        for shot in scene.shots:
            for page in reading(scene, shot):
                assert page["at"] >= 0
                assert page["at"] + page["seconds"] <= float(shot.span.length) + 0.002
                assert page["text"].count("\n") <= 1

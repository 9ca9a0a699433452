"""The sound of a film made from the strips that were kept is the sound of the film made anew, to the byte."""

from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

import ciotat.work.build.sounding as sounds
from ciotat.direction.plan import ScenePlan
from ciotat.sound import RATE
from ciotat.sound.dialogue import sample
from ciotat.work.build import Build, Shelf
from ciotat.work.build.sounding import sounding, tracks
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


@pytest.fixture
def hums(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Scenes that only hum, as loud as they are; gives what is encoded."""

    def draw(scene: ScenePlan, *rest: object) -> dict[str, Path]:
        path = next(folder for folder in rest if isinstance(folder, Path)) / "ambience.strip"
        t = np.arange(sample(scene.length) + 2 * RATE)[:, None] / RATE
        (0.05 * np.sin((int(scene.id[:4], 16) % 900 + 100) * t) * [1, 1]).astype("<f2").tofile(path)
        return {"ambience": path}

    encoded: list[bytes] = []
    encode = sounds.heard.encode_piece
    monkeypatch.setattr(sounds, "draw", draw)
    monkeypatch.setattr(sounds, "whole_gain", lambda *_: 6.0)
    monkeypatch.setattr(sounds.heard, "encode_piece", lambda *all: encoded.append(encode(*all)) or encoded[-1])
    return encoded


def scripts() -> tuple[str, str]:
    """A script of six scenes, and the same with one line longer."""
    text = "\n".join(f"EXT. FIELD {k} - DAY\n\nAnna walks over field {k}. The wind is cold.\n" for k in range(6))
    return text, text.replace("over field 2.", "over field 2, and then further on to the river where nobody is.")


def planned(text: str, folder: Path, shelf: Shelf) -> Build:
    (folder / "my.fountain").write_text(text)
    return Build(order(folder / "my.fountain", folder / "out", silent=False, voices="silence"), shelf=shelf)


@pytest.mark.slow
def test_only_pieces_near_an_edit_are_encoded_again(tmp_path: Path, hums: list[bytes]) -> None:
    shelf, counts = Shelf(Memory()), []
    for text in scripts():
        hums.clear()
        build = planned(text, tmp_path, shelf)
        sounding(build.plan, build.rehearsal, tmp_path / "aside")
        counts.append(len(hums))
    assert 0 < counts[1] <= counts[0] * 2 // 3


@pytest.mark.slow
def test_tracks_play_scene_by_scene(tmp_path: Path, hums: list[bytes]) -> None:
    shelf, found = Shelf(Memory()), []
    for text in scripts():
        build = planned(text, tmp_path, shelf)
        found.append(tracks(build.plan, build.rehearsal, tmp_path / "aside"))
        assert sum(track.seconds for track in found[-1]) == pytest.approx(float(build.plan.length), abs=1e-4)
        assert all(one.at + one.seconds == pytest.approx(two.at) for one, two in pairwise(found[-1]))
        with av.open(str(shelf.store.blobs.file(found[-1][3].sound))) as source:
            samples = sum(frame.samples for frame in source.decode(audio=0))
        assert samples / RATE == pytest.approx(found[-1][3].seconds, abs=2048 / RATE)
    before, after = found
    assert len(before) == len(after) == 6
    assert before[0] == after[0]
    assert before[2].sound != after[2].sound
    assert sum(one.sound == two.sound for one, two in zip(before, after, strict=True)) >= 2

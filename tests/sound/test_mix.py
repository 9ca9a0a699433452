from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from ciotat.sound import RATE, loaded, record, speak
from ciotat.sound.automation import automation_of
from ciotat.sound.cues import Cue, cues, floor_of
from ciotat.sound.loudness import Meter, loudness, true_peak
from ciotat.sound.spotting import _draw
from ciotat.sound.tape import heard
from tests.sound import film as small


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    plan = small.film()
    spoken = speak(plan)
    files = record(plan, spoken, tmp_path_factory.mktemp("sound"))
    return plan, spoken, files, loaded(files)


def short(*beats, length=1, moves=(), **look):
    scene = small.forest()
    return small.film(
        replace(scene, beats=beats, moves=moves, length=Fraction(length), setting=replace(scene.setting, **look))
    )


def test_words_and_moves_become_cues():
    people = {who.id: who for who in small.film().characters}
    one, two = cues(small.station(), people), cues(small.forest(), people)
    assert {"train arrive", "whistle", "step stone"} == {cue.name for cue in one}
    assert [cue.name for cue in two].count("howl") == 1
    assert {"howl", "snarl", "step snow"} == {cue.name for cue in two}
    assert [cue.start for cue in two] == sorted(cue.start for cue in two)


def test_steps_follow_the_way_from_its_first_moment():
    people = {who.id: who for who in small.film().characters}
    walk = small.move("ANNA", "walk", 3, 2, (-1.44, 0.0, 0.0), (1.44, 0.0, 0.0))
    steps = cues(short(moves=(walk,), length=9).scenes[0], people)
    assert [cue.start for cue in steps] == pytest.approx([3, 3.5, 4, 4.5], abs=0.02)
    run = replace(walk, verb="run", start=(-2.9, 0.0, 0.0), end=(2.9, 0.0, 0.0))
    assert len(cues(short(moves=(run,), length=9).scenes[0], people)) == 5


def test_doors_hearts_and_crowds_are_heard():
    people = {"ANNA": replace(small.ANNA, crowd=True)}
    enter = small.beat("e", "action", "ANNA", "Anna.", "enter", 1, 2)
    plan = short(enter, length=4, inside=True, kind="room")
    assert [cue.name for cue in cues(plan.scenes[0], people)] == ["door"]
    assert not cues(short(enter, length=4).scenes[0], people)
    flight = short(moves=(small.move("ANNA", "run", 0, 2, (0.0, 0.0, 0.0), (5.0, 0.0, 0.0)),), length=4)
    assert "cries" in {cue.name for cue in cues(flight.scenes[0], people)}
    scene = replace(
        short(replace(enter, emotion=small.FEAR)).scenes[0], shots=(small.shot("s", "CU", ("ANNA",), 0, 4),)
    )
    assert [cue.name for cue in cues(scene, people)] == ["heart"]


def test_snow_lies_outside_only():
    setting = small.forest().setting
    assert floor_of(setting) == "snow"
    assert floor_of(replace(setting, inside=True, kind="room")) == "wood"


def test_faders_make_way():
    plan = small.film()
    spoken = speak(plan, "silence")
    spoken = {id: replace(line, sound=line.sound + np.float32(0.1)) for id, line in spoken.items()}
    gains = automation_of(plan, spoken).gains(0, 29 * RATE)
    assert gains["music"][5 * RATE] == pytest.approx(10 ** (-9 / 20), abs=1e-3)
    assert gains["music"][18 * RATE] == 0
    assert gains["ambience"][18 * RATE] == 1
    assert gains["music"][11 * RATE] == 1


@pytest.mark.slow
def test_the_mix_is_the_sum_of_its_stems_at_its_loudness(whole):
    plan, _, files, stems = whole
    mix = heard(files.mix)
    assert len(mix) == files.samples == round(plan.length * RATE)
    assert np.abs(mix - stems.mix).max() < 2**-22
    assert loudness(mix) == pytest.approx(-16.0, abs=0.3)
    assert 20 * np.log10(true_peak(mix)) <= -1.5
    assert files.loudness == pytest.approx(loudness(mix), abs=0.01)


@pytest.mark.slow
def test_a_written_silence_has_air_and_no_music(whole):
    stems = whole[3]
    quiet = slice(round(17.2 * RATE), round(19.9 * RATE))
    assert not stems.music[quiet].any()
    assert stems.ambience[quiet].any()
    assert stems.music.any()


@pytest.mark.slow
def test_words_stand_above_the_rest(whole):
    _, spoken, _, stems = whole
    for id, start in (("a3", 12), ("a5", 20), ("a6", 25), ("b5", 29 + 17)):
        part = slice(start * RATE, start * RATE + len(spoken[id].sound))
        rest = stems.music[part] + stems.ambience[part] + stems.effects[part]
        assert loudness(stems.dialogue[part]) > loudness(rest) + 8


@pytest.mark.slow
def test_the_film_ends_quietly_and_has_no_clicks(whole):
    stems = whole[3]
    assert np.abs(stems.mix[-48:]).max() < 0.01
    assert np.abs(np.diff(stems.music, axis=0)).max() < 0.15
    assert np.abs(np.diff(stems.ambience, axis=0)).max() < 0.25
    for name in ("dialogue", "effects", "ambience", "music"):
        assert np.abs(getattr(stems, name).mean()) < 2e-3


@pytest.mark.slow
def test_music_follows_feeling(whole):
    meter = Meter()
    meter.add(whole[3].music)
    level = meter.short_term
    assert level[290 + 20 : 290 + 50].max() > level[10:100].mean()


def test_a_film_without_a_word_and_a_film_of_silence(tmp_path):
    for plan in (
        short(),
        short(small.beat("s", "silence", "", "", "", 0, 1)),
        short(inside=True, kind="room"),
    ):
        files = record(plan, {}, tmp_path / "a")
        assert files.samples == round(plan.length * RATE)
        assert not loaded(files).dialogue.any()
        assert np.isfinite(files.loudness)
        assert files.peak <= -1.5


def test_the_same_film_has_the_same_bytes(tmp_path):
    plan = short(small.beat("k", "sound", "", "A knock.", "", 0, 1), inside=True, kind="room")
    first, second = (record(plan, {}, tmp_path / name) for name in "ab")
    assert first.mix.read_bytes() == second.mix.read_bytes()
    assert first.music.read_bytes() == second.music.read_bytes()
    assert loaded(first).effects.any()


def test_a_film_of_nothing(tmp_path):
    files = record(replace(small.film(), scenes=()), {}, tmp_path)
    assert files.samples == 0
    assert len(heard(files.mix)) == 0


def test_a_crow_that_does_not_call_is_no_explosion():
    cue = Cue(
        name="crow", start=6.25, length=1.75, side=0.0, distance=5.0, identity=("08f1e73045", "bb71770cae", "crow")
    )
    assert np.abs(_draw(cue)).max() < 1

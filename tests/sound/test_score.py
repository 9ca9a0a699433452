from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.sound.reverb import place_of
from ciotat.sound.score.composer import compose, rests
from ciotat.sound.score.harmony import MODES, Key, bass_of, chords, key_of, voiced
from ciotat.sound.score.instruments import INSTRUMENTS, play
from ciotat.sound.score.motif import motif_of
from tests.sound import film as small

FEELING = st.floats(-1, 1)


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=8), st.text(max_size=4), FEELING, FEELING, st.integers(1, 40))
def test_voices_lead_smoothly_and_sound_the_chord(title, scene, valence, arousal, count):
    key, voices = key_of(title, scene, valence, arousal), ()
    for root in chords(key, count, True, scene):
        before, voices = voices, voiced(key, root, voices)
        assert {v % 12 for v in voices} == {key.pitch(root + part) % 12 for part in (0, 2, 4)}
        assert bass_of(key, root) < 48 < min(voices)
        if before:
            assert sum(abs(a - b) for a, b in zip(before, voices, strict=True)) <= 16
    assert root == 0


def test_joy_is_bright_and_fear_is_dark():
    assert key_of("t", "s", 0.8, 0.6).mode == "lydian"
    assert key_of("t", "s", -0.8, -0.2).mode == "aeolian"
    assert key_of("t", "s", -0.8, 0.8).mode == "phrygian"
    assert [Key(48, "dorian").pitch(step) for step in range(7)] == [48 + s for s in MODES["dorian"]]


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=10))
def test_every_title_has_a_tune_of_two_bars(title):
    motif = motif_of(title)
    assert sum(motif.beats) == 8
    assert len(motif.degrees) == len(motif.beats)
    assert motif == motif_of(title)


def test_no_note_begins_or_is_held_in_a_written_silence():
    notes = compose(small.film())
    ((start, end),) = rests(small.station())
    assert notes
    assert not any(start - 0.25 <= note.start < end for note in notes)
    assert not any(note.start < start - 0.25 and note.start + note.length > start + 0.02 for note in notes)


def test_fear_is_busier_than_sorrow():
    scene = small.forest()
    afraid = compose(small.film(replace(scene, beats=(), mood=small.FEAR)))
    sad = compose(small.film(replace(scene, beats=(), mood=small.SAD)))
    assert len(afraid) > 2 * len(sad) > 0


def test_the_film_closes_on_its_tonic():
    plan = small.film(replace(small.station(), beats=(), mood=small.JOY))
    last = [note for note in compose(plan) if note.start > float(plan.length) - 4 and note.instrument == "strings"]
    key = key_of(plan.title, "one", 0.7, 0.5)
    assert min(note.pitch for note in last) % 12 == key.tonic % 12


def test_instruments_begin_and_end_softly():
    for name in INSTRUMENTS:
        sound = play(name, 52, 1.0, 0.5)
        peak = np.abs(sound).max()
        assert sound.dtype == np.float32
        assert 0 < peak < 1
        assert np.abs(sound[0]).max() < 0.05 * peak
        assert np.abs(sound[-1]).max() < 0.02 * peak
        assert np.abs(play(name, 52, 1.0, 0.9)).max() > peak


def test_places_sound_their_size():
    setting = small.station().setting
    assert place_of(setting) == "street"
    assert place_of(replace(setting, inside=True, kind="room", name="OLD CHURCH")) == "large"
    assert place_of(replace(setting, inside=True, kind="room", name="卧室")) == "small"

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.core.errors import BackendMissing, CiotatError
from ciotat.sound import RATE, speak
from ciotat.sound.backends.espeak import Espeak
from ciotat.sound.lipsync import mouth, shapes
from ciotat.sound.prosody import Delivery, delivery_of
from ciotat.sound.reading import aloud, runs
from ciotat.sound.voice import voice_of, voices_of
from tests.sound import film as small

VISEMES = {"sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "I", "O", "U"}


@pytest.mark.parametrize("voice", ["silence", "espeak"])
def test_every_line_is_spoken_with_its_mouth(voice):
    spoken = speak(small.film(), voice)
    assert set(spoken) == {"a2", "a3", "a5", "a6", "b2", "b3", "b5"}
    for line in spoken.values():
        assert line.length == Fraction(len(line.sound), RATE) > Fraction(1, 10)
        assert line.sound.dtype == np.float32
        assert {phone.viseme for phone in line.phones} <= VISEMES
        assert all(a.start < b.start for a, b in pairwise(line.phones))
        assert line.phones[-1].viseme == "sil"
        assert line.phones[-1].start <= line.length
        assert len(line.phones) > 2


@pytest.mark.slow
def test_a_line_has_the_same_bytes_whatever_is_said_around_it():
    both, one = speak(small.film()), speak(small.film(small.forest()))
    again = speak(small.film())
    for id, line in one.items():
        assert (line.sound == both[id].sound).all()
    for id, line in again.items():
        assert (line.sound == both[id].sound).all()
        assert line.phones == both[id].phones


def _pitch(sound):
    """The median fundamental, in Hz, by autocorrelation."""
    found = []
    for at in range(0, len(sound) - 2400, 960):
        part = sound[at : at + 2400] * np.hanning(2400)
        if np.mean(part**2) < 1e-4:
            continue
        line = np.fft.irfft(np.abs(np.fft.rfft(part, 8192)) ** 2)[:2400]
        lag = RATE // 450 + int(np.argmax(line[RATE // 450 : RATE // 60]))
        if line[lag] > 0.4 * line[0]:
            found.append(RATE / lag)
    return float(np.median(found))


def test_characters_sound_like_who_they_are():
    people = (small.ANNA, small.TOM, small.LI, small.XIAO)
    lines = tuple(small.line(who.id, who.id, "We meet where we began, my friend.", 0, 3) for who in people)
    scene = small.station()
    spoken = speak(small.film(type(scene)(**{**_fields(scene), "beats": lines})))
    anna, tom, li, child = (_pitch(spoken[who.id].sound) for who in people)
    assert child > anna > max(tom, li) + 30
    assert voice_of(small.TOM).pace < voice_of(small.LI).pace
    assert voice_of(small.TOM).roughness > voice_of(small.XIAO).roughness - 1


def _fields(scene):
    return {name: getattr(scene, name) for name in scene.__dataclass_fields__ if name != "unknown"}


def test_feeling_changes_delivery():
    plain = delivery_of(small.line("1", "ANNA", "Go.", 0, 1))
    sad = delivery_of(small.line("1", "ANNA", "Go.", 0, 1, small.SAD))
    joy = delivery_of(small.line("1", "ANNA", "Go.", 0, 1, small.JOY))
    whisper = delivery_of(small.line("1", "ANNA", "Go.", 0, 1, parenthetical="低声"))
    shout = delivery_of(small.line("1", "ANNA", "Go.", 0, 1, parenthetical="shouting"))
    assert sad.pace < plain.pace < joy.pace
    assert sad.pitch < plain.pitch < joy.pitch
    assert whisper.manner == "whisper"
    assert whisper.level < plain.level < shout.level


def test_numbers_are_read_aloud_in_chinese_only():
    assert aloud("2024年10月", "zh") == "二零二四年十月"
    assert aloud("13800138000", "zh") == "幺三八零零幺三八零零零"
    assert aloud("3.5元，1005只，20000人", "zh") == "三点五元，一千零五只，二万人"
    assert aloud("2:05", "zh") == "两点零五分"
    assert aloud("In 2024", "en") == "In 2024"


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10**10))
def test_any_number_can_be_read(number):
    assert not any(letter.isdigit() and letter.isascii() for letter in aloud(f"有{number}吗", "zh"))


@settings(deadline=None, max_examples=40)
@given(st.text(st.sampled_from("ab 你好，1."), max_size=20), st.sampled_from(["en", "zh"]))
def test_runs_lose_no_letter(text, language):
    assert "".join(words for words, _ in runs(text, language)) == text


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(["ˈaɪ", "p", "", "tɕh", "ʃ", "?", "əl"]), max_size=12))
def test_shapes_begin_in_order_and_end_closed(ipa):
    track = shapes([(Fraction(at, 10), sound) for at, sound in enumerate(ipa)], Fraction(2))
    assert all(a.start < b.start and a.viseme != b.viseme for a, b in pairwise(track))
    assert track[-1].viseme == "sil"


def test_a_diphthong_moves():
    assert [shape for shape, _ in mouth("ˈaʊ")] == ["aa", "U"]


def test_a_dead_worker_is_started_once_more_and_leaves_nothing(monkeypatch, tmp_path):
    voice, engine = voice_of(small.ANNA), Espeak()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    first = engine.say("Hello", "en", voice, Delivery(), 1)
    engine._worker.kill()
    second = engine.say("Hello", "en", voice, Delivery(), 1)
    engine._worker.kill()
    assert len(list(tmp_path.iterdir())) == 1
    engine.close()
    assert (first.sound == second.sound).all()
    assert not list(tmp_path.iterdir())


def test_a_worker_that_keeps_dying_is_reported(monkeypatch, tmp_path):
    broken = tmp_path / "worker.py"
    broken.write_text("raise SystemExit(3)")
    monkeypatch.setattr("ciotat.sound.backends.espeak._WORKER", broken)
    with pytest.raises(BackendMissing, match="stopped twice"):
        speak(small.film())


def test_unknown_engine_and_language_are_named():
    with pytest.raises(CiotatError, match="'parrot'"):
        speak(small.film(), "parrot")
    engine = Espeak()
    with pytest.raises(CiotatError, match="'xx'"):
        engine.say("Hello", "xx", voice_of(small.ANNA), Delivery(), 1)
    engine.close()


def test_a_line_without_a_word_is_a_breath():
    scene = small.station()
    lines = (small.line("d", "ANNA", "……", 0, 1), small.line("m", "李明", "他说 hello，走了。", 1, 2, language="zh"))
    spoken = speak(small.film(type(scene)(**{**_fields(scene), "beats": lines})))
    assert spoken["d"].length == Fraction(6, 10)
    assert not spoken["d"].sound.any()
    assert spoken["m"].sound.any()


def _cast(names, sex="male"):
    return [replace(small.LI, id=name, sex=sex) for name in names]


@settings(deadline=None, max_examples=40)
@given(st.sets(st.text(min_size=1, max_size=6), min_size=1, max_size=5), st.sampled_from(["female", "male"]))
def test_neighbours_in_a_cast_sound_apart(names, sex):
    voices = voices_of(_cast(names, sex))
    assert voices == voices_of(_cast(sorted(names, reverse=True), sex))
    middles = sorted(voice.middle("zh") for voice in voices.values())
    assert all(b >= 1.12 * a for a, b in pairwise(middles)) or len(names) > 3
    first = min(names)
    assert voices[first] == voice_of(_cast([first], sex)[0])


def test_a_newcomer_leaves_earlier_voices_alone():
    names = ["ANNA", "BEN", "CARL", "DORA"]
    before, after = voices_of(_cast(names)), voices_of(_cast([*names, "EVE"]))
    assert all(after[name] == before[name] for name in names)

"""A release: frozen, the same bytes for ever, from blobs alone; labelled where the law asks; refused where it is damaged."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from ciotat.core.digest import digest
from ciotat.core.errors import CiotatError, FilmError, RecordError, StoreError
from ciotat.cut.press import press
from ciotat.work.film import Film
from ciotat.work.kept import KeptTake, take_id
from ciotat.work.release import Releases, wanted
from ciotat.work.release.labels import AIGC
from ciotat.work.release.making import Done, Wish, release
from ciotat.work.release.record import Licence
from ciotat.work.sources import sources
from ciotat.work.store import Memory, Store
from ciotat.work.takes import Takes
from tests.work.release.conftest import SIZE, built

Freeze = Callable[..., Done]


def test_a_release_holds_all_that_made_the_film(film: Film, store: Memory, freeze: Freeze) -> None:
    done = freeze(note="for the festival", saved="3f9a")
    made, cut = done.release, json.loads((film.root / "cut.json").read_text())
    assert done.fresh
    assert (made.number, made.note, made.saved, made.title) == (1, "for the festival", "3f9a", "The Late Train")
    assert [shot.picture for shot in made.shots] == [shot["picture"] for shot in cut["shots"]]
    assert [shot.start for shot in made.shots] == list(np.cumsum([0, *(s["frames"] for s in cut["shots"])])[:-1])
    assert store.blobs.get(made.cut) == (film.root / "cut.json").read_bytes()
    assert {"ciotat", "renderer", "people.pack", "wolf.pack", "serif.ttf"} <= set(made.versions)
    assert {credit.did for credit in made.credits} >= {"voices", "made with"}
    assert {licence.terms for licence in made.licences} == {"CC0-1.0", "Apache-2.0", "OFL-1.1"}
    assert len(made.intended) == -(-made.length // 1)
    assert all(-1 <= v <= 1 and -1 <= a <= 1 for v, a in made.intended)
    assert len(set(made.intended)) > 1
    assert b"You are late." in (store.blobs.get(made.words["en"]) or b"")
    assert Releases(film.root, store).get(1) == made
    lines = (film.root / "releases/1.json").read_text().splitlines()
    assert sum('"record":"released-shot.1"' in line for line in lines) == len(made.shots), "one shot a line"


def test_everything_it_needs_is_kept(film: Film, store: Memory, freeze: Freeze) -> None:
    made = freeze(sign=True).release
    kept = store.kept()
    needed = wanted(film.root, store)
    assert needed.keys() >= {digest for digest, _ in made.blobs()}
    assert all("release 1" in kept[digest] for digest in needed)


def test_without_change_nothing_new_is_released(film: Film, store: Memory, freeze: Freeze) -> None:
    first = freeze()
    again = freeze(note="another note", saved="77")
    assert (again.fresh, again.release) == (False, first.release)
    built(film.root, store, tone=60)
    changed = freeze()
    assert (changed.fresh, changed.release.number) == (True, 2)
    built(film.root, store)
    assert freeze().release.number == 3, "an older film, released anew, has a number of its own"


def test_numbers_are_never_used_again(film: Film, store: Memory, freeze: Freeze) -> None:
    freeze()
    (film.root / "releases/1.json").unlink()
    assert freeze().release.number == 2


def test_of_two_at_once_each_has_its_number(film: Film, store: Memory, freeze: Freeze) -> None:
    made = freeze().release
    shelf = Releases(film.root, store)
    (film.root / "releases/2.json").write_text("{}")
    assert [shelf.add(made).number, shelf.add(made).number] == [3, 4]


@pytest.mark.parametrize("label", [False, True])
def test_the_same_film_gives_the_same_movie(
    tmp_path: Path, film: Film, store: Memory, stores: Callable[[], Memory], freeze: Freeze, label: bool
) -> None:
    first = freeze(label=label).release
    (film.root / "releases/1.json").rename(tmp_path / "1.json")
    other = stores()
    twin = release(built(film.root, other, warm=False), other, Wish(label=label, sign=False), press).release
    assert twin.movie == first.movie
    assert (film.root / "releases/1.json").read_bytes() == (tmp_path / "1.json").read_bytes()
    Releases(film.root, store).export(1, tmp_path / "a.mp4")
    Releases(film.root, other).export(1, tmp_path / "b.mp4")
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


def test_the_movie_plays_with_sound_and_words(tmp_path: Path, film: Film, store: Memory, freeze: Freeze) -> None:
    made = freeze().release
    Releases(film.root, store).export(1, tmp_path / "film.mp4")
    with av.open(str(tmp_path / "film.mp4")) as movie:
        assert len(list(movie.decode(video=0))) == made.frames
        assert (len(movie.streams.audio), len(movie.streams.subtitles)) == (1, 1)
        assert movie.metadata["title"] == "The Late Train"
        assert "no generative model" in movie.metadata["comment"]
        assert "AIGC" not in movie.metadata


BARE = """
import sys
from importlib.abc import MetaPathFinder
FORBIDDEN = {"av", "numba", "PIL", "c2pa", "shapely", "reportlab"}
class Never(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        rooms = name.split(".")[:2]
        if rooms[0] in FORBIDDEN or rooms in [["ciotat", r] for r in "stage render cut sound direction script make".split()]:
            raise ImportError("not needed: " + name)
sys.meta_path.insert(0, Never())
from pathlib import Path
from ciotat.work.release import Releases
from ciotat.work.store import Store
root = Path(sys.argv[1])
Releases(root, Store(root / ".ciotat")).export(1, Path(sys.argv[2]))
"""


def test_nothing_of_the_renderer_is_needed_to_make_it_again(tmp_path: Path, film: Film) -> None:
    store = Store(film.hidden)
    made = release(built(film.root, store), store, Wish(label=True, sign=False), press).release
    store.close()
    for name in ("cut.json", "late.fountain", "film.toml"):
        (film.root / name).unlink(missing_ok=True)
    run = [sys.executable, "-c", BARE, str(film.root), str(tmp_path / "again.mp4")]
    subprocess.run(run, check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    assert (tmp_path / "again.mp4").stat().st_size == made.movie.size


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_film_of_a_generative_renderer_wears_its_label(
    tmp_path: Path, film: Film, store: Memory, freeze: Freeze, language: str
) -> None:
    built(film.root, store, language, renderer="dreamer.2")
    made = freeze(producer="001191110102MAD55U9H0F10002").release
    assert made.labels.shown
    assert made.labels.because == ("the renderer dreamer.2",)
    assert made.language == language
    assert made.labels.words.endswith("AI生成")
    assert list(made.movie.marked) == [str(n) for n, shot in enumerate(made.shots) if shot.start < 3.5 * 24]
    shelf = Releases(film.root, store)
    shelf.export(1, tmp_path / "film.mp4")
    with av.open(str(tmp_path / "film.mp4")) as movie:
        told = json.loads(movie.metadata["AIGC"])
        assert list(told) == list(AIGC)
        assert told["Label"] == "1"
        assert told["ContentProducer"] == told["ContentPropagator"] == "001191110102MAD55U9H0F10002"
        assert told["ProduceID"] == told["PropagateID"] != ""
        assert movie.metadata["title"] == made.title
        first = next(movie.decode(video=0)).to_ndarray()
    assert first[: SIZE[1] // 3].max() > 200, "the words are there"
    packets = [clip for clip in made.clips if clip in {shot.picture for shot in made.shots}]
    assert len(packets) == len(made.shots) - len(made.movie.marked)


def test_a_label_may_be_asked_for_or_left_out(film: Film, store: Memory, freeze: Freeze) -> None:
    assert freeze(label=True).release.labels.shown
    built(film.root, store, renderer="dreamer.2")
    made = freeze(label=False).release
    assert (made.labels.shown, made.labels.because) == (False, ("the renderer dreamer.2",)), "and it is known why"


def bring(film: Film, store: Memory, **values: Any) -> KeptTake:
    """A clip brought in for the second shot, and shown."""
    cut = json.loads((film.root / "cut.json").read_text())
    shot = cut["shots"][1]
    take = KeptTake(take_id(shot["id"], "x"), shot["id"], "waves", "brought", picture=shot["picture"], **values)
    Takes(film, store).add(take)
    shot["take"] = take.id
    (film.root / "cut.json").write_text(json.dumps(cut))
    return take


def test_a_generated_take_is_enough(film: Film, store: Memory, freeze: Freeze) -> None:
    take = bring(film, store, generated=True, licence="CC-BY-4.0", by="somebody")
    made = freeze().release
    assert made.labels.because == (f"shot {take.shot}",)
    assert made.labels.shown
    assert Licence("waves", "CC-BY-4.0", "somebody") in made.licences


def test_a_clip_that_was_filmed_is_no_reason_and_has_its_terms(film: Film, store: Memory, freeze: Freeze) -> None:
    bring(film, store)
    made = freeze().release
    assert not made.labels.because
    assert Licence("waves", "not stated", "") in made.licences


def test_a_take_whose_record_is_gone_counts_as_generated(film: Film, store: Memory, freeze: Freeze) -> None:
    take = bring(film, store)
    (film.root / "takes" / take.shot / f"{take.id}.toml").unlink()
    assert freeze().release.labels.because == (f"shot {take.shot}",)


def test_a_shot_of_another_renderer_is_a_reason(film: Film, freeze: Freeze) -> None:
    cut = json.loads((film.root / "cut.json").read_text())
    cut["shots"][1]["renderer"] = "dreamer.2"
    cut["shots"][2]["renderer"] = "outline.1"
    (film.root / "cut.json").write_text(json.dumps(cut))
    assert freeze().release.labels.because == ("the renderer dreamer.2",)
    film.shots.set(cut["shots"][0]["id"], {"renderer": "painter"})
    assert freeze().release.labels.because == ("the renderer dreamer.2", "the renderer painter")


def test_what_changed_since_the_build_is_named(film: Film, freeze: Freeze) -> None:
    cut = json.loads((film.root / "cut.json").read_text())
    (film.root / "cut.json").write_text(json.dumps({**cut, "sources": sources(film)}))
    assert freeze().stale == ()
    film.script.write_text("INT. ELSEWHERE - DAY\n\nNothing.\n")
    assert freeze().stale == (film.script.name,)


@pytest.mark.parametrize("producer", ["", "a b", 'a"b', "a\\b", "李雷", "x" * 129, "a\nb"])
def test_a_producer_that_cannot_be_written_is_refused(freeze: Freeze, producer: str) -> None:
    with pytest.raises(FilmError, match="cannot stand in the label"):
        freeze(label=True, producer=producer)


def test_names_may_be_anything(tmp_path: Path, film: Film, store: Memory, freeze: Freeze) -> None:
    cut = json.loads((film.root / "cut.json").read_text())
    cut["title"] = "../狼群 🐺/\\'\"<b>\n%s{x}"
    (film.root / "cut.json").write_text(json.dumps(cut))
    made = freeze(sign=True, note="../🐺").release
    shelf = Releases(film.root, store)
    assert shelf.get(1) == made
    shelf.export(1, tmp_path / "film.mp4")
    with av.open(str(tmp_path / "film.mp4")) as movie:
        assert movie.metadata["title"] == made.title == cut["title"]


def test_a_huge_note_is_refused(film: Film, freeze: Freeze) -> None:
    with pytest.raises(FilmError, match="10001 letters; at most 10000"):
        freeze(note="x" * 10_001)
    assert not (film.root / "releases").exists()


def test_a_missing_take_is_named(film: Film, store: Memory, freeze: Freeze) -> None:
    shot = json.loads((film.root / "cut.json").read_text())["shots"][1]
    del store.blobs.data[shot["picture"]]
    with pytest.raises(StoreError, match=rf"not here: {shot['id']} \(.*\); `ciotat build` makes it again"):
        freeze()


def test_a_release_whose_blobs_are_gone_says_which(tmp_path: Path, film: Film, store: Memory, freeze: Freeze) -> None:
    made = freeze().release
    del store.blobs.data[made.shots[0].picture]
    with pytest.raises(StoreError, match=rf"release 1 needs what is not here: shot {made.shots[0].id}; `ciotat pull`"):
        Releases(film.root, store).export(1, tmp_path / "a.mp4")
    assert not (tmp_path / "a.mp4").exists()
    with pytest.raises(StoreError, match="needs what is not here"):
        Releases(film.root, store).add(made)


DAMAGES: list[Callable[[str], str]] = [
    lambda t: t.replace("The Late Train", "The Early Train"),
    lambda t: t.replace('"number": 1', '"number": 2'),
    lambda t: t[: len(t) // 2],
    lambda t: "",
    lambda t: "[]",
    lambda t: "null",
    lambda t: t.replace('"frames": ', '"frames": NaN, "x": '),
    lambda t: "[" * 100_000,
    lambda t: t.replace("release.1", "release.9", 1),
    lambda t: t.replace('"record": "release.1"', '"record": "cut.1"'),
]


def test_a_damaged_manifest_is_refused(film: Film, store: Memory, freeze: Freeze) -> None:
    freeze()
    path = film.root / "releases/1.json"
    whole = path.read_text()
    for change in DAMAGES:
        path.write_text(change(whole))
        with pytest.raises(RecordError):
            Releases(film.root, store).get(1)
    path.write_text(whole)
    assert Releases(film.root, store).get(1).number == 1


def test_a_renamed_manifest_and_a_strange_file_are_refused(film: Film, store: Memory, freeze: Freeze) -> None:
    freeze()
    shelf = Releases(film.root, store)
    (film.root / "releases/1.json").rename(film.root / "releases/5.json")
    with pytest.raises(RecordError, match="says it is release 1"):
        shelf.get(5)
    os.mkfifo(film.root / "releases/6.json")
    with pytest.raises(RecordError, match="not a plain file"):
        shelf.get(6)
    for name in ("07.json", "x.json", "0.json", "1.seal.json", "8.json.tmp"):
        (film.root / "releases" / name).write_text("{}")
    assert shelf.numbers() == [5, 6]
    with pytest.raises(RecordError, match="there is no release 2; there is 5, 6"):
        shelf.get(2)


def test_a_newer_program_s_fields_survive(film: Film, store: Memory, freeze: Freeze) -> None:
    made = freeze().release
    path = film.root / "releases/1.json"
    value = json.loads(path.read_text())
    value["moon"] = 7
    value["digest"] = digest({k: v for k, v in value.items() if k != "digest"})
    path.write_text(json.dumps(value))
    read = Releases(film.root, store).get(1)
    assert read.unknown == {"moon": 7}
    assert read.movie == made.movie


STRANGE: list[Callable[[dict[str, Any]], object]] = [
    lambda v: v["words"].update({"../../up": v["cut"]}),
    lambda v: v["movie"].update(ground="../../../etc/passwd"),
    lambda v: v["movie"].update(marked={"99": v["cut"]}),
    lambda v: v["movie"].update(marked={"x": v["cut"]}),
    lambda v: v["shots"][0].update(picture="up/../x"),
    lambda v: v["shots"][0].update(frames=-5),
    lambda v: v.update(shots=[]),
    lambda v: v.update(poster="x"),
    lambda v: v.update(rate="0"),
    lambda v: v.update(rate="1/0"),
    lambda v: v.update(size=[1, 2, 3]),
    lambda v: v.update(movie=None),
]


def test_a_stranger_s_manifest_names_nothing_but_blobs(film: Film, store: Memory, freeze: Freeze) -> None:
    """Its digest is right: whoever wrote it meant it."""
    freeze()
    path = film.root / "releases/1.json"
    whole = path.read_text()
    for change in STRANGE:
        value = json.loads(whole)
        change(value)
        value["digest"] = digest({k: v for k, v in value.items() if k != "digest"})
        path.write_text(json.dumps(value))
        with pytest.raises(RecordError):
            Releases(film.root, store).get(1)


CUTS: list[dict[str, object]] = [
    {"shots": []}, {"shots": [7]}, {"shots": [{"frames": 3}]}, {"record": "cut.2"}, {"rate": "0"}, {"rate": "x"},
    {"size": [1]}, {"size": "x"}, {"sound": 3}, {"sound": {"mix": "../x"}}, {"plan": "no digest"}, {"stale": True},
]  # fmt: skip


def test_a_damaged_cut_is_refused(film: Film, freeze: Freeze) -> None:
    path = film.root / "cut.json"
    whole = json.loads(path.read_text())
    for change in CUTS:
        path.write_text(json.dumps({**whole, **change}))
        with pytest.raises(CiotatError, match=r"cut\.json"):
            freeze()


def test_without_a_build_there_is_nothing_to_release(film: Film, freeze: Freeze) -> None:
    (film.root / "cut.json").unlink()
    with pytest.raises(FilmError, match="run `ciotat build`"):
        freeze()


def test_the_plan_of_another_cut_is_refused(film: Film, store: Memory, freeze: Freeze) -> None:
    path = film.root / "cut.json"
    cut = json.loads(path.read_text())
    cut["shots"] = cut["shots"][1:]
    path.write_text(json.dumps(cut))
    with pytest.raises(RecordError, match="not that of its cut"):
        freeze()

"""A changed line keeps its place in the film: its element, its shots and everything that hangs on them."""

from pathlib import Path

from ciotat.work.build import Build
from tests.flat import order
from tests.work.test_build import shots


def test_a_changed_line_keeps_its_element_and_its_shots(script: Path, tmp_path: Path) -> None:
    first = Build(order(script, tmp_path / "out"))
    first.film()
    old = {beat.text: beat.element for scene in first.plan.scenes for beat in scene.beats}
    text = script.read_text().replace("The train was late.", "The train was late again.")
    script.write_text(text.replace("Paul walks alone in the rain.", "Paul walks home alone in the rain."))
    second = Build(order(script, tmp_path / "out"))
    new = {beat.text: beat.element for scene in second.plan.scenes for beat in scene.beats}
    assert new["The train was late again."] == old["The train was late."]
    assert new["Paul walks home alone in the rain."] == old["Paul walks alone in the rain."]
    assert [shot.id for shot in shots(second)] == [shot.id for shot in shots(first)]
    job = next(job for job in second.jobs() if new["The train was late again."] in job.shot.elements)
    assert job.cause == f"line {job.scene.beat(job.shot.beats[-1]).origin.line} is new or changed"
    before = {job.shot.id: job.recipe for job in first.jobs()}
    assert before[job.shot.id] != job.recipe
    second.film()
    assert second.causes
    assert Build(order(script, tmp_path / "fresh")).plan.scenes[0].beats[3].element != new["The train was late again."]


def test_ids_last_over_several_drafts(script: Path, tmp_path: Path) -> None:
    first = Build(order(script, tmp_path / "out"))
    first.film()
    for old, new in (("The train", "The old train"), ("was late.", "was very late."), ("INT. KITCHEN", "INT. HALL")):
        script.write_text(script.read_text().replace(old, new))
        last = Build(order(script, tmp_path / "out"))
        last.film()
    assert [shot.id for shot in shots(last)] == [shot.id for shot in shots(first)]
    assert [scene.id for scene in last.plan.scenes] == [scene.id for scene in first.plan.scenes]


def test_a_damaged_sidecar_stops_no_film(script: Path, tmp_path: Path) -> None:
    first = Build(order(script, tmp_path / "out"))
    first.film()
    path = tmp_path / "out" / ".ciotat" / "script.ids"
    path.write_bytes(b"<<<<<<< ours\n" + path.read_bytes() + b"=======\n\xff\xfe\n>>>>>>> theirs\n")
    again = Build(order(script, tmp_path / "out"))
    assert [shot.id for shot in shots(again)] == [shot.id for shot in shots(first)]
    assert "ids-conflict" in [remark.about for remark in again.plan.remarks]
    again.film()
    assert again.causes == []
    assert b"<<<<" not in path.read_bytes()


def test_a_scene_that_was_cut_comes_back_as_it_was(script: Path, tmp_path: Path) -> None:
    whole = script.read_text()
    first = Build(order(script, tmp_path / "out"))
    first.film()
    script.write_text(whole.replace("Paul walks alone in the rain.", "Paul walks home alone in the rain."))
    second = Build(order(script, tmp_path / "out"))
    second.film()
    changed = script.read_text()
    script.write_text(changed[: changed.index("EXT. STREET")])
    Build(order(script, tmp_path / "out")).film()
    script.write_text(changed)
    last = Build(order(script, tmp_path / "out"))
    last.film()
    assert [shot.id for shot in shots(last)] == [shot.id for shot in shots(second)]
    assert last.causes == []

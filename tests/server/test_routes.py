"""What the routes of the studio do, asked as a page asks."""

import threading
from urllib.parse import quote

import pytest

from ciotat.work.film import Film
from ciotat.work.kept import KeptTake
from ciotat.work.takes import Takes
from tests.server.conftest import SCRIPT, Door, StubDesk, film_in
from tests.server.walking import until


def test_a_film_is_listed_and_opened(door: Door) -> None:
    films = door.ask("GET", "/api/films").json
    assert [(film["film"], film["state"]) for film in films] == [("tiny", "new")]
    state = door.ask("GET", "/api/films/tiny").json
    assert state["script"]["text"] == SCRIPT.decode()
    assert state["editable"]
    assert len(state["script"]["revision"]) == 16
    assert state["view"] == [640, 360]
    assert {knob["key"] for knob in state["knobs"]} >= {"size", "lens", "light.warmth", "performance.feeling"}


def test_a_script_is_written_from_what_it_was(door: Door) -> None:
    script = door.ask("GET", "/api/films/tiny").json["script"]
    text = script["text"].replace("late", "very late")
    done = door.ask("PUT", "/api/films/tiny/script", {"base": script["revision"], "text": text, "tab": "a"})
    assert done.status == 200
    assert (door.root / "tiny" / "script.fountain").read_text() == text
    assert {"do": "script"} in door.desks[0].orders
    again = door.ask("PUT", "/api/films/tiny/script", {"base": script["revision"], "text": text, "tab": "a"})
    assert again.json == done.json, "sent twice, since the answer was lost: written once"
    clash = door.ask("PUT", "/api/films/tiny/script", {"base": script["revision"], "text": "x", "tab": "b"})
    assert clash.status == 409
    assert clash.json["script"]["text"] == text
    assert (door.root / "tiny" / "script.fountain").read_text() == text
    more = text.replace("very late", "very, very late")
    body = {"base": script["revision"], "also": ["0" * 16, done.json["revision"]], "text": more, "tab": "a"}
    own = door.ask("PUT", "/api/films/tiny/script", body)
    assert own.status == 200, "written on, without having heard of what it wrote before"
    assert (door.root / "tiny" / "script.fountain").read_text() == more


def test_what_one_page_writes_another_reads(door: Door) -> None:
    script = door.ask("GET", "/api/films/tiny").json["script"]
    one = door.listen()
    assert one.until("script")["text"] == script["text"]
    text = script["text"].replace("late", "early")
    base = door.ask("PUT", "/api/films/tiny/script", {"base": script["revision"], "text": text, "tab": "t"}).json[
        "revision"
    ]
    assert "text" not in one.until("script"), "whoever is alone knows what it wrote"
    other = door.listen()
    other.until("script")
    later = text.replace("early", "here")
    door.ask("PUT", "/api/films/tiny/script", {"base": base, "text": later, "tab": "t"})
    told = other.until("script")
    assert (told["tab"], told["text"]) == ("t", later)
    one.close()
    other.close()


def test_nobody_waits_for_a_desk_that_leaves(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    may, left = threading.Event(), threading.Event()
    monkeypatch.setattr(StubDesk, "close", lambda desk: (may.wait(20), left.set()))
    for name in ("second", "third"):
        film_in(door.root, name)
    for name in ("tiny", "second", "third"):
        assert door.ask("GET", f"/api/films/{name}").status == 200
    assert [desk.film.name for desk in door.desks] == ["tiny", "second", "third"]
    assert not left.is_set(), "the third film is open before the first one's desk is gone"
    may.set()
    assert door.ask("GET", "/api/films/tiny").status == 200
    assert left.is_set(), "and a film never has two desks"
    assert [desk.film.name for desk in door.desks] == ["tiny", "second", "third", "tiny"]


def test_films_are_made_copied_binned_and_brought_back(door: Door) -> None:
    made = door.ask("POST", "/api/films", {"title": "Night / Bus", "text": "INT. BUS - NIGHT\r\n\r\nRain.\r\n"}).json[
        "film"
    ]
    assert made == "Night - Bus"
    assert (door.root / made / "script.fountain").read_bytes() == b"INT. BUS - NIGHT\n\nRain.\n"
    assert door.ask("POST", "/api/films", {"title": "Night / Bus", "text": "x"}).json["film"] != made
    named = {film["film"]: film["title"] for film in door.ask("GET", "/api/films").json}
    assert named[made] == "Night / Bus"
    assert named["tiny"] == "Tiny"
    copy = door.ask("POST", f"/api/films/{made.replace(' ', '%20')}/duplicate", {"title": "Night Bus 2"}).json["film"]
    assert (
        door.ask("GET", f"/api/films/{copy.replace(' ', '%20')}").json["script"]["text"]
        == "INT. BUS - NIGHT\n\nRain.\n"
    )
    gone = door.ask("DELETE", "/api/films/tiny").json["bin"]
    assert door.ask("GET", "/api/films/tiny").status == 404
    assert [(one["id"], one["film"], one["title"]) for one in door.ask("GET", "/api/bin").json] == [
        (gone, "tiny", "tiny")
    ]
    assert door.ask("POST", f"/api/bin/{gone}/restore").json == {"film": "tiny"}
    assert door.ask("GET", "/api/films/tiny").json["script"]["text"] == SCRIPT.decode()


def test_every_opening_becomes_a_film(door: Door) -> None:
    openings = door.ask("GET", "/api/openings").json
    assert [opening["language"] for opening in openings].count("zh") == 3
    for opening in openings:
        made = door.ask("POST", "/api/films", {"title": "", "opening": opening["id"]}).json["film"]
        state = door.ask("GET", f"/api/films/{quote(made)}").json
        assert state["script"]["text"] == opening["text"]
        assert not [remark for remark in state["script"]["remarks"] if remark["grade"] == "error"]


def test_an_import_reports_and_writes_nothing(door: Door) -> None:
    before = sorted(door.root.rglob("*"))
    octets = {"Content-Type": "application/octet-stream"}
    report = door.ask(
        "POST",
        "/api/imports?name=a.txt",
        raw="1-1 夜 内 照相馆\n△雨。\n老周：等人。\n".encode("gb18030"),
        headers=octets,
    ).json
    assert (report["language"], report["scenes"], report["people"], report["speeches"]) == ("zh", 1, ["老周"], 1)
    assert "老周：等人。" in report["text"]
    wrong = door.ask("POST", "/api/imports?name=a.pdf", raw=b"%PDF-1.4 nothing", headers=octets)
    assert wrong.status == 422
    assert wrong.json["error"]
    assert sorted(door.root.rglob("*")) == before


def test_what_is_asked_of_a_shot_can_be_taken_back(door: Door) -> None:
    path = "/api/films/tiny/shots/0123456789"
    assert door.ask("PATCH", path, {"set": {"lens": 85, "light.warmth": 0.5}}).json == {
        "was": {"lens": None, "light.warmth": None}
    }
    text = (door.root / "tiny/shots/0123456789.toml").read_text()
    assert "lens = 85" in text
    assert "warmth = 0.5" in text
    again = door.ask("PATCH", path, {"set": {"lens": 50, "size": "CU"}}).json
    assert again == {"was": {"lens": 85, "size": None}}
    for bad in ({"lens": 5000}, {"size": "XXL"}, {"nonsense": 1}, {"choice.take": "x"}, {"note": "x"}, {"light": 3}):
        before = (door.root / "tiny/shots/0123456789.toml").read_text()
        assert door.ask("PATCH", path, {"set": bad}).status == 422, bad
        assert (door.root / "tiny/shots/0123456789.toml").read_text() == before
    door.ask("PATCH", path, {"set": {"lens": None, "size": None, "light.warmth": None}})
    assert "lens =" not in (door.root / "tiny/shots/0123456789.toml").read_text()


def test_notes_are_written_answered_done_and_told(door: Door) -> None:
    stream = door.listen()
    assert stream.until("notes") == {"notes": []}
    note = door.ask(
        "POST", "/api/films/tiny/notes", {"shot": "0123456789", "text": "Darker.", "at": 1.5, "marks": "M0 0L10 10"}
    ).json
    assert stream.until("notes")["notes"] == [note]
    door.ask("POST", f"/api/films/tiny/notes/{note['id']}/answers", {"text": "Done.", "by": "Ann"})
    changed = door.ask("PATCH", f"/api/films/tiny/notes/{note['id']}", {"done": True}).json
    assert changed["done"]
    assert changed["was"] == {"done": False}
    assert changed["answers"] == [{"text": "Done.", "by": "Ann"}]
    listed = door.ask("GET", "/api/films/tiny/notes").json
    assert [(one["id"], one["done"], one["marks"]) for one in listed] == [(note["id"], True, "M0 0L10 10")]
    assert door.ask("DELETE", f"/api/films/tiny/notes/{note['id']}").status == 204
    assert door.ask("GET", "/api/films/tiny/notes").json == []
    stream.close()


def test_old_notes_have_ids_that_stay(door: Door) -> None:
    (door.root / "tiny/shots").mkdir()
    (door.root / "tiny/shots/0123456789.toml").write_text('[[note]]\ntext = "A"\n\n[[note]]\ntext = "A"\nlater = 3\n')
    ids = [note["id"] for note in door.ask("GET", "/api/films/tiny/notes").json]
    assert len(set(ids)) == 2
    door.ask("PATCH", f"/api/films/tiny/notes/{ids[1]}", {"done": True})
    assert [(note["id"], note["done"]) for note in door.ask("GET", "/api/films/tiny/notes").json] == [
        (ids[0], False),
        (ids[1], True),
    ]
    assert "later = 3" in (door.root / "tiny/shots/0123456789.toml").read_text()


def test_a_change_from_outside_is_told(door: Door) -> None:
    stream = door.listen()
    first = stream.until("script")
    script = door.root / "tiny/script.fountain"
    script.write_bytes(SCRIPT.replace(b"late", b"early").replace(b"\n", b"\r\n"))
    told = stream.until("script")
    assert told["text"] == SCRIPT.decode().replace("late", "early")
    assert told["revision"] != first["revision"]
    assert told["tab"] == ""
    assert {"do": "script"} in door.desks[0].orders
    stream.close()


def test_a_change_while_nobody_listens_is_seen_when_somebody_comes(door: Door) -> None:
    stream = door.listen()
    stream.until("notes")
    stream.close()
    sitting = door.house.sitting("tiny")
    for ear in list(sitting._ears):
        sitting.leave(ear)
    desk = door.desks[0]
    (door.root / "tiny/script.fountain").write_bytes(SCRIPT.replace(b"late", b"early"))
    stream = door.listen()
    assert "early" in stream.until("script")["text"]
    assert {"do": "script"} in desk.orders
    stream.close()


def test_a_page_hears_the_whole_plan_however_late_it_comes(door: Door) -> None:
    stream = door.listen()
    stream.until("notes")
    desk = door.desks[0]
    shot = {
        "id": "0123456789",
        "state": "stale",
        "clip": None,
        "still": None,
        "poster": None,
        "seconds": 2.0,
        "role": "single",
    }
    desk.hear({"event": "plan", "revision": "r", "people": ["ANNA"], "order": ["0123456789"], "scene_order": ["s"], "scenes": [{"id": "s"}],
               "shots": [shot], "gone": []})  # fmt: skip
    desk.hear({"event": "still", "shot": "0123456789", "url": "/media/tiny/a.jpg"})
    desk.hear({"event": "shot", "id": "0123456789", "state": "made", "clip": "/media/tiny/b.mp4"})
    assert stream.until("shot")["state"] == "made"
    late = door.listen()
    plan = late.until("plan")
    assert plan["shots"] == [{**shot, "state": "made", "clip": "/media/tiny/b.mp4", "still": "/media/tiny/a.jpg"}]
    assert plan["people"] == ["ANNA"]
    assert door.ask("GET", "/api/films/tiny").json["plan"]["order"] == ["0123456789"]
    desk.hear(
        {
            "event": "plan",
            "revision": "q",
            "order": [],
            "scene_order": [],
            "shots": [],
            "scenes": [],
            "gone": ["0123456789"],
        }
    )
    assert stream.until("plan")["gone"] == ["0123456789"]
    assert door.ask("GET", "/api/films/tiny").json["plan"]["shots"] == []
    late.close()
    stream.close()


def test_a_desk_that_dies_is_replaced_and_told(door: Door) -> None:
    stream = door.listen()
    stream.until("notes")
    door.desks[0].hear({"event": "gone"})
    assert "desk" in stream.until("wrong")["error"]
    assert len(door.desks) == 2
    for _ in range(4):
        door.desks[-1].hear({"event": "gone"})
    assert len(door.desks) < 5, "one that dies at once is not started for ever"
    stream.close()


def test_at_most_two_desks_stand(door: Door) -> None:
    for name in ("b", "c", "d"):
        film_in(door.root, name)
        door.ask("GET", f"/api/films/{name}")
    door.ask("GET", "/api/films/tiny")
    assert [desk.film.name for desk in door.desks if not desk.closed] == ["d", "tiny"]


def test_exports_are_made_listed_and_fetched(door: Door) -> None:
    id = door.ask("POST", "/api/films/tiny/exports", {"kind": "srt"}).json["id"]
    (one,) = door.ask("GET", "/api/films/tiny/exports").json
    assert (one["id"], one["kind"], one["state"], one["bytes"]) == (id, "srt", "done", 2)
    file = door.ask("GET", one["url"])
    assert file.body == b"1\n"
    assert file.headers["content-disposition"].startswith("attachment")


def test_media_is_given_whole_in_parts_and_for_ever(door: Door) -> None:
    for data in (b"0123456789", bytes(range(256)) * 8192):
        digest = door.house.store(door.root / "tiny").blobs.put(data)
        path = f"/media/tiny/{digest}.mp4"
        whole = door.ask("GET", path)
        assert whole.body == data
        assert "immutable" in whole.headers["cache-control"]
        part = door.ask("GET", path, headers={"Range": "bytes=2-5"})
        assert (part.status, part.body) == (206, data[2:6])
        assert part.headers["content-range"] == f"bytes 2-5/{len(data)}"
        assert door.ask("GET", path, headers={"Range": "bytes=-3"}).body == data[-3:]
        assert door.ask("GET", path, headers={"Range": "bytes=99999999-"}).status == 416
        assert door.ask("GET", path, headers={"If-None-Match": f'"{digest}"'}).status == 304
        head = door.ask("HEAD", path)
        assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(data)))


def test_versions_are_saved_compared_and_gone_back_to(door: Door) -> None:
    assert door.ask("GET", "/api/films/tiny/versions").json == []
    assert door.ask("GET", "/api/films/tiny/compare").status == 404
    first = door.ask("POST", "/api/films/tiny/versions", {"message": "first <b>"}).json["version"]
    base = door.ask("GET", "/api/films/tiny").json["script"]["revision"]
    text = SCRIPT.decode().replace("You are late.", "You are early.")
    door.ask("PUT", "/api/films/tiny/script", {"base": base, "text": text})
    found = door.ask("GET", f"/api/films/tiny/compare?a={first['id']}&b=").json
    (hunk,) = found["script"]
    assert ["new", "early."] in hunk["pieces"]
    assert door.ask("POST", "/api/films/tiny/versions", {"message": "second"}).json["version"]
    assert door.ask("POST", "/api/films/tiny/versions", {"message": "third"}).json == {"version": None}
    back = door.ask("POST", "/api/films/tiny/back", {"version": first["id"]}).json
    assert back["saved"] is None
    assert (door.root / "tiny/script.fountain").read_bytes() == SCRIPT
    assert len(door.ask("GET", "/api/films/tiny/versions").json) == 3
    assert door.ask("POST", "/api/films/tiny/back", {"version": "nope nope"}).status == 422


def test_a_variation_is_locked_as_soon_as_it_is_shot(door: Door) -> None:
    take = KeptTake("aaaaaaaaaa", "0123456789", "warm", "varied", "light", asked={"light.warmth": 0.5})
    Takes(Film(door.root / "tiny")).add(take)
    stream = door.listen()
    stream.until("notes")
    desk = door.desks[0]
    shot = {
        "id": "0123456789",
        "state": "made",
        "clip": f"/media/tiny/{'1' * 64}.mp4",
        "asked": {},
        "take": "",
        "frames": 48,
    }
    desk.hear(
        {"event": "plan", "revision": "r", "order": ["0123456789"], "scene_order": [], "scenes": [], "shots": [shot]}
    )
    done = door.ask("POST", "/api/films/tiny/shots/0123456789/takes/aaaaaaaaaa", {"do": "lock"})
    assert done.json == {"was": {"take": "", "locked": False, "rating": 0}}
    (view,) = door.ask("GET", "/api/films/tiny/shots/0123456789/takes").json
    assert (view["chosen"], view["locked"], view["clip"]) == (True, False, None)
    desk.hear({"event": "shot", "id": "0123456789", "state": "made"})
    stream.until("takes")
    assert not door.ask("GET", "/api/films/tiny/shots/0123456789/takes").json[0]["locked"], (
        "the picture is not of it yet"
    )
    digest = door.house.store(door.root / "tiny").blobs.put(b"film")
    after = {**shot, "asked": {"light.warmth": 0.5}, "clip": f"/media/tiny/{digest}.mp4"}
    desk.hear(
        {"event": "plan", "revision": "r", "order": ["0123456789"], "scene_order": [], "scenes": [], "shots": [after]}
    )
    desk.hear({"event": "shot", "id": "0123456789", "state": "made"})
    until(lambda: door.ask("GET", "/api/films/tiny/shots/0123456789/takes").json[0]["locked"])
    stream.close()
    assert door.ask("GET", "/api/films/tiny/shots/0123456789/takes").json[0]["clip"].endswith(f"{digest}.mp4")
    door.ask("POST", "/api/films/tiny/shots/0123456789/lock", {"locked": False})
    assert not door.ask("GET", "/api/films/tiny/shots/0123456789/takes").json[0]["locked"]
    dropped = door.ask("POST", "/api/films/tiny/shots/0123456789/takes/aaaaaaaaaa", {"do": "drop"})
    assert dropped.status == 422, "it is chosen"


def test_a_dropped_take_comes_back_as_it_was(door: Door) -> None:
    at = "/api/films/tiny/shots/0123456789/takes"
    take = KeptTake("aaaaaaaaaa", "0123456789", "warm", "varied", "light", asked={"light.warmth": 0.5}, rating=4)
    Takes(Film(door.root / "tiny")).add(take)
    before = door.ask("GET", at).json
    assert door.ask("POST", f"{at}/aaaaaaaaaa", {"do": "drop"}).status == 200
    assert door.ask("GET", at).json == []
    assert door.ask("POST", f"{at}/aaaaaaaaaa", {"do": "restore"}).status == 200
    assert door.ask("GET", at).json == before
    assert door.ask("POST", f"{at}/bbbbbbbbbb", {"do": "restore"}).status == 404


def test_a_locked_take_that_is_questioned_may_stay(door: Door) -> None:
    shot, stream = "0123456789", door.listen()
    stream.until("notes")
    digest = door.house.store(door.root / "tiny").blobs.put(b"film")
    row = {"id": shot, "state": "made", "clip": f"/media/tiny/{digest}.mp4", "asked": {}, "take": "", "frames": 48}
    plan = {"event": "plan", "order": [shot], "scene_order": [], "scenes": []}
    door.desks[0].hear({**plan, "revision": "r", "shots": [{**row, "lines": "old", "recipe": "1"}]})
    door.ask("POST", f"/api/films/tiny/shots/{shot}/lock", {"locked": True})
    door.desks[0].hear({**plan, "revision": "s", "shots": [{**row, "lines": "new", "recipe": "2"}]})
    assert door.ask("POST", f"/api/films/tiny/shots/{shot}/lock", {"locked": True}).json["was"]["locked"]
    stream.close()
    takes = Takes(Film(door.root / "tiny"))
    (kept,) = takes.all(shot)
    assert (kept.lines, kept.recipe, kept.picture) == ("new", "2", digest)
    chosen = takes.choice(shot)
    assert chosen
    assert (chosen.take, chosen.locked) == (kept.id, True)


def test_a_version_knows_the_shots_that_were_shown(door: Door) -> None:
    stream = door.listen()
    stream.until("notes")
    digest = door.house.store(door.root / "tiny").blobs.put(b"poster")
    shot = {"id": "0123456789", "scene": "s", "role": "single", "size": "CU", "line": 2, "frames": 48, "words": "You are late.",
            "reasons": ["why"], "state": "made", "clip": None, "poster": f"/media/tiny/{digest}.jpg"}  # fmt: skip
    plan = {
        "event": "plan",
        "order": ["0123456789"],
        "scene_order": ["s"],
        "scenes": [{"id": "s", "heading": "INT. KITCHEN", "line": 3}],
    }
    door.desks[0].hear({**plan, "revision": "a", "shots": [shot]})
    first = door.ask("POST", "/api/films/tiny/versions", {"message": "one"}).json["version"]
    assert (first["shots"], first["seconds"]) == (1, 2.0)
    door.desks[0].hear({**plan, "revision": "b", "shots": [{**shot, "size": "WS", "frames": 72}]})
    unsaved = door.ask("GET", f"/api/films/tiny/compare?a={first['id']}&b=").json
    assert (unsaved["shots"][0]["what"], unsaved["seconds"]) == ("changed", [2.0, 3.0])
    second = door.ask("POST", "/api/films/tiny/versions", {"message": "two"}).json["version"]
    found = door.ask("GET", f"/api/films/tiny/compare?a={first['id']}&b={second['id']}").json
    assert found["seconds"] == [2.0, 3.0]
    (row,) = found["shots"]
    assert (row["what"], row["a"]["size"], row["b"]["size"], row["b"]["line"]) == ("changed", "CU", "WS", 5)
    assert row["a"]["poster"] == f"/media/tiny/{digest}.jpg"
    stream.close()

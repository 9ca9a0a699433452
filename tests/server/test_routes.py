"""What the routes of the studio do, asked as a page asks."""

from tests.server.conftest import SCRIPT, Door


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

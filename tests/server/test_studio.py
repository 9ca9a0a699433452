"""The whole story, walked through in a browser as a writer does."""

import json
import time
import urllib.request
from types import SimpleNamespace
from typing import Any

import pytest

from tests.server.walking import Served, browser, until, why_not

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "."),
    pytest.mark.filterwarnings("ignore"),
]
SCRIPT = """INT. KITCHEN - NIGHT

IDA (68), grey hair, a blue sweater, sits at the table.

IDA
The lamp in the window is out.

TOM (24) walks in.

TOM
I put it out.
"""
FILM = "/studio/Night%20Lamp"
SAMPLED = """() => {
  const seen = window.sampled = { frames: 0, bare: 0, lost: 0, going: true };
  const had = new WeakSet();
  const look = () => {
    if (!seen.going) return;
    seen.frames++;
    const front = [...document.querySelectorAll('#screen .front')];
    seen.bare += !front.some((one) => one.naturalWidth > 0 || one.readyState >= 2);
    for (const box of document.querySelectorAll('.strip li')) {
      const there = box.querySelector('img')?.naturalWidth > 0;
      if (there) had.add(box);
      else if (had.has(box)) seen.lost++;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
"""Frame by frame: how often the screen shows nothing, or a shot of the strip has lost its picture."""


def api(walk: Any, path: str, method: str = "GET", body: Any = None) -> Any:
    """Ask the house as a program does."""
    key = walk.served.link.split("key=")[1]
    data = None if body is None else json.dumps(body).encode()
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    request = urllib.request.Request(walk.base + path, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=120) as answer:
        told = answer.read()
    return json.loads(told) if told else None


def state(walk: Any) -> Any:
    return api(walk, "/api/films/Night%20Lamp")


def script(walk: Any) -> str:
    return (walk.root / "Night Lamp" / "script.fountain").read_text()


def shots(walk: Any) -> list[Any]:
    return [shot for shot in (state(walk)["plan"] or {"shots": []})["shots"] if shot["role"] != "card"]


def agreed(walk: Any) -> bool:
    """Whether the film shown is that of the script."""
    known = state(walk)
    return bool(known["plan"]) and known["plan"]["revision"] == known["script"]["revision"]


def go_to(walk: Any, words: str) -> None:
    """Click at the end of the line that holds these words."""
    line = walk.page.locator(".cm-line", has_text=words).first
    line.click()
    walk.page.keyboard.press("End")


def a_script_is_pasted_reported_and_becomes_a_film(walk: Any) -> None:
    page = walk.page
    page.get_by_role("heading", name="What shall we film?").wait_for()
    until(lambda: page.get_by_role("button").filter(has=page.locator("strong")).count() == 6)
    page.get_by_role("textbox", name="Your script").fill(SCRIPT)
    page.get_by_role("button", name="Read it").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_text("This is what was read").wait_for()
    assert sheet.get_by_text("IDA").first.is_visible()
    assert not list(walk.root.iterdir()), "nothing is made before it is asked for"
    sheet.get_by_role("textbox", name="Title").fill("Night Lamp")
    sheet.get_by_role("button", name="Make the film").click()
    page.wait_for_url("**" + FILM + "*")
    page.locator(".cm-content").get_by_text("The lamp in the window is out.").wait_for()
    assert script(walk) == SCRIPT
    settings = walk.root / "Night Lamp" / "film.toml"  # as an editor beside the studio would: small is quick
    other = settings.with_suffix(".new")
    other.write_text(settings.read_text().replace("1280x720", "320x180"))
    other.replace(settings)  # at once: whoever reads it meanwhile sees one or the other
    until(lambda: state(walk)["settings"]["size"] == [320, 180], 90)


def the_first_picture_comes(walk: Any) -> None:
    until(lambda: any(shot["still"] or shot["poster"] for shot in shots(walk)), 180, "no first picture")
    walk.page.locator(".strip img").first.wait_for()
    assert walk.page.locator(".strip li").count() == len(state(walk)["plan"]["order"])


def a_line_typed_changes_its_shot(walk: Any) -> None:
    page = walk.page
    go_to(walk, "I put it out.")
    until(lambda: any(s["still"] and "put it out" in s["words"] for s in shots(walk)), 90)
    page.keyboard.type(" He will not come.", delay=20)
    until(lambda: "I put it out. He will not come." in script(walk), 90)
    changed = until(
        lambda: next((s for s in shots(walk) if "He will not come." in s["words"] and s["still"]), None), 30
    )
    walk.kept["shot"] = changed["id"]
    assert page.locator('.strip [aria-current="true"]').count() == 1


def nothing_flickers_while_it_is_written(walk: Any) -> None:
    page = walk.page
    until(lambda: page.locator("#screen .front").count(), 90, "the shot on the screen")
    page.evaluate(SAMPLED)
    for word in ("Never", "Not tonight", "Tomorrow"):
        page.keyboard.type(f" {word}.", delay=30)
        until(lambda word=word: any(f"{word}." in s["words"] and s["still"] for s in shots(walk)), 180, word)
    told = page.evaluate("() => { sampled.going = false; return sampled; }")
    assert told["frames"] > 10
    assert (told["bare"], told["lost"]) == (0, 0), told
    for _ in range(len(" Never. Not tonight. Tomorrow.")):
        page.keyboard.press("Backspace")
    until(lambda: "Tomorrow" not in script(walk) and "Never" not in script(walk), 90)


def lens_and_light_are_changed_by_controls(walk: Any) -> None:
    page = walk.page
    toml = walk.root / "Night Lamp" / "shots"
    page.locator("#main").get_by_role("tab", name="Camera").first.click()
    lens = page.get_by_role("slider", name="Lens").first
    lens.focus()
    page.keyboard.press("ArrowRight")
    until(lambda: any("lens" in path.read_text() for path in toml.glob("*.toml")), 90)
    page.get_by_role("tab", name="Camera").first.press("ArrowRight")
    until(lambda: page.evaluate("document.activeElement.textContent.trim()") == "Light", what="the focus goes along")
    warm = page.get_by_role("slider", name="Warmth").first
    warm.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    until(lambda: any("warmth" in path.read_text() for path in toml.glob("*.toml")), 90)
    asked = until(lambda: next((s for s in shots(walk) if len(s["asked"]) == 2), None), 90)
    walk.kept["asked"] = asked["id"]
    until(lambda: next(s for s in shots(walk) if s["id"] == asked["id"])["lens"] == asked["asked"]["lens"], 90)


def four_variations_and_one_is_locked(walk: Any) -> None:
    page, id = walk.page, walk.kept["asked"]
    page.get_by_role("tab", name="Takes").first.click()
    page.get_by_role("button", name="Other light").click()
    takes = f"/api/films/Night%20Lamp/shots/{id}/takes"
    until(lambda: len(api(walk, takes)) >= 4, 120, "four variations")
    sheet = page.get_by_role("list", name="Takes")
    until(lambda: sheet.locator("li").count() >= 4, 90)
    sheet.locator("li").nth(1).get_by_role("button", name="Lock").click()
    locked = until(lambda: next((take for take in api(walk, takes) if take["locked"]), None), 180)
    assert locked["clip"], "chosen at once, locked as soon as it was shot"
    walk.kept["locked"] = locked
    until(lambda: next(s for s in shots(walk) if s["id"] == id)["locked"], 90)


def what_is_locked_stays_whatever_is_rewritten(walk: Any) -> None:
    id, locked = walk.kept["asked"], walk.kept["locked"]
    go_to(walk, "IDA (68)")
    walk.page.keyboard.type(" She hums.", delay=20)
    go_to(walk, "The lamp in the window")
    walk.page.keyboard.type(" Tom?", delay=20)
    until(lambda: "She hums." in script(walk) and "Tom?" in script(walk), 90)
    until(lambda: agreed(walk), 90, "the plan of what is written")
    until(lambda: next(s for s in shots(walk) if s["id"] == id)["clip"] == locked["clip"], 180, "the locked picture")
    go_to(walk, "He will not come.")
    walk.page.keyboard.type(" Not now.", delay=20)
    until(lambda: next(s for s in shots(walk) if s["id"] == id)["question"], 180, "its own line was rewritten")
    assert next(s for s in shots(walk) if s["id"] == id)["locked"]


def a_note_is_drawn_answered_and_pinned(walk: Any) -> None:
    page = walk.page
    page.get_by_role("link", name="Dailies").click()
    page.get_by_role("button", name="Draw").wait_for()
    until(lambda: page.get_by_role("button", name="Draw").is_enabled(), 90)
    page.get_by_role("button", name="Draw").click()
    box = page.locator("svg.drawing").bounding_box()
    page.mouse.move(box["x"] + 100, box["y"] + 80)
    page.mouse.down()
    for k in range(10):
        page.mouse.move(box["x"] + 100 + 12 * k, box["y"] + 80 + (k % 3) * 15)
    page.mouse.up()
    page.get_by_role("textbox", name="A note").fill("Darker <b>here</b>.")
    page.get_by_role("button", name="Pin the note").click()
    note = until(lambda: next(iter(api(walk, "/api/films/Night%20Lamp/notes")), None), 90)
    assert note["text"] == "Darker <b>here</b>."
    assert note["marks"].startswith("M")
    page.get_by_role("button", name="Answer").click()
    page.get_by_role("textbox", name="Answer").fill("It is night.")
    page.get_by_role("button", name="Send").click()
    until(lambda: api(walk, "/api/films/Night%20Lamp/notes")[0]["answers"], 90)
    page.get_by_role("button", name="Done", exact=True).click()
    until(lambda: api(walk, "/api/films/Night%20Lamp/notes")[0]["done"], 90)


def ten_steps_are_undone(walk: Any) -> None:
    page = walk.page
    page.goto(walk.base + FILM)
    page.locator(".cm-content").get_by_text("Not now.").wait_for()
    before = script(walk)
    for k in range(10):
        go_to(walk, "sits at the table")
        page.keyboard.press("End")
        page.keyboard.type(f" {k}.")
        page.wait_for_timeout(600)
    until(lambda: " 9." in script(walk), 90)
    for _ in range(10):
        page.keyboard.press("Control+z")
    until(lambda: script(walk) == before, 90, "ten steps undone")


def nothing_is_lost_when_the_page_or_the_house_dies(walk: Any) -> None:
    page = walk.page
    go_to(walk, "sits at the table")
    page.keyboard.type(" Rain.")
    page.reload()
    page.locator(".cm-content").get_by_text("Rain.").wait_for()
    until(lambda: "Rain." in script(walk), 90)
    go_to(walk, "sits at the table")
    page.keyboard.type(" Wind.")
    until(lambda: "Wind." in script(walk), 90)
    walk.served.kill()
    page.get_by_text("Joining again").first.wait_for()
    go_to(walk, "sits at the table")
    page.keyboard.type(" Thunder.")
    assert page.locator(".cm-content").get_by_text("Thunder.").is_visible()
    walk.served.start()
    until(lambda: "Thunder." in script(walk), 90, "what was typed meanwhile")
    page.get_by_text("Saved").first.wait_for()
    until(lambda: any(s["still"] or s["poster"] for s in shots(walk)), 180)
    assert len(api(walk, "/api/films/Night%20Lamp/notes")) == 1
    assert next(s for s in shots(walk) if s["id"] == walk.kept["asked"])["locked"]


def the_page_said_nothing_wrong(walk: Any) -> None:
    known = ["ERR_CONNECTION_REFUSED", "ERR_EMPTY_RESPONSE", "ERR_CONNECTION_RESET", "ERR_INCOMPLETE_CHUNKED_ENCODING"]
    wrongs = [wrong for wrong in walk.page.wrongs if not any(cause in wrong for cause in known)]
    assert wrongs == []


def the_studio_closes_in_order(walk: Any) -> None:
    assert walk.served.end() in (0, 130, -2)


STORY = (
    a_script_is_pasted_reported_and_becomes_a_film,
    the_first_picture_comes,
    a_line_typed_changes_its_shot,
    nothing_flickers_while_it_is_written,
    lens_and_light_are_changed_by_controls,
    four_variations_and_one_is_locked,
    what_is_locked_stays_whatever_is_rewritten,
    a_note_is_drawn_answered_and_pinned,
    ten_steps_are_undone,
    nothing_is_lost_when_the_page_or_the_house_dies,
    the_page_said_nothing_wrong,
    the_studio_closes_in_order,
)


def test_the_whole_story(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One step after the other, since each goes on where the one before it ended."""
    root = tmp_path_factory.mktemp("films")
    served = Served(root, tmp_path_factory.mktemp("state"))
    try:
        with browser() as page:
            page.set_default_timeout(90_000)
            page.goto(served.start())
            walk = SimpleNamespace(served=served, page=page, root=root, base=f"http://127.0.0.1:{served.port}", kept={})
            for step in STORY:
                began = time.monotonic()
                step(walk)
                print(f"{time.monotonic() - began:6.1f} s  {step.__name__}", flush=True)
    finally:
        served.kill()

"""The whole story of the screening room, walked through in browsers as its owner and its audience do."""

import asyncio
import json
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import pytest

from tests.server.test_axe import AXE, RUN
from tests.server.walking import Served, browser, until, why_not

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "."),
    pytest.mark.filterwarnings("ignore"),
]
SCRIPT = """EXT. HARBOUR - NIGHT

Rain falls on the black water.

A boat turns slowly on its rope.

The lamp on the pier goes out.

EXT. HARBOUR - DAWN

The rain is over.

Light comes to the water.

The boat is gone.
"""
"""Nobody speaks and nobody is seen: it is drawn in seconds."""
FILM = "Night%20Rain"
SETTINGS = """title = "Night Rain"
script = "script.fountain"
size = "160x90"
fps = 24
renderer = "outline"
voices = "silence"
"""


def api(walk: Any, path: str, method: str = "GET", body: Any = None) -> Any:
    """Ask the house as its owner's program does."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"Authorization": f"Bearer {walk.key}", "Content-Type": "application/json"}
    request = urllib.request.Request(f"{walk.base}/api/films/{FILM}/{path}", data, headers, method=method)
    with urllib.request.urlopen(request, timeout=120) as answer:
        told = answer.read()
    return json.loads(told) if told else None


def insight(walk: Any) -> Any:
    return api(walk, "insight")


def crowd(walk: Any, viewers: int, name: str, pull: float = -6.0) -> None:
    """Let made-up viewers come within a day of simulated time. One shot of release 1 holds them by `pull` and saddens them more
    than is meant; once it is shorter it does neither."""
    from ciotat.audience.crowd import Crowd, arrivals
    from ciotat.audience.simulator import World
    from ciotat.audience.wire import Wire

    known = insight(walk)
    meant = list(zip(known["intended"]["v"], known["intended"]["a"], strict=True))
    bad = next(shot for shot in api(walk, "insight?release=1")["shots"] if shot["id"] == walk.kept["shot"])

    def feel(at: float) -> tuple[float, float]:
        v, a = meant[min(int(at), len(meant) - 1)]
        return v, a

    def key(place: Any, number: int) -> str:
        return "bad" if place.shot == bad["id"] and abs(place.seconds - bad["seconds"]) < 0.01 else "good"

    world = World({"bad": pull}, feel, {"bad": (-0.9, 0.0)}, key)

    async def watched() -> None:
        wire = Wire("127.0.0.1", walk.served.port)
        try:
            room = await wire.ask("GET", f"/watch/{FILM}/room")
            people = Crowd(wire, unquote(FILM), lambda given: world)
            names = [f"{name} {number}" for number in range(viewers)]
            await people.watch(names, arrivals(viewers, float(room.headers["x-time"]) + 60, 1.0, name))
            people.now += 86_400
            await people.ask("GET", "/room")
        finally:
            await wire.close()

    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, watched()).result(600)


@contextmanager
def somebody(walk: Any) -> Iterator[Any]:
    """A page of somebody who has nothing but the film's address."""
    context = walk.page.context.browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
    page = context.new_page()
    page.set_default_timeout(90_000)
    page.on("pageerror", lambda wrong: walk.page.wrongs.append(f"viewer: {wrong}"))
    page.on("response", lambda told: told.status >= 500 and walk.page.wrongs.append(f"{told.status} {told.url}"))
    try:
        page.goto(f"{walk.base}/watch/{FILM}")
        yield page
    finally:
        context.close()


def watching(page: Any) -> None:
    """Begin the film and wait until its picture moves."""
    page.get_by_role("button", name="Play", exact=True).first.click()
    skip = page.get_by_role("button", name="Skip", exact=True)
    until(lambda: skip.count() or moving(page), 90, "the film begins")
    if skip.count():
        skip.first.click()
    until(lambda: moving(page), 90, "the picture moves")


def feels(page: Any, face: str) -> None:
    """Say how it feels, by the key that shows the faces."""
    shown = page.get_by_role("button", name=face)
    for _ in range(3):
        page.keyboard.press("e")
        with suppress(AssertionError):
            until(shown.count, 30)
            break
    shown.first.click()


def moving(page: Any) -> bool:
    return bool(page.evaluate("[...document.querySelectorAll('video')].some((video) => video.currentTime > 0.2)"))


def the_film_is_published_from_the_studio(walk: Any) -> None:
    page = walk.page
    page.goto(f"{walk.base}/studio/{FILM}")
    page.locator(".cm-content").get_by_text("Rain falls on the black water.").wait_for()
    page.get_by_role("button", name="Publish").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("textbox", name="What is new in it?").fill("The first night.")
    sheet.get_by_role("button", name="Publish").click()
    page.get_by_role("dialog").get_by_text("Release 1 is playing").wait_for(timeout=600_000)
    link = sheet.get_by_role("link", name="http").first
    assert link.get_attribute("href") == f"/watch/{FILM}"
    assert api(walk, "published")["current"] == 1


def two_people_watch_and_one_hears_the_other(walk: Any) -> None:
    page = walk.page
    page.goto(f"{walk.base}/insight/{FILM}")
    page.get_by_text("Nobody has watched release 1 yet").wait_for()
    with somebody(walk) as ida, somebody(walk) as tom:
        watching(ida)
        feels(ida, "Sad")
        box = ida.get_by_role("textbox", name="Write a comment").first
        box.fill("I <b>knew</b> it.")
        began = time.monotonic()
        box.press("Enter")
        page.get_by_text("I <b>knew</b> it.").first.wait_for()
        walk.kept["live"] = time.monotonic() - began
        watching(tom)
        tom.get_by_text("I <b>knew</b> it.").first.wait_for()
        assert not tom.locator("b", has_text="knew").count(), "what people write is text and nothing else"
        ida.evaluate("window.dispatchEvent(new Event('pagehide'))")
    until(lambda: insight(walk)["taps"] >= 1, 90, "the tap is counted")
    assert insight(walk)["viewers"] == 2
    print(f"        what was written is seen by its owner after {walk.kept['live']:.1f} s")


def a_crowd_watches_and_both_curves_are_seen(walk: Any) -> None:
    page = walk.page
    walk.kept["shot"] = insight(walk)["shots"][2]["id"]
    crowd(walk, 150, "first", pull=0.3)
    page.get_by_text("152 people have watched release 1").wait_for()
    until(lambda: page.locator("path.felt").count() == 2, 90, "both curves")
    page.get_by_role("button", name="Improve", exact=True).first.wait_for()
    assert page.locator("path.band").count() == 2
    cursor = page.get_by_role("slider", name="Place in the film")
    cursor.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert "0:02" in cursor.get_attribute("aria-valuetext")
    page.keyboard.press("Enter")
    until(lambda: moving(page), 90, "the shot at the cursor plays")
    page.keyboard.press("Enter")
    page.locator("summary", has_text="Feelings as a table").click()
    assert page.get_by_role("table", name="Feelings as a table").get_by_role("row").count() > 6
    page.locator("summary", has_text="Feelings as a table").click()


def a_take_is_made_and_put_before_viewers(walk: Any) -> None:
    page = walk.page
    page.locator("summary", has_text="Limits").click()
    for name in ("Viewers at least", "Days at least"):
        page.get_by_role("slider", name=name).focus()
        page.keyboard.press("Home")
    until(lambda: api(walk, "automation")["minimum_days"] == 0, 90, "the limits are kept")
    assert api(walk, "automation")["on"] is False, "nothing is released without its owner"
    assert insight(walk)["weak"][0]["shot"] == walk.kept["shot"]
    page.get_by_role("button", name="Improve", exact=True).first.click()
    sheet = page.get_by_role("dialog")
    sheet.locator("input[value=cut]").check()
    sheet.get_by_role("button", name="Make 1 take").click()
    sheet.get_by_text("Which ones shall viewers see?").wait_for(timeout=300_000)
    assert sheet.locator("video").count() >= 3, "the old and the new beside each other"
    sheet.get_by_role("button", name="Let viewers decide about 1").click()
    page.get_by_text("Searching", exact=True).wait_for()
    assert [one["state"] for one in api(walk, "experiments")] == ["discovery"]


def viewers_decide(walk: Any) -> None:
    crowd(walk, 260, "second")
    page = walk.page
    found = api(walk, "experiments")[0]
    assert found["winner"] == 1, (found["state"], found["why"])
    page.get_by_text("Decided. It waits for your word.").wait_for()
    assert found["arms"][1]["mean"] > found["arms"][0]["mean"]
    page.get_by_role("button", name="Release it now").click()
    page.get_by_role("dialog").get_by_role("button", name="Release it now").click()
    page.get_by_text("Released, watched over").wait_for(timeout=300_000)


def release_two_is_seen_with_its_reason(walk: Any) -> None:
    page = walk.page
    page.get_by_role("heading", name="Release 2 plays now").wait_for()
    shown = api(walk, "published")
    assert shown["current"] == 2
    why = next(one["why"] for one in shown["releases"] if one["number"] == 2)
    assert "viewers" in why
    page.get_by_text(why).first.wait_for()
    assert any(is_told(walk, why) for _ in range(8)), "one in five keeps the release before, to see whether it lasts"


def the_page_shuts_nobody_out(walk: Any) -> None:
    page = walk.page
    if not AXE.is_file():
        return
    for size in ({"width": 390, "height": 844}, {"width": 1440, "height": 900}):
        for scheme in ("dark", "light"):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(400)
            assert _serious(page) == [], (size, scheme)
    with somebody(walk) as viewer:
        viewer.get_by_text("I <b>knew</b> it.").first.wait_for()
        assert _serious(viewer) == [], "the room, with what was written there"


def _serious(page: Any) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    return [one["id"] for one in page.evaluate(RUN) if one["impact"] in ("serious", "critical")]


def is_told(walk: Any, why: str) -> bool:
    """Whether somebody who comes now is told why the release that they see was made."""
    with somebody(walk) as viewer:
        viewer.get_by_text("Release 2").first.wait_for()
        viewer.wait_for_load_state("networkidle")
        return bool(viewer.get_by_text(why[:40]).count())


def the_owner_goes_back(walk: Any) -> None:
    page = walk.page
    page.get_by_role("button", name="Roll back").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("textbox", name="Why").fill("I liked the stillness.")
    sheet.get_by_role("button", name="Roll back").click()
    page.get_by_role("heading", name="Release 1 plays now").wait_for()
    assert api(walk, "published")["current"] == 1
    page.locator("summary", has_text="What was done").click()
    page.get_by_text("I liked the stillness.").first.wait_for()
    with somebody(walk) as eve:
        eve.get_by_text("Release 1").first.wait_for()


STORY = (
    the_film_is_published_from_the_studio,
    two_people_watch_and_one_hears_the_other,
    a_crowd_watches_and_both_curves_are_seen,
    a_take_is_made_and_put_before_viewers,
    viewers_decide,
    release_two_is_seen_with_its_reason,
    the_page_shuts_nobody_out,
    the_owner_goes_back,
)


def test_the_whole_story(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """One step after the other, since each goes on where the one before it ended."""
    root = tmp_path_factory.mktemp("films")
    film = root / "Night Rain"
    film.mkdir()
    (film / "script.fountain").write_text(SCRIPT)
    (film / "film.toml").write_text(SETTINGS)
    monkeypatch.setenv("CIOTAT_CLOCK", "simulated")
    served = Served(root, tmp_path_factory.mktemp("state"))
    try:
        with browser() as page:
            page.set_default_timeout(90_000)
            page.goto(served.start())
            walk = SimpleNamespace(
                served=served, page=page, root=root, base=f"http://127.0.0.1:{served.port}", kept={},
                key=served.link.split("key=")[1],
            )  # fmt: skip
            for step in STORY:
                began = time.monotonic()
                step(walk)
                print(f"{time.monotonic() - began:6.1f} s  {step.__name__}", flush=True)
            assert page.wrongs == []
    finally:
        served.kill()

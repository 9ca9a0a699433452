"""Every page, looked at by axe: nothing serious in either language, light and dark, on a laptop and a phone."""

import json
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from ciotat.work.film import Film
from tests.server.showing import published
from tests.server.walking import Served, browser, why_not

AXE = Path(__file__).resolve().parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "."),
    pytest.mark.skipif(not AXE.is_file(), reason="npm install in web brings axe-core"),
    pytest.mark.filterwarnings("ignore"),
]
RUN = "axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations)"
SCRIPT = "Title: Lamp\n\nINT. KITCHEN - NIGHT\n\nIDA (68) sits at the table.\n\nIDA\nThe lamp is out.\n"
WAYS: dict[str, dict[str, Any]] = {
    "laptop": {},
    "laptop, dark": {"color_scheme": "dark"},
    "phone, Chinese": {"viewport": {"width": 390, "height": 844}, "locale": "zh-CN"},
}

PLACES: dict[str, str] = {
    "/": "main, h1",
    "/studio/Lamp": ".cm-content",
    "/dailies/Lamp": "main, video, .film",
    "/versions/Lamp": "main, h1",
    "/insight/Lamp": "main, h1",
    "/insight/late": ".columns",
    "/watch/late": ".list:visible, .say:visible",
}
SHEETS: dict[str, tuple[str, ...]] = {
    "/": ("n",), "/studio/Lamp": ("?",), "/dailies/Lamp": ("d", "t", "?"), "/versions/Lamp": ("?",),
    "/watch/late": ("?", "n"), "/insight/late": ("?",),
}  # fmt: skip
"""Keys that open something on a page."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A house with one small film, drawn in outline."""
    root = tmp_path_factory.mktemp("films")
    script = root / "lamp.fountain"
    script.write_text(SCRIPT)
    film = Film.new("Lamp", root, script=script)
    script.unlink()
    settings = film.root / "film.toml"
    settings.write_text(settings.read_text().replace("draft", "outline").replace("1280x720", "320x180"))
    published(root, releases=2)
    house = Served(root, tmp_path_factory.mktemp("state"))
    house.start()
    key = house.link.split("key=")[1]
    told = json.dumps({"shot": "0123456789", "text": "Too dark."}).encode()
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    urllib.request.urlopen(
        urllib.request.Request(f"http://127.0.0.1:{house.port}/api/films/Lamp/notes", told, headers), timeout=20
    )
    yield house
    house.end()
    if house.process and house.process.stdout:
        house.process.stdout.close()


@pytest.mark.parametrize("way", WAYS)
def test_nothing_serious(served: Any, way: str) -> None:
    with browser(**WAYS[way]) as page:
        page.goto(served.link)
        page.wait_for_load_state("load")
        wrong = {}
        for place, ready in PLACES.items():
            page.goto(f"http://127.0.0.1:{served.port}{place}")
            page.locator(ready).first.wait_for(timeout=30_000)
            page.wait_for_timeout(600)  # what fades in has its full contrast
            page.evaluate(AXE.read_text("utf-8"))
            for key in ("", *SHEETS.get(place, ())):
                if key:
                    page.keyboard.press(key)
                    page.wait_for_timeout(400)
                for found in page.evaluate(RUN):
                    if found["impact"] in ("serious", "critical"):
                        wrong[place, key, found["id"]] = [node["html"][:160] for node in found["nodes"][:3]]
                page.keyboard.press("Escape")
        assert not wrong

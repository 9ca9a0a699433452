"""Every route, asked anything that its schema allows and much that it does not: never a 500, always one shape of error."""

import contextlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from unittest import SkipTest

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable, UnsatisfiedAssumption

from tests.server.conftest import Door, film_in, opened
from tests.server.showing import published

schemathesis = pytest.importorskip("schemathesis", reason="pip install -e '.[test]' brings schemathesis")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]
requests = pytest.importorskip("requests")
LINE = requests.Session()
KNOWN = {
    200, 201, 202, 204, 206, 303, 304, 400, 401, 403, 404, 405, 409, 413, 414, 415, 416, 421, 422, 431, 503,
}  # fmt: skip
EACH = int(os.environ.get("CIOTAT_FUZZ", "2"))
"""Questions of each kind for each route."""


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """A house with a film that has a version, a note and a take's shot."""
    root = tmp_path_factory.mktemp("films")
    film_in(root)
    with opened(root) as found:
        found.ask("POST", "/api/films/tiny/versions", {"message": "first"})
        found.ask("POST", "/api/films/tiny/notes", {"shot": "0123456789", "text": "Too dark."})
        yield found


def test_no_route_breaks(door: Door) -> None:
    schema = schemathesis.openapi.from_dict(door.ask("GET", "/api/openapi.json").json)
    met: dict[str, set[int]] = {}
    for found in schema.get_all_operations():
        operation = found.ok()
        name = f"{operation.method.upper()} {operation.path}"
        for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):
            # a route with nothing to say wrong has no strategy for it
            with contextlib.suppress(Unsatisfiable, SkipTest, UnsatisfiedAssumption):
                _asked(door, name, operation.as_strategy(generation_mode=mode), met.setdefault(name, set()))
        assert 500 not in met[name]
    assert len(met) > 30
    assert all(met.values()), "each was asked"
    assert any(status < 300 for statuses in met.values() for status in statuses)


def test_no_public_route_breaks(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The screening room of a film that is shown, asked by nobody in particular."""
    root = tmp_path_factory.mktemp("shown")
    published(root, releases=2, shown=1)
    with opened(root) as door:
        schema = schemathesis.openapi.from_dict(door.ask("GET", "/api/openapi.json").json)
        begun = door.ask("POST", "/watch/late/sessions", {"measure": False}, {"Cookie": None}).json
        token = begun["master"].split("/")[4]
        digest = json.loads((root / "late/releases/1.json").read_bytes())["poster"]
        known = {"film": "late", "token": token, "digest": digest, "name": "master", "ending": "jpg"}
        met: dict[str, set[int]] = {}
        for found in schema.get_all_operations():
            operation = found.ok()
            if not operation.path.startswith("/watch/"):
                continue
            name = f"{operation.method.upper()} {operation.path}"
            for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):
                with contextlib.suppress(Unsatisfiable, SkipTest, UnsatisfiedAssumption):
                    _asked(door, name, operation.as_strategy(generation_mode=mode), met.setdefault(name, set()), known)
        assert all(500 not in statuses for statuses in met.values())
        assert {200, 404} <= set().union(*met.values())
        assert door.ask("GET", "/watch/late/room", headers={"Cookie": None}).json["current"] == 1


def _asked(
    door: Door, name: str, strategy: object, met: set[int], known: Mapping[str, str] = MappingProxyType({})
) -> None:
    @settings(
        max_examples=EACH,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(case=strategy)
    def ask(case: object) -> None:
        met.add(_one(door, name, case, known))

    ask()


def _one(door: Door, name: str, case: object, known: Mapping[str, str] = MappingProxyType({})) -> int:
    """Ask for a case; where its path names a film, now and then the one that is there, and what is `known` of it."""
    parameters = dict(case.path_parameters or {})  # type: ignore[attr-defined]
    for key in sorted(known.keys() & parameters):
        if len(str(parameters[key])) % 4:
            parameters[key] = known[key]
    if known:
        case.path_parameters = parameters  # type: ignore[attr-defined]
        return _sent(door, name, case.as_transport_kwargs(base_url=f"http://127.0.0.1:{door.port}"), "")  # type: ignore[attr-defined]
    if "film" in parameters and len(str(parameters["film"])) % 4:
        parameters["film"] = "tiny"
    case.path_parameters = parameters  # type: ignore[attr-defined]
    sent = case.as_transport_kwargs(base_url=f"http://127.0.0.1:{door.port}")  # type: ignore[attr-defined]
    return _sent(door, name, sent)


def _sent(door: Door, name: str, sent: dict[str, object], cookie: str | None = None) -> int:
    headers = {**dict(sent.pop("headers", None) or {}), "Cookie": door.cookie if cookie is None else cookie}
    sent.pop("cookies", None)
    endless = name.endswith("/live")
    try:
        answer = LINE.request(**sent, headers=headers, timeout=20, allow_redirects=False, stream=endless)  # type: ignore[arg-type]
    except (requests.exceptions.InvalidURL, requests.exceptions.InvalidHeader, UnicodeError):
        return 400
    assert answer.status_code in KNOWN, (name, answer.status_code, sent, answer.text[:500])
    if endless and answer.status_code == 200:
        lines = answer.iter_lines(decode_unicode=True)
        assert next(lines) == "event: hello", name
        assert any(line == "event: notes" for line in islice(lines, 200)), name
        answer.close()
        return 200
    if answer.status_code >= 400 and answer.content and not name.startswith("HEAD"):
        body = json.loads(answer.content)
        assert isinstance(body["error"], str), (name, body)
        assert isinstance(body["advice"], str), (name, body)
    if cookie is not None:
        return answer.status_code
    if not (door.root / "tiny").is_dir():
        film_in(door.root)
    for made in [path for path in door.root.iterdir() if path.name not in ("tiny",)]:
        shutil.rmtree(made, ignore_errors=True)
    return answer.status_code

"""Whatever the studio refuses can be said in Chinese."""

import ast

from ciotat.words.wrong import CHINESE_ERRORS
from tests.laws.sources import PACKAGE
from tests.prompt.test_errors import sentences

RAISED = {"FilmError", "NotHere", "ScriptError", "StoreError", "_Refused", "said", "Remark"}


def test_every_refusal_has_its_chinese() -> None:
    paths = [*(PACKAGE / "server").glob("*.py"), PACKAGE / "work" / "note.py", PACKAGE / "work" / "takes.py"]
    found = {text for path in paths for text in sentences(ast.parse(path.read_text("utf-8")), RAISED)}
    found = {text for text in found if not text.isdecimal() and text != "error"}
    assert {text for text in found if text.strip("{}; ")} - set(CHINESE_ERRORS) == set()

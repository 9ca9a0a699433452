import pytest

from ciotat.core.errors import ScriptError
from ciotat.script import read, write

SCRIPT = read(b"INT. HOUSE - DAY\n\nShe waits.\n\nANNA\nHello.\n", "x.fountain")


@pytest.mark.parametrize("format", ["fountain", "chinese", "prose", "finaldraft"])
def test_every_format_holds_the_words(format: str) -> None:
    held = read(write(SCRIPT, format).data, format=format)  # type: ignore[arg-type]
    words = "".join(e.text for scene in held.scenes for e in scene.elements)
    assert "She waits." in words
    assert "Hello." in words


def test_a_page_to_look_at() -> None:
    assert b"Hello." in write(SCRIPT, "html").data
    assert write(SCRIPT, "pdf").data.startswith(b"%PDF")


def test_a_format_that_is_not_known() -> None:
    with pytest.raises(ScriptError, match="rtf cannot be written") as refused:
        write(SCRIPT, "rtf")  # type: ignore[arg-type]
    assert refused.value.advice

"""Scripts in web pages: the words of the page, read by the readers of text."""

import pytest

from ciotat.core.errors import ScriptError
from ciotat.script import Screenplay, read


def told(screenplay: Screenplay) -> str:
    return "|".join(f"{e.type}: {e.text.strip()}" for scene in screenplay.scenes for e in scene.elements)


TEXTS = {
    "paragraphs": (
        "<!DOCTYPE html><html><head><title>X</title><style>p{a:b}</style></head><body><h1>INT. HOUSE -\nDAY</h1>"
        "<p>Anna sits &amp; waits.</p><p>ANNA<br>Hello <i>you</i>.</p></body></html>",
        "heading: INT. HOUSE - DAY|action: Anna sits & waits.|cue: ANNA|dialogue: Hello you.",
    ),
    "set as written": (
        "<html><pre>\n<b>     INT. HOUSE - DAY\n</b>\n  Anna sits.\n\n<b>             ANNA\n</b>         Hello you.\n</pre>",
        "heading: INT. HOUSE - DAY|action: Anna sits.|cue: ANNA|dialogue: Hello you.",
    ),
    "Chinese": (
        "<html><body><p>第一场 内 咖啡馆 日</p><p>李雷：你好。</p></body></html>",
        "heading: 第一场 内 咖啡馆 日|cue: 李雷|dialogue: 你好。",
    ),
    "prose": ("<html><body><p>Anna sits.</p></body></html>", "action: Anna sits."),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_the_words_of_a_page_are_read(text: str, expected: str) -> None:
    assert told(read(text.encode(), "my.html")) == expected


@pytest.mark.parametrize("text", ["<html></html>", "<html><!-- INT. A", "<html><p>"])
def test_a_page_without_words_is_empty(text: str) -> None:
    with pytest.raises(ScriptError, match="empty"):
        read(text.encode(), "my.html")

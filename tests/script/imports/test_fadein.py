import zipfile
from io import BytesIO

import pytest

from ciotat.core.errors import ScriptError
from ciotat.script import Screenplay, read

STYLES = "".join(
    f'<style name="{name}" basestylename="Normal Text"{more}/>'
    for name, more in (
        ("Scene Heading", ' allcaps="1"'),
        ("Action", ""),
        ("Character", ' allcaps="1"'),
        ("Dialogue", ""),
    )
)


def para(style: str, text: str, more: str = "", on: str = "") -> str:
    return f'<para {on}><style basestylename="{style}" {more}/><text>{text}</text></para>'


def osf(*paragraphs: str, version: str = "30", more: str = "") -> bytes:
    body = f"<styles>{STYLES}</styles><paragraphs>{''.join(paragraphs)}</paragraphs>{more}"
    return f'<?xml version="1.0"?><document type="Open Screenplay Format document" version="{version}">{body}</document>'.encode()


def packed(data: bytes, name: str = "document.xml") -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def told(screenplay: Screenplay) -> list[tuple[str, str]]:
    return [(e.type, e.text) for scene in screenplay.scenes for e in scene.elements]


SCRIPT = (
    para("Scene Heading", "int. library - day", on='scene_number="3A" synopsis="They meet."'),
    para("Action", "ANNA types."),
    para("Character", "Anna (V.O.)"),
    para("Parenthetical", "low"),
    para("Dialogue", "# one.&#10;Two."),
    para("Shot", "CLOSE ON: THE DOOR"),
    para("Transition", "DISSOLVES TO:"),
    para("Action", "THE END", 'align="center"'),
    para("Normal Text", ""),
)


@pytest.mark.parametrize("data", [osf(*SCRIPT), packed(osf(*SCRIPT))], ids=["osf", "fadein"])
def test_styles_say_what_paragraphs_are(data: bytes) -> None:
    screenplay = read(data, "my.fadein")
    assert told(screenplay) == [
        ("heading", "INT. LIBRARY - DAY"),
        ("synopsis", "They meet."),
        ("action", "ANNA types."),
        ("cue", "ANNA"),
        ("parenthetical", "low"),
        ("dialogue", "# one.\nTwo."),
        ("action", "CLOSE ON: THE DOOR"),
        ("transition", "DISSOLVES TO:"),
        ("centred", "THE END"),
    ]
    assert screenplay.scenes[0].number == "3A"
    assert screenplay.scenes[0].elements[3].extension == "V.O."
    assert screenplay.remarks == ()


def test_styles_of_the_writer_are_what_they_are_based_on() -> None:
    own = (("Sting", "Whisper"), ("Whisper", "Dialogue"), ("Loop", "Loop"))
    more = "".join(f'<style name="{name}" basestylename="{base}"/>' for name, base in own)
    data = osf(para("Character", "ANNA"), para("Sting", "Hush."), para("Loop", "x"))
    data = data.replace(b"</styles>", f"{more}</styles>".encode())
    assert told(read(data)) == [("cue", "ANNA"), ("dialogue", "Hush."), ("action", "x")]


@pytest.mark.parametrize("second", ["", 'dualdialogue="1"'])
def test_two_speak_at_the_same_time(second: str) -> None:
    data = osf(
        *(para("Character", "EVE"), para("Dialogue", "No.")),
        *(para("Character", "ANNA", 'dualdialogue="1"'), para("Dialogue", "Go.", second)),
        *(para("Character", "BOB", second), para("Dialogue", "Stay.", second)),
        *(para("Character", "EVE"), para("Dialogue", "Yes.")),
    )
    cues = [e for e in read(data).scenes[0].elements if e.type == "cue"]
    assert [cue.dual for cue in cues] == [False, True, True, False]


def test_emphasis_stands_beside_the_words_or_in_them() -> None:
    new = read(osf('<para><style basestylename="Action"/><text bold="1">Run</text><text> *fast*.</text></para>'))
    old = read(osf(para("Action", '&lt;b&gt;Run&lt;/b&gt; &lt;size="18"&gt;*fast*.&lt;/size&gt;'), version="12"))
    for screenplay in (new, old):
        (element,) = screenplay.scenes[0].elements
        assert element.text == "Run *fast*."
        assert [(run.text, run.styles) for run in element.runs if run.styles] == [("Run", ("bold",))]


def test_the_title_page_is_kept() -> None:
    page = "<titlepage>" + "".join(
        para("Normal Text", text, on=f'bookmark="{mark}"' if mark else "")
        for mark, text in (
            ("Title", "RAIN"),
            ("", "written by"),
            ("Author", "A. Writer"),
            ("Contact", "1 Road&#10;Town"),
        )
    )
    screenplay = read(osf(para("Action", "Rain falls."), more=page + "</titlepage>"), "x.fadein")
    assert screenplay.title_page == (
        ("Title", "RAIN"),
        ("Credit", "written by"),
        ("Author", "A. Writer"),
        ("Contact", "1 Road\nTown"),
    )


def test_what_cannot_be_opened_is_refused() -> None:
    data = packed(osf(*SCRIPT))
    with pytest.raises(ScriptError, match="broken"):
        read(data[:60] + b"\0" * 20 + data[80:], "x.fadein")
    with pytest.raises(ScriptError, match="unsafe"):
        read(packed(b'<!DOCTYPE x [<!ENTITY a "b">]><document type="Open Screenplay Format document"/>'), "x.fadein")
    with pytest.raises(ScriptError, match="no Word document"):
        read(packed(b"x", "other.xml"), "x.fadein")

"""Celtx: a zip of HTML pages whose paragraphs are classed; made up here after what the program writes."""

import zipfile
from io import BytesIO

import pytest

from ciotat.core.errors import ScriptError
from ciotat.script import Screenplay, read
from ciotat.script.imports.html import page

HEAD = """<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">
<html>
<head>
  <title>The Long River</title>
  <style type="text/css">p.sceneheading:before { display: none > 1; }</style>
  <meta content="both" name="CX.sceneNumbering">
  <meta content="A. Writer" name="Author">
  <meta content="Written by" name="CX.byline">
</head>
<body>
"""
BODY = """<p id="a" scenestr="1" scenenumber="1" class="sceneheading">Int. kitchen -
night<br>
</p>
<p class="action">Rain &amp; wind.&nbsp; The <span ref="x" class="props">kettle</span>
<span style="font-weight: bold;">sings</span>.<br>It stops.</p>
<div class="softbreak"><br></div>
<p class="character"><span class="cast">Anna
</span><br>
</p>
<p class="parenthetical">(low)</p>
<p class="dialog">Hello, <i>you</i>.<span class="note" text="Sure? a > b" id="n"></span></p>
<p class="dialog"># one.</p>
<p dual="true" class="character">Bob</p>
<p class="dialog">Yes.</p>
<p class="character" dual="true">Carl</p>
<p class="dialog">No.</p>
<p class="shot">close on the door</p>
<p class="transition">Cut to:</p>
<p id="b" class="sceneheading">(Dream)</p>
<p class="text">She runs.</p>
</body></html>
"""
EXPECTED = [
    ("heading", "INT. KITCHEN - NIGHT"),
    ("action", "Rain & wind. The kettle sings.\nIt stops."),
    ("cue", "ANNA"),
    ("parenthetical", "low"),
    ("dialogue", "Hello, you.\n# one."),
    ("note", "Sure? a > b"),
    ("cue", "BOB"),
    ("dialogue", "Yes."),
    ("cue", "CARL"),
    ("dialogue", "No."),
    ("action", "CLOSE ON THE DOOR"),
    ("transition", "CUT TO:"),
    ("heading", "(DREAM)"),
    ("action", "She runs."),
]


def packed(**files: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "-").replace("_", "."), text)
    return out.getvalue()


def told(screenplay: Screenplay) -> list[tuple[str, str]]:
    return [(e.type, e.text) for scene in screenplay.scenes for e in scene.elements]


PROJECT = '<RDF:RDF><cx:Document cx:localFile="script-b.html"/><cx:Document cx:localFile="script-a.html"/></RDF:RDF>'


@pytest.mark.parametrize(
    "data", [packed(project_rdf="<RDF/>", script__a_html=HEAD + BODY), (HEAD + BODY).encode()], ids=["project", "page"]
)
def test_classes_say_what_paragraphs_are(data: bytes) -> None:
    screenplay = read(data, "my.celtx")
    assert told(screenplay) == EXPECTED
    assert screenplay.title_page == (("Title", "The Long River"), ("Credit", "Written by"), ("Author", "A. Writer"))
    assert screenplay.scenes[0].number == "1"
    spoken = [e for e in screenplay.scenes[0].elements if e.type == "dialogue"]
    assert [run.styles for run in spoken[0].runs][:2] == [(), ("italic",)]
    assert [e.dual for e in spoken] == [False, True, True]


def test_the_first_script_of_a_project_is_read_and_the_others_are_told() -> None:
    other = "<html><body><p class='sceneheading'>INT. HALL</p><p class='action'>Dust.</p></body></html>"
    screenplay = read(packed(project_rdf=PROJECT, script__a_html=HEAD + BODY, script__b_html=other), "my.celtx")
    assert told(screenplay) == [("heading", "INT. HALL"), ("action", "Dust.")]
    assert "left out: 1" in screenplay.remarks[0].message


@pytest.mark.parametrize(
    "data",
    [
        packed(project_rdf="<RDF/>"),
        packed(project_rdf="", script__a_html="<html></html>")[:-9],
        b"PK\x03\x04project.rdf",
    ],
)
def test_what_cannot_be_read_says_so(data: bytes) -> None:
    with pytest.raises(ScriptError):
        read(data, "my.celtx")


@pytest.mark.parametrize("text", ["<p ", "<!--", "<a ='", "<b>", "</", "<p class=", "a=", "<", "&"])
def test_pages_that_never_end_cost_no_more(text: str) -> None:
    assert page("<body>" + text * 30_000).paragraphs

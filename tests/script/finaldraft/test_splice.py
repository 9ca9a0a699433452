"""Changed scripts written into the file they came from: only what changed changes."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.script import Run, Screenplay, read
from ciotat.script.writing import write
from tests.script.finaldraft.changing import FILES, change, elements, find, lines_changed, new, put, script


def changed(screenplay: Screenplay, now: Screenplay) -> tuple[list[str], list[str]]:
    """The lines gone and new, once the file is known to read as what was asked for."""
    written = write(now, "finaldraft")
    again = read(written.data)
    assert [told(again), again.title_page] == [told(now), now.title_page]
    return lines_changed(screenplay.source.encode(), written.data)


def told(screenplay: Screenplay) -> list[object]:
    return [
        (scene.number, e.type, e.text, e.name, e.extension, e.dual, [(r.text, r.styles) for r in e.runs])
        for scene in screenplay.scenes
        for e in scene.elements
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_untouched_script_gives_its_own_bytes(file: Path, end: str, encoding: str) -> None:
    text = file.read_text("utf-8").replace("\n", end)
    if encoding == "utf-16":
        text = text.replace("UTF-8", "UTF-16").replace("utf-8", "utf-16")
    data = text.encode(encoding)
    written = write(read(data, file.name), "finaldraft")
    assert (written.data, written.remarks) == (data, ())


def test_changed_words_change_one_run() -> None:
    was = script("production")
    now = change(was, "IDA sits", text="IDA sits on a red suitcase, leafing through Timetables & Tides.")
    i, j = find(now, "IDA sits")
    element = now.scenes[i].elements[j]
    runs = (Run("IDA sits on a red suitcase, leafing through"), *element.runs[1:])
    gone, there = changed(was, put(now, (i, j), [replace(element, runs=runs)]))
    assert gone == ['<Text AdornmentStyle="-1" RevisionID="1">reading</Text>']
    assert there == ['<Text AdornmentStyle="-1" RevisionID="1">leafing through</Text>']


def test_a_tag_stays_on_what_is_left_of_it() -> None:
    was = script("production")
    i, j = find(was, "IDA sits")
    element = was.scenes[i].elements[j]
    first = replace(element.runs[0], text="IDA sits on a tiny red suitcase, reading")
    text = element.text.replace("a red", "a tiny red")
    gone, there = changed(was, put(was, (i, j), [replace(element, text=text, runs=(first, *element.runs[1:]))]))
    assert (gone, there) == (
        ['<Text TagNumber="7">a red suitcase</Text>'],
        ['<Text TagNumber="7">a tiny red suitcase</Text>'],
    )


def test_another_style_keeps_the_other_attributes() -> None:
    was = script("production")
    i, j = find(was, "IDA sits")
    element = was.scenes[i].elements[j]
    plain, *rest = element.runs
    runs = (replace(plain, text=plain.text.removesuffix("reading")), Run("reading", ("bold",)), *rest)
    _, there = changed(was, put(was, (i, j), [replace(element, runs=runs)]))
    assert there == ['<Text Style="Bold" AdornmentStyle="-1" RevisionID="1">reading</Text>']


@pytest.mark.parametrize(
    ("text", "values", "gone", "there"),
    [
        ("Mind the", {"text": "Mind the <gap> & doors!"}, "Mind the doors!", "Mind the &lt;gap&gt; &amp; doors!"),
        ("ON THE CLOCK", {"text": "ON THE CLOCK, STOPPED"}, "ON THE CLOCK", "ON THE CLOCK, STOPPED"),
        ("Low tide", {"text": "High tide"}, "SUPER: “Low tide”", "SUPER: High tide”"),
        ("shouting", {"text": "whispering"}, "(shouting)", "(whispering)"),
        ("Everything", {"text": "All goes by boat."}, "Everything goes by boat.", "All goes by boat."),
        ("The second", {"text": "The second part"}, "The second half", "The second part"),
    ],
)
def test_one_line_for_one_change(text: str, values: dict[str, str], gone: str, there: str) -> None:
    was = script("production")
    if text == "Low tide":
        there = "SUPER: High tide"
    assert changed(was, change(was, text, **values)) == ([f"<Text>{gone}</Text>"], [f"<Text>{there}</Text>"])


def test_a_renamed_speaker() -> None:
    was = script("production")
    now = change(was, "THE GULLS", text="GULLS", name="GULLS", extension="O.S.")
    now = change(now, "Mine.", name="GULLS", extension="O.S.", voice="offscreen")
    assert changed(was, now) == (["<Text>THE GULLS</Text>"], ["<Text>GULLS (O.S.)</Text>"])


def test_a_heading_with_another_number() -> None:
    was = script("production")
    scenes = (*was.scenes[:1], replace(was.scenes[1], number="2B"), *was.scenes[2:])
    gone, there = changed(was, replace(was, scenes=scenes))
    assert gone == ['<Paragraph Number="2A" StartsNewPage="Yes" Type="Scene Heading">']
    assert there == ['<Paragraph Number="2B" StartsNewPage="Yes" Type="Scene Heading">']


def test_a_heading_with_another_text_or_place() -> None:
    was = script("production")
    gone, there = changed(was, change(was, "EXT. HARBOUR", text="EXT. QUAY - DUSK"))
    assert (gone, there) == (["<Text>EXT. HARBOUR - DUSK</Text>"], ["<Text>EXT. QUAY - DUSK</Text>"])
    scenes = (*was.scenes[:3], replace(was.scenes[3], hour="NIGHT"))
    written = write(replace(was, scenes=scenes), "finaldraft")
    assert lines_changed(was.source.encode(), written.data)[1] == ["<Text>EXT. HARBOUR - NIGHT</Text>"]


def test_another_type() -> None:
    was = script("plain")
    gone, there = changed(was, change(was, "Fog", type="centred"))
    assert gone == ['<Paragraph Type="Action">']
    assert there == ['<Paragraph Alignment="Center" Type="Action">']


def test_a_synopsis_and_a_note() -> None:
    was = script("production")
    gone, there = changed(was, change(was, "Ida waits", text="Ida waits & waits."))
    assert len(gone) == len(there) == 1
    assert "Ida waits &amp; waits." in there[0]
    gone, there = changed(was, change(was, "Which station", text="Which one?"))
    assert (len(gone), gone[-1]) == (8, "</ScriptNote>")
    assert there[0].endswith(' Type="Location"><Paragraph><Text>Which one?</Text></Paragraph></ScriptNote>')
    note = "Which station is this?\nAsk the railway."
    gone, there = changed(was, change(was, "Which station", text=note))
    assert gone == ['<Text Font="Arial">Ask the council &amp; the railway.</Text>']
    assert there == ['<Text Font="Arial">Ask the railway.</Text>']


def test_a_note_more_and_a_note_less() -> None:
    was = script("plain")
    i, j = find(was, "Fog")
    now = put(was, (i, j + 1), [new("note", "How thick?")], over=0)
    gone, there = changed(was, now)
    assert gone == []
    assert there[:3] == ['<ScriptNote Color="#FFFFFFFF0000" ID="1">', "<Paragraph>", "<Text>How thick?</Text>"]
    more = read(write(now, "finaldraft").data)
    assert write(put(more, find(more, "How thick"), []), "finaldraft").data == was.source.encode()


def test_a_synopsis_more() -> None:
    was = script("plain")
    gone, there = changed(was, put(was, (0, 2), [new("synopsis", "She oils.")], over=0))
    assert gone == []
    assert there[:2] == ["<SceneProperties>", "<Summary>"]
    was = script("production")
    assert there[2] == "<Paragraph>"
    _, there = changed(was, put(was, (1, 1), [new("synopsis", "The sea.")], over=0))
    assert "".join(there).startswith('<SceneProperties Length="1/8" Page="2" Title=""><Summary>')


def test_paragraphs_more_and_less() -> None:
    was = script("plain")
    i, j = find(was, "Nothing has")
    speech = [new("cue", "TOM", name="TOM"), new("dialogue", "Or\nJuly.", name="TOM")]
    now = put(was, (i, j + 1), speech, over=0)
    gone, there = changed(was, now)
    assert gone == []
    assert '<Paragraph Type="Character">' in there
    less = put(now, (i, j + 1), [], over=2)
    assert write(less, "finaldraft").data == was.source.encode()
    gone, there = changed(was, put(was, find(was, "Fog"), []))
    assert gone == ['<Paragraph Type="Action">', "<Text>Fog. Then a whistle.</Text>", "</Paragraph>"]
    assert there == []


def test_a_page_break_more_and_less() -> None:
    was = script("plain")
    i, j = find(was, "Fog")
    gone, there = changed(was, put(was, (i, j), [new("page-break", "")], over=0))
    assert (gone, there) == (['<Paragraph Type="Action">'], ['<Paragraph StartsNewPage="Yes" Type="Action">'])
    was = script("production")
    i, j = next((i, j) for i, s in enumerate(was.scenes) for j, e in enumerate(s.elements) if e.type == "page-break")
    gone, there = changed(was, put(was, (i, j), []))
    assert gone == ['<Paragraph Number="2A" StartsNewPage="Yes" Type="Scene Heading">']
    assert there == ['<Paragraph Number="2A" StartsNewPage="No" Type="Scene Heading">']


def test_what_goes_leaves_comments_and_unknown_parts() -> None:
    was = script("production")
    data = write(put(was, find(was, "A WEEK"), []), "finaldraft").data
    assert b"<!-- a comment of some other program -->" in data
    assert "<Deep>ünchanged</Deep>".encode() in data


def test_moved_scenes_take_everything_along() -> None:
    was = script("production")
    first, second, third, fourth = was.scenes
    data = write(replace(was, scenes=(second, first, third, fourth)), "finaldraft").data
    for kept in (
        '<Text TagNumber="7">a red suitcase</Text>',
        '<CharacterArcBeat Name="PORTER">',
        'ID="4" Name="Where?"',
    ):
        assert kept.encode() in data
    again = read(data)
    assert [s.number for s in again.scenes] == ["2A", "1", "3", "4"]
    assert sorted(map(str, told(again))) == sorted(map(str, told(was)))


def test_dual_dialogue_changed_within() -> None:
    was = script("production")
    i, j = find(was, "Mind the")
    more = new("dialogue", "Please!", name="PORTER", extension="O.S., CONT'D", voice="offscreen", dual=True)
    gone, there = changed(was, put(was, (i, j + 1), [more], over=0))
    assert (gone, len(there)) == ([], 3)
    i, j = find(was, "shouting")
    gone, there = changed(was, put(was, (i, j), []))
    assert (len(gone), there) == (3, [])


def test_dual_dialogue_undone_and_made() -> None:
    was = script("ranges")
    scene = was.scenes[0]
    alone = tuple(replace(e, dual=False) for e in scene.elements)
    undone = replace(was, scenes=(replace(scene, elements=alone),))
    written = write(undone, "finaldraft")
    assert b"DualDialogue" not in written.data
    again = read(written.data)
    assert told(again) == told(undone)
    together = tuple(replace(e, dual=bool(e.name)) for e in again.scenes[0].elements)
    made = read(write(replace(again, scenes=(replace(again.scenes[0], elements=together),)), "finaldraft").data)
    assert told(made) == told(was)


def test_ranges_of_notes_move_with_their_paragraphs() -> None:
    was = script("ranges")
    now = put(change(was, "A hum.", text="A low hum."), (0, 0 + 1), [new("action", "Dust.")], over=0)
    data = write(now, "finaldraft").data
    assert b'Range="21,31"' in data
    assert b'Range="35,49"' in data
    assert told(read(data)) == told(now)
    less = write(put(was, find(was, "A hum."), [], over=2), "finaldraft")
    assert b"Which note" not in less.data
    assert b'Range="18,32"' in less.data


def test_ranges_that_were_wrong_stay_so() -> None:
    was = script("ranges")
    odd = read(was.source.replace("25,39", "38,99").encode())
    assert write(odd, "finaldraft").data == odd.source.encode()
    assert b'Range="42,103"' in write(change(odd, "A hum.", text="A low hum."), "finaldraft").data


def test_another_title_page() -> None:
    was = script("production")
    page = (("Title", "HIGH TIDE"), *was.title_page[1:])
    now = replace(was, title_page=page)
    assert write(now, "finaldraft").data.count(b"LOW TIDE") == 0
    assert read(write(now, "finaldraft").data).title_page == page
    fresh = replace(script("plain"), title_page=(("Title", "Signals"), ("Contact", "R. Vane")))
    assert read(write(fresh, "finaldraft").data).title_page == fresh.title_page


def test_what_an_encoding_cannot_hold_is_a_reference() -> None:
    text = "<?xml version='1.0' encoding='iso-8859-1'?><FinalDraft><Content>" + (
        "<Paragraph Type='Action'><Text>café</Text></Paragraph></Content></FinalDraft>"
    )
    was = read(text.encode("latin-1"))
    data = write(change(was, "café", text="café 你"), "finaldraft").data
    assert data == text.replace("café", "café &#20320;").encode("latin-1")


def test_a_split_speech_is_rewritten_as_one() -> None:
    was = script("minified")
    now = change(was, "是你", text="是他？")
    gone, there = changed(was, now)
    assert there[0] == gone[0].replace("是你", "是他")


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=12).map(
    lambda text: f"X{text}X".replace("（", "(")
)


def test_a_long_file_of_one_line() -> None:
    text = "<Paragraph Type='Action'><Text>x</Text></Paragraph>" * 2_000
    was = read(f"<FinalDraft><Content>{text}</Content></FinalDraft>".encode())
    told = tuple(replace(e, text="y") for e in was.scenes[0].elements)
    now = replace(was, scenes=(replace(was.scenes[0], elements=told),))
    assert write(now, "finaldraft").data == was.source.replace(">x<", ">y<").encode()


EDITS = st.lists(
    st.tuples(
        st.integers(0, 99), st.integers(0, 99), st.sampled_from(["words", "out", "action", "note", "bold"]), WORDS
    ),
    min_size=1,
    max_size=4,
)


def edited(now: Screenplay, edits: list[tuple[int, int, str, str]]) -> Screenplay:
    """A script with a few elements changed, taken out or put in."""
    for scene, place, what, text in edits:
        i = scene % len(now.scenes)
        told = now.scenes[i].elements
        j = place % (len(told) + 1)
        at = told[j] if j < len(told) else None
        if what in ("action", "note") and (at is None or at.type in ("action", "transition", "heading")):
            now = put(now, (i, j), [new(what, text)], over=0)
        elif at and at.type in ("action", "note", "transition", "dialogue") and not at.dual:
            runs = (Run(text, ("bold",)),) if what == "bold" and at.type != "note" else ()
            now = put(now, (i, j), [] if what == "out" else [replace(at, text=text, runs=runs)])
    return now


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(["plain", "production", "ranges", "minified", "indented"]), EDITS)
def test_any_edit_reads_back_and_leaves_the_rest(name: str, edits: list[tuple[int, int, str, str]]) -> None:
    was = script(name)
    now = edited(was, edits)
    data = write(now, "finaldraft").data
    again = read(data)
    kinds = ("action", "transition", "dialogue", "heading", "cue", "synopsis", "boneyard")
    assert [(e.type, e.text) for e in elements(again) if e.type in kinds] == [
        (e.type, e.text) for e in elements(now) if e.type in kinds
    ]
    notes = [sorted(e.text for e in elements(s) if e.type == "note") for s in (again, now)]
    assert notes[0] == notes[1]
    kept = {e.origin: e for e in elements(now)}
    for element in elements(was):
        if kept.get(element.origin) == element and element.type in ("action", "dialogue", "heading", "cue"):
            text = "\n".join(was.source.split("\n")[element.origin.line - 1 :])
            text = text[element.origin.column - 1 :][: element.origin.length]
            assert [run for run in re.findall("<Text.*?</Text>", text, re.S) if run not in data.decode()] == []

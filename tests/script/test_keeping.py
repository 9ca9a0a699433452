"""Ids survive edits: what is untouched keeps them, what changed keeps them where half of it is still there."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.core.digest import digest
from ciotat.core.origin import Origin
from ciotat.script import Element, Scene, Screenplay, read
from ciotat.script.ids import Draft, Entry
from ciotat.script.keeping import keep
from tests.script.drafts import EDITS, ambiguous, edited, pieces, screenplay, start

SIZES = st.lists(st.integers(1, 6), min_size=1, max_size=5)


def ids(script: Screenplay) -> list[str]:
    return [entry.id for entry in Draft.of(script).entries]


@settings(max_examples=60)
@given(SIZES, EDITS, st.booleans())
def test_ids_survive_any_mix_of_edits(sizes: list[int], edits: list[tuple[str, int, int]], chinese: bool) -> None:
    before = start(sizes)
    after = edited(before, edits)
    old = screenplay(before, chinese)
    new = keep(Draft.of(old), screenplay(after, chinese))
    assert len(set(ids(new))) == len(ids(new))
    had = {piece.tag: own for piece, own in pieces(before, old)}
    unclear = ambiguous(before, after)
    for piece, own in pieces(after, new):
        if piece.tag in had and piece.tag not in unclear:
            assert own == had[piece.tag], piece


@settings(max_examples=25)
@given(SIZES, EDITS, EDITS)
def test_keeping_is_stable_and_carries_on(
    sizes: list[int], first: list[tuple[str, int, int]], second: list[tuple[str, int, int]]
) -> None:
    one = screenplay(start(sizes))
    two = keep(Draft.of(one), screenplay(edited(start(sizes), first)))
    read_again = screenplay(edited(start(sizes), first))
    assert keep(Draft.of(two), read_again) == two == keep(Draft.of(two), two)
    assert keep(Draft.read(Draft.of(one).written()), read_again) == two
    three = keep(Draft.of(two), screenplay(edited(start(sizes), [*first, *second])))
    assert len(set(ids(three))) == len(ids(three))


def draft(*entries: str) -> Draft:
    """A draft of one scene; a name before a colon is a cue and its line."""
    out = [Entry("s", "scene", "", "INT. A - DAY"), Entry("h", "heading", "", "INT. A - DAY")]
    for n, text in enumerate(entries):
        name, _, said = text.partition(": ")
        out += [Entry(f"c{n}", "cue", name, name)] if said else []
        out.append(Entry(f"e{n}", "dialogue" if said else "action", name if said else "", said or text))
    return Draft(tuple(out))


def kept(before: Draft, text: str) -> list[str]:
    """The ids that the elements of `text` (after a heading) have from `before`, or a dash for those that are new."""
    script = keep(before, read(f"INT. A - DAY\n\n{text}\n".encode(), "x.fountain"))
    old = {entry.id for entry in before.entries}
    return [e.id if e.id in old else "-" for e in script.scenes[0].elements if e.type != "heading"]


def test_at_least_half_must_survive() -> None:
    before = draft("one two three four five six.")
    assert kept(before, "One two three ten eleven twelve.") == ["e0"]
    assert kept(before, "One two nine ten eleven twelve.") == ["-"]
    assert kept(before, "Wholly other words stand here now.") == ["-"]
    assert kept(before, "Nine ten one two three four five six seven eight nine ten eleven.") == ["e0"]


def test_a_line_said_with_other_words_in_its_place_is_the_same() -> None:
    before = draft("ANNA: One two three.", "BOB: Four five six.", "ANNA: Seven eight nine.", "It rains.")
    assert kept(before, "ANNA\nOne two three.\n\nBOB\nOther words.\n\nANNA\nSeven eight nine.\n\nIt rains.")[3] == "e1"
    rewritten = "ANNA\nAll is new.\n\nBOB\nOther words.\n\nANNA\nSeven eight nine.\n\nIt rains."
    assert kept(before, rewritten) == ["c0", "e0", "c1", "e1", "c2", "e2", "e3"]
    assert kept(before, "ANNA\nOne two three.\n\nZOE\nOther words.\n\nANNA\nSeven eight nine.\n\nIt rains.")[3] == "-"
    more = "ANNA\nOne two three.\n\nBOB\nOther words.\n\nBOB\nAnd more.\n\nANNA\nSeven eight nine.\n\nIt rains."
    assert kept(before, more)[3:6:2] == ["-", "-"], "which of the two it is cannot be known"


def test_chinese_survives_by_characters() -> None:
    before = draft("大雪。一列火车停在林间，车灯照着雪地。", "LIN: 修不好了，是吗？")
    text = "!大雪。一列黑色的火车停在林间，车灯照亮雪地。\n\n@LIN\n修不好了，对吗？"
    assert kept(before, text) == ["e0", "c1", "e1"]


def test_a_letter_changes_no_id() -> None:
    assert kept(draft("ANNA: Wait!", "BOB: Late."), "ANNA\nWaits!\n\nBOB\nLater.") == ["c0", "e0", "c1", "e1"]


def test_equal_lines_keep_their_order() -> None:
    before = draft("A: Yes.", "A: Yes.", "A: Yes.")
    fewer = kept(before, "A\nYes.\n\nA\nYes.")
    assert "-" not in fewer
    assert fewer[0::2] == sorted(fewer[0::2])
    assert [c[1] for c in fewer[0::2]] == [e[1] for e in fewer[1::2]]
    assert kept(before, "A\nYes.\n\nA\nYes.\n\nB\nNo.\n\nA\nYes.") == ["c0", "e0", "c1", "e1", "-", "-", "c2", "e2"]


def test_a_line_given_to_someone_else_keeps_its_id_and_a_cue_goes_with_its_line() -> None:
    before = draft("ANNA: I will never go there.", "ANNA: Then stay.", "It rains.")
    text = "BOB\nI will never go there.\n\nANNA\nWhat?\n\nANNA\nThen stay.\n\nIt rains."
    assert kept(before, text) == ["c0", "e0", "-", "-", "c1", "e1", "e2"]


def test_of_a_split_line_the_greater_part_keeps_the_id() -> None:
    before = draft("one two three four five six seven eight.", "Other things.")
    text = "One two three.\n\nFour five six seven eight.\n\nOther things."
    assert kept(before, text) == ["-", "e0", "e1"]


def test_a_scene_keeps_its_id_with_its_heading_or_else_with_what_it_holds() -> None:
    text = "INT. HALL - DAY\n\nAnna waits for the night.\n\nA clock strikes two.\n\n"
    more = "EXT. SEA - NIGHT\n\nWaves break on the rocks.\n"
    old = read((text + more).encode(), "x.fountain")
    renamed = read((more + "\n" + text.replace("INT. HALL", "EXT. MILL")).encode(), "x.fountain")
    assert [scene.id for scene in keep(Draft.of(old), renamed).scenes] == [old.scenes[1].id, old.scenes[0].id]
    split = read((text.replace("A clock", "INT. CLOCK - DAY\n\nA clock") + more).encode(), "x.fountain")
    ids = [scene.id for scene in keep(Draft.of(old), split).scenes]
    assert [ids[0], ids[2]] == [scene.id for scene in old.scenes]
    assert ids[1] not in {entry.id for entry in Draft.of(old).entries}


def test_scenes_that_begin_alike_are_told_apart_by_what_follows() -> None:
    like = "INT. HALL - DAY\n\nAnna waits.\n\nANNA\n{}\n\n"
    one, two, other = like.format("Who is there?"), like.format("Go away."), "EXT. SEA - DAY\n\nWaves.\n\n"
    old = read((one + other + two).encode(), "x.fountain")
    new = keep(Draft.of(old), read((two + other + one).encode(), "x.fountain"))
    a, b, c = ((*tuple(e.id for e in scene.elements), scene.id) for scene in old.scenes)
    assert [(*tuple(e.id for e in scene.elements), scene.id) for scene in new.scenes] == [c, b, a]


def test_a_cue_goes_with_a_changed_line_under_another_name() -> None:
    before = draft("ANNA: One two three four five six.", "It rains.")
    assert kept(before, "ZOE\nOne two three four nine ten.\n\nIt rains.") == ["c0", "e0", "e1"]


def test_a_new_line_never_gets_the_id_of_another() -> None:
    old = read(b"INT. A - DAY\n\nOne two three four.\n\nIt rains.\n", "x.fountain")
    new = keep(Draft.of(old), read(b"INT. A - DAY\n\nOne two three nine.\n\nIt rains.\n", "x.fountain"))
    last = keep(
        Draft.of(new), read(b"INT. A - DAY\n\nOne two three nine.\n\nOne two three four.\n\nIt rains.\n", "x.fountain")
    )
    assert len(set(ids(last))) == len(ids(last))
    assert last.scenes[0].elements[1].id == old.scenes[0].elements[1].id


def test_what_was_cut_returns_with_its_id() -> None:
    like = "INT. HALL - DAY\n\n{}\n\nANNA\nYes.\n\nBOB\nNo, I will not go there again.\n\n"
    one, two = like.format("Anna waits for the rain to end."), like.format("Bob looks for his umbrella.")
    first = read((one + two).encode(), "x.fountain")
    changed = one.replace("waits for", "hopes for")
    second = keep(Draft.of(first), read((changed + two).encode(), "x.fountain"))
    draft = Draft.of(second, Draft.of(first))
    shed = "INT. SHED - DAY\n\nA rake.\n\nANNA\nYes.\n\n"
    for text in (two, two + shed):
        third = keep(draft, read(text.encode(), "x.fountain"))
        assert ids(third)[:7] == ids(first)[7:]
        assert not {*ids(third)[7:]} & {*ids(first)}
        draft = Draft.read(Draft.of(third, draft).written())
    assert [entry.id for entry in draft.entries if entry.is_cut] == ids(second)[:7]
    fourth = keep(draft, read((two + shed + changed).encode(), "x.fountain"))
    assert ids(fourth) == [*ids(third), *ids(first)[:7]]
    assert keep(Draft.of(fourth, draft), fourth) == fourth
    assert Draft.of(fourth, draft) == Draft.of(fourth)


def test_cut_pieces_are_forgotten_in_the_end() -> None:
    draft = Draft()
    for n in range(5):
        text = "INT. A - DAY\n\n" + "\n\n".join(f"{digest([n, k])} {digest([k, n])} went." for k in range(300))
        draft = Draft.of(keep(draft, read(text.encode(), "x.fountain")), draft)
    assert len([entry for entry in draft.entries if entry.is_cut]) == 1000


@pytest.mark.parametrize("what", ["equal", "halves", "numbered", "changed", "new", "common"])
def test_work_grows_no_faster_than_the_script(what: str) -> None:
    assert steps(what, 400) <= 2.6 * steps(what, 200) + 1000


def steps(what: str, count: int) -> int:
    """How many calls and lines matching takes."""
    old, new = [], []
    for n in range(count):
        a, b = {
            "equal": ("x y z", "x y w"),
            "halves": ("ab"[n < count / 2], "ba"[n < count / 2]),
            "numbered": (f"row {n} of x", f"row {n} of y"),
            "changed": (f"a{n} b{n} c{n} d{n}", f"a{n} q{n} c{n} d{n}"),
            "new": (f"a{n} b{n}", f"c{n} d{n}"),
            "common": ("the sea and a boat"[n % 7 :], "a boat and the sea"[n % 5 :]),
        }[what]
        old.append(Entry(f"o{n}", "action", "", a))
        new.append(Element(f"n{n}", "action", b, Origin(n + 1)))
    scene = Scene("s", "", "", Origin(1), "", "", "", (), (), tuple(new))
    script = Screenplay("", "", "en", "fountain", (), (), (scene,))
    counted = 0

    def count_one(*_: object) -> None:
        nonlocal counted
        counted += 1

    before = Draft((Entry("os", "scene", "", ""), *old))
    sys.setprofile(count_one)
    try:
        keep(before, script)
    finally:
        sys.setprofile(None)
    return counted

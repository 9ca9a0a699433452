"""XML that is broken, hostile or just unusual; encodings and their marks."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ciotat.core.errors import ScriptError
from ciotat.script import read
from ciotat.script.finaldraft.encoding import decoded, is_finaldraft
from ciotat.script.finaldraft.markup import Words, attribute, escape, parse, writable
from ciotat.script.writing import write
from tests.script.finaldraft.changing import elements

BODY = '<FinalDraft Version="5"><Content><Paragraph Type="Action"><Text>{}</Text></Paragraph></Content></FinalDraft>'


def told(text: str) -> str:
    return elements(read(BODY.format(text).encode()))[0].text


def test_places_of_parts() -> None:
    text = '<!-- c -->\r\n<x:F a="1>2"\n b=\'é"\'>é&amp;<b/>中<![CDATA[<q>]]>z<!--k-->w<c></c></x:F>'
    root = parse(text)
    assert (root.tag, root.attributes) == ("F", {"a": "1>2", "b": 'é"'})
    assert text[root.start : root.end] == text[12:]
    assert text[root.inner : root.close].startswith("é&amp;<b/>")
    assert [text[node.start : node.end] for node in root.nodes()] == ["<b/>", "<c></c>"]
    assert [(w.text, text[w.start : w.end]) for w in root.parts if isinstance(w, Words)] == [
        (part, {"&": "&amp;"}.get(part, part)) for part in ("é", "&", "中", "<q>", "z", "w")
    ]


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE FinalDraft SYSTEM "file:///etc/passwd"><FinalDraft><Content/></FinalDraft>',
        '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><FinalDraft>&b;</FinalDraft>',
        "<FinalDraft><Content><Paragraph></Content></FinalDraft>",
        "<FinalDraft><Content>&nbsp;</Content></FinalDraft>",
        "<FinalDraft><Content>&#xD800;</Content></FinalDraft>",
        "<FinalDraft><Content>&#1;</Content></FinalDraft>",
        "<FinalDraft><Content/></FinalDraft><FinalDraft/>",
        "<FinalDraft>" + "<a>" * 100 + "</a>" * 100 + "</FinalDraft>",
        "<FinalDraft>",
        "<FinalDraft></FinalDraft>",
        "<FinalDraft><Content/></FinalDraft>",
        '<?xml version="1.0" encoding="klingon"?><FinalDraft><Content/></FinalDraft>',
        "<?xml version='1.0'?><!-- <FinalDraft --><Other><Content/></Other>",
    ],
)
def test_what_is_refused_says_so(text: str) -> None:
    with pytest.raises(ScriptError):
        read(text.encode())


def test_errors_say_where() -> None:
    with pytest.raises(ScriptError, match="line 2, column 5: the XML is broken"):
        read(b"<FinalDraft><Content>\n  </Wrong></FinalDraft>")


def test_large_files_are_refused() -> None:
    with pytest.raises(ScriptError, match="at most 8 MB"):
        read(b"<FinalDraft>" + b" " * 9_000_000)


def test_control_characters_are_blanks() -> None:
    assert told("a\x0bb\x02c") == "a b c"


def test_blanks_before_the_declaration() -> None:
    data = f'\n <?xml version="1.0" encoding="UTF-8"?>\n{BODY.format("Rain.")}'.encode()
    assert elements(read(data))[0].origin.line == 3
    assert write(read(data), "finaldraft").data == data


def test_character_references_sections_and_comments() -> None:
    assert told("&#x4f60;&#22909; &lt;<![CDATA[a & b]]><!-- no --><?no?>!") == "你好 <a & b!"


def test_line_ends_within_a_run() -> None:
    assert told("one\r\ntwo&#x2028;three&#10;four") == "one\ntwo\nthree\nfour"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16le", "utf-16be"])
def test_unicode(encoding: str) -> None:
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    text = f'<?xml version="1.0" encoding="{"utf-16" if "16" in encoding else "UTF-8"}"?>\r\n{BODY.format("é你𝄞")}'
    data = mark + text.encode(encoding)
    assert is_finaldraft(data)
    assert decoded(data) == (text, encoding)
    assert read(data).encoding == encoding
    assert elements(read(data))[0].text == "é你𝄞"


@pytest.mark.parametrize("name", ["iso-8859-1", "windows-1252", "GBK", "us-ascii"])
def test_declared_encodings(name: str) -> None:
    word = {"GBK": "车站", "us-ascii": "station"}.get(name, "café")
    data = f"<?xml version='1.0' encoding='{name}'?>{BODY.format(word)}".encode(name)
    assert elements(read(data))[0].text == word


def test_bytes_that_do_not_fit_the_encoding() -> None:
    with pytest.raises(ScriptError, match=r"0xE9.* does not fit utf-8"):
        read(BODY.format("café").encode("latin-1"))
    with pytest.raises(ScriptError, match="does not fit utf-16-le"):
        read(codecs.BOM_UTF16_LE + "<FinalDraft>".encode("utf-16-le") + b"\x00\xd8" + b"a\x00")


@pytest.mark.parametrize(
    "data", [b"", b"<html><body/></html>", b"INT. HOUSE - DAY\n\n<FinalDraft> on a screen.\n", b"<"]
)
def test_what_is_no_final_draft_file(data: bytes) -> None:
    assert not is_finaldraft(data)


def test_a_fountain_script_may_speak_of_final_draft() -> None:
    assert read(b"INT. HOUSE - DAY\n\nShe types <FinalDraft>.\n").format == "fountain"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_written_text_is_read_back(text: str) -> None:
    kept = writable(text)
    root = parse(f'<a b="{attribute(kept)}"><Text>{escape(kept)}</Text></a>')
    assert root.attributes["b"] == kept
    assert next(root.nodes()).words == kept


@given(st.text(alphabet="<>/ax=\"'& \n;#!-[]?", max_size=60))
def test_any_markup_is_read_or_refused(text: str) -> None:
    try:
        root = parse(f"<FinalDraft>{text}</FinalDraft>")
    except ScriptError:
        return
    assert root.tag == "FinalDraft"


def test_time_grows_with_size_only() -> None:
    for piece in ("<a>", "&", "<Text x='", "<!--", "<![CDATA[", '<Paragraph Type="Action"><Text>x</Text></Paragraph>'):
        with pytest.raises(ScriptError):
            read(("<FinalDraft><Content>" + piece * 5_000).encode())

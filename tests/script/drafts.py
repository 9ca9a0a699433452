"""A script as a list of scenes to be edited at will, each piece with a tag of its own: what the tests of ids compare."""

from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256

from hypothesis import strategies as st

from ciotat.script import Screenplay, read

__all__ = ["EDITS", "Piece", "ambiguous", "edited", "pieces", "screenplay", "start", "written"]

NAMES = ("ANNA", "BOB", "CARA")
PLACES = ("KITCHEN", "GARDEN", "CELLAR", "HARBOUR", "TOWER", "FIELD")


@dataclass(frozen=True)
class Piece:
    """A heading, an action or a line with its cue. `worn`: how many of its words were changed since the start."""

    tag: int
    kind: str
    words: tuple[str, ...]
    name: str = ""
    worn: int = 0


def words(seed: int, count: int = 8) -> tuple[str, ...]:
    """Words that no other seed gives."""
    return tuple(f"w{seed}{chr(97 + k)}" for k in range(count))


def start(sizes: list[int]) -> list[Piece]:
    """Scenes of so many pieces each; every third line is a plain `Yes.`."""
    out: list[Piece] = []
    for n, size in enumerate(sizes):
        out.append(Piece(len(out), "heading", (PLACES[n % len(PLACES)],)))
        for k in range(size):
            tag = len(out)
            said = ("Yes",) if tag % 6 == 3 else words(tag)
            out.append(Piece(tag, "line", said, NAMES[tag % 3]) if k % 2 else Piece(tag, "action", words(tag)))
    return out


def written(script: list[Piece], chinese: bool = False) -> str:
    """The script as Fountain, or as a Chinese 剧本 where every word is two characters."""
    if chinese:
        return "\n".join(_in_chinese(piece) for piece in script) + "\n"
    blocks = []
    for piece in script:
        text = " ".join(piece.words)
        heading, line = f"INT. {text} - DAY", f"{piece.name}\n{text}."
        blocks.append({"heading": heading, "line": line}.get(piece.kind, f"{text.capitalize()}."))
    return "\n\n".join(blocks) + "\n"


def _in_chinese(piece: Piece) -> str:
    text = "".join(map(_han, piece.words))
    return {"heading": f"\n内景 {text} 日", "line": f"{_han(piece.name)}：{text}。"}.get(piece.kind, f"△{text}。")


def _han(word: str) -> str:
    """Two characters that no other word gives."""
    number = int.from_bytes(sha256(word.encode()).digest()[:3], "big")
    return chr(0x4E00 + number % 4000) + chr(0x5DA0 + number // 4000 % 4000)


def screenplay(script: list[Piece], chinese: bool = False) -> Screenplay:
    """The script as read."""
    return read(written(script, chinese).encode(), "x.txt" if chinese else "x.fountain")


def pieces(script: list[Piece], ids: Screenplay) -> list[tuple[Piece, tuple[str, ...]]]:
    """Each piece with the ids of its elements: a heading with its scene's too, a line with its cue's."""
    out, given = [], []
    for scene in ids.scenes:
        for element in scene.elements:
            if element.type == "heading":
                given.append((scene.id, element.id))
            elif element.type == "cue":
                given.append((element.id,))
            elif element.type == "dialogue":
                given[-1] = (*given[-1], element.id)
            else:
                given.append((element.id,))
    for piece, own in zip(script, given, strict=True):
        out.append((piece, own))
    return out


EDITS = st.lists(
    st.tuples(
        st.sampled_from(
            ["change", "change", "insert", "delete", "swap", "move", "split", "merge", "rename", "copy", "yes"]
        ),
        st.integers(0, 99),
        st.integers(0, 99),
    ),
    max_size=8,
)


def edited(script: list[Piece], edits: list[tuple[str, int, int]]) -> list[Piece]:
    """The script after a mix of edits; new pieces have tags from 1000 on."""
    for n, (what, a, b) in enumerate(edits):
        script = _EDIT[what](list(script), a % len(script), b, 1000 + n)
        if script[0].kind != "heading":
            script.insert(0, Piece(2000 + n, "heading", (f"START {n}",)))
    return script


def _change(script: list[Piece], at: int, b: int, tag: int) -> list[Piece]:
    piece = script[at]
    if len(piece.words) > 1 and piece.worn < len(piece.words) // 2:
        k = piece.worn * 2 + b % 2
        changed = (*piece.words[:k], f"new{tag}", *piece.words[k + 1 :])
        script[at] = replace(piece, words=changed, worn=piece.worn + 1)
    return script


def _insert(script: list[Piece], at: int, b: int, tag: int) -> list[Piece]:
    kind = ("action", "line")[b % 2]
    script.insert(at + 1, Piece(tag, kind, words(tag), NAMES[b % 3] if kind == "line" else ""))
    return script


def _yes(script: list[Piece], at: int, b: int, tag: int) -> list[Piece]:
    script.insert(at + 1, Piece(tag, "line", ("Yes",), NAMES[b % 3]))
    return script


def _delete(script: list[Piece], at: int, b: int, tag: int) -> list[Piece]:
    if script[at].kind != "heading" and len(script) > 3:
        del script[at]
    return script


def _swap(script: list[Piece], at: int, b: int, tag: int) -> list[Piece]:
    if at + 1 < len(script) and "heading" not in (script[at].kind, script[at + 1].kind):
        script[at], script[at + 1] = script[at + 1], script[at]
    return script


def _scenes(script: list[Piece]) -> list[list[Piece]]:
    out: list[list[Piece]] = []
    for piece in script:
        out += [[piece]] if piece.kind == "heading" else []
        if piece.kind != "heading":
            out[-1].append(piece)
    return out


def _move(script: list[Piece], at: int, b: int, tag: int) -> list[Piece]:
    scenes = _scenes(script)
    scene = scenes.pop(at % len(scenes))
    scenes.insert(b % (len(scenes) + 1), scene)
    return [piece for scene in scenes for piece in scene]


def _split(script: list[Piece], at: int, b: int, tag: int) -> list[Piece]:
    script.insert(at + 1, Piece(tag, "heading", (f"PLACE {tag}",)))
    return script


def _merge(script: list[Piece], at: int, b: int, tag: int) -> list[Piece]:
    headings = [k for k, piece in enumerate(script) if piece.kind == "heading" and k]
    if headings:
        del script[headings[at % len(headings)]]
    return script


def _rename(script: list[Piece], at: int, b: int, tag: int) -> list[Piece]:
    old = NAMES[b % 3]
    return [
        replace(piece, name=f"{'PQR'[b % 3]}{chr(65 + tag % 26)}") if piece.name == old else piece for piece in script
    ]


def _copy(script: list[Piece], at: int, b: int, tag: int) -> list[Piece]:
    if script[at].kind != "heading":
        script.insert(at + 1, replace(script[at], tag=tag))
    return script


_EDIT = {
    "change": _change,
    "insert": _insert,
    "delete": _delete,
    "swap": _swap,
    "move": _move,
    "split": _split,
    "merge": _merge,
    "rename": _rename,
    "copy": _copy,
    "yes": _yes,
}


def ambiguous(before: list[Piece], after: list[Piece]) -> set[int]:
    """The tags of what stands more than once in either draft, or was copied: any of the two may keep its id."""
    copied = {word[1:-1] for piece in after if piece.tag >= 1000 for word in piece.words if word.startswith("w")}
    twice = {words for script in (before, after) for words, n in Counter(p.words for p in script).items() if n > 1}
    return {piece.tag for piece in (*before, *after) if piece.words in twice or str(piece.tag) in copied}

"""A feature film's script, made up word by word: the same for the same number of scenes, on every machine."""

import random

__all__ = ["feature"]

_NAMES = ["EDWARD", "SANDRA", "WILL’S DATE", "DR. BENNETT", "YOUNG ÉLODIE", "THE GIANT", "MAYOR HALE", "JOSÉ", "NORA"]
_MARKS = ["", "", "", "", "", " (V.O.)", " (O.S.)", " (CONT'D)", " (on the phone)", " (CONT’D)"]
_PLACES = ["KITCHEN", "RIVER BANK", "HOSPITAL ROOM", "CIRCUS TENT", "ED'S CAR", "TOWN SQUARE", "ATTIC", "BOAT SHED"]
_HOURS = ["DAY", "NIGHT", "DAWN", "LATER", "CONTINUOUS", "DUSK"]
_WORDS = """
the a an old river fish story door window letter light water road hand voice father son winter train rain dog
she he it they walks turns looks runs waits opens closes holds carries forgets tells finds leaves behind slowly
again never almost between under over with without against and but because until while green silver broken small
""".split()  # noqa: SIM905 - words read better in a row


def feature(scenes: int = 190, seed: int = 1895) -> str:
    """A script of about 24 lines a scene, four speeches and four or five paragraphs of action in each."""
    chance = random.Random(seed)
    parts = ["Title: The Long River\nCredit: written by\nAuthor: A. Writer\nDraft date: 1 May\n\nFADE IN:\n"]
    for number in range(1, scenes + 1):
        parts += _scene(chance, number)
    return "\n".join((*parts, "> THE END <\n"))


def _scene(chance: random.Random, number: int) -> list[str]:
    mark = f" #{number}#" if number % 3 == 0 else ""
    inside = chance.choice(["INT.", "EXT.", "INT./EXT."])
    blocks = [f"{inside} {chance.choice(_PLACES)} {number // 4} - {chance.choice(_HOURS)}{mark}\n"]
    for turn in range(4):
        blocks.append(_action(chance, turn) + "\n")
        blocks.append(_speech(chance) + "\n")
    if chance.random() < 0.55:
        blocks.append(_action(chance, 9) + "\n")
    if chance.random() < 0.12:
        blocks.append("CUT TO:\n")
    if chance.random() < 0.05:
        blocks.append(f"[[{_sentence(chance)}]]\n")
    return blocks


def _action(chance: random.Random, turn: int) -> str:
    text = " ".join(_sentence(chance) for _ in range(chance.choice([1, 2, 2, 3, 4])))
    if turn == 0 and chance.random() < 0.2:
        text = f"{chance.choice(_NAMES)} ({chance.randint(9, 80)}), in a {chance.choice(_WORDS)} coat, waits. {text}"
    return text if chance.random() < 0.9 else f"{text}\n{_sentence(chance)}"


def _speech(chance: random.Random) -> str:
    lines = [chance.choice(_NAMES) + chance.choice(_MARKS)]
    if chance.random() < 0.2:
        lines.append(f"({chance.choice(_WORDS)} {chance.choice(_WORDS)})")
    lines.append(" ".join(_sentence(chance) for _ in range(chance.choice([1, 1, 2, 3]))))
    if chance.random() < 0.12:
        lines += ["(beat)", _sentence(chance)]
    return "\n".join(lines)


def _sentence(chance: random.Random) -> str:
    words = [chance.choice(_WORDS) for _ in range(chance.randint(4, 14))]
    if chance.random() < 0.04:
        at = chance.randrange(len(words))
        words[at] = chance.choice(["*{}*", "_{}_", "**{}**", "_*{}*_"]).format(words[at])
    return " ".join(words).capitalize() + chance.choice([".", ".", ".", "?", "!"])

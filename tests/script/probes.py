"""What the public syntax of Fountain 1.1 asks for, probe by probe, and what writers do beyond it: groups of
``name: (script, outline)``. `outline` writes a screenplay down in one line."""

from ciotat.script import Element, Run, Scene, Screenplay

__all__ = ["BEYOND", "SPEC", "outline"]

_MARKS = {"bold": "b", "italic": "i", "underline": "u"}


def outline(screenplay: Screenplay) -> str:
    """The title page as ``key=value``, then every element as ``type: text``; ``b<words>`` are words in bold."""
    told = [f"{key}={value}" for key, value in screenplay.title_page]
    told += [_element(scene, e) for scene in screenplay.scenes for e in scene.elements]
    return "|".join(told)


def _element(scene: Scene, e: Element) -> str:
    text = "".join(map(_run, e.runs)) or e.text
    number = f" {scene.number}" if e.type == "heading" and scene.number else ""
    extension = f" ({e.extension})" if e.type == "cue" and e.extension else ""
    return f"{e.type}{number}{'^' * e.dual}: {text}{extension}"


def _run(run: Run) -> str:
    return f"{''.join(_MARKS[style] for style in run.styles)}<{run.text}>" if run.styles else run.text


SPEC: dict[str, dict[str, tuple[str, str]]] = {
    "forced elements": {
        "heading": ("A.\n\n.SNIPER SCOPE POV\n\nB.", "action: A.|heading: SNIPER SCOPE POV|action: B."),
        "no heading by an ellipsis": ("...where we left off.\n\nB.", "action: ...where we left off.|action: B."),
        "action": ("!SCANNING THE AISLES...\nWhere is he?", "action: SCANNING THE AISLES...\nWhere is he?"),
        "cue": ("@McCLANE\nYippie ki-yay!", "cue: McCLANE|dialogue: Yippie ki-yay!"),
        "lyric": ("A.\n\n~Willy Wonka! Willy Wonka!\n\nB.", "action: A.|lyric: Willy Wonka! Willy Wonka!|action: B."),
        "transition": ("A.\n\n> Burn to White.\n\nB.", "action: A.|transition: Burn to White.|action: B."),
        "heading over a cue": (
            "A.\n\n.BOB'S ROOM\n\n@bob\nHi.",
            "action: A.|heading: BOB'S ROOM|cue: bob|dialogue: Hi.",
        ),
    },
    "scene headings": {
        "all openings": (
            "INT. A - DAY\n\nEXT. B\n\nEST. C\n\nINT./EXT. D\n\nINT/EXT E\n\nI/E F\n\nEXT G\n\nX.",
            "heading: INT. A - DAY|heading: EXT. B|heading: EST. C|heading: INT./EXT. D|heading: INT/EXT E|heading: I/E F"
            "|heading: EXT G|action: X.",
        ),
        "any case": ("int. house - day\n\nX.", "heading: int. house - day|action: X."),
        "blank line before": (
            "He enters the\nINT. HOUSE - DAY\n\nX.",
            "action: He enters the\nINT. HOUSE - DAY|action: X.",
        ),
        "a word that begins alike": (
            "INTERIOR MONOLOGUE\n\nExtra time.",
            "action: INTERIOR MONOLOGUE|action: Extra time.",
        ),
        "several blank lines": ("A.\n\n\n\nINT. HOUSE\n\n\n\nB.", "action: A.|heading: INT. HOUSE|action: B."),
    },
    "scene numbers": {
        "all forms": (
            "INT. A - DAY #1#\n\nINT. B #1A#\n\nINT. C #1-A#\n\nINT. D #I-1-A#\n\n.E - DAY (1944) #110A.#\n\nINT. F #\n\nX.",
            "heading 1: INT. A - DAY|heading 1A: INT. B|heading 1-A: INT. C|heading I-1-A: INT. D"
            "|heading 110A.: E - DAY (1944)|heading: INT. F #|action: X.",
        ),
    },
    "character": {
        "capitals over a line": ("STEEL\nThe man's a myth!", "cue: STEEL|dialogue: The man's a myth!"),
        "extension": ("MOM (O. S.)\nLuke!", "cue: MOM (O. S.)|dialogue: Luke!"),
        "extension in any case": ("HANS (on the radio)\nWhat?", "cue: HANS (on the radio)|dialogue: What?"),
        "continued": (
            "HANS (CONT'D)\nA.\n\nHANS (cont’d)\nB.",
            "cue: HANS (CONT'D)|dialogue: A.|cue: HANS (cont’d)|dialogue: B.",
        ),
        "digits with a letter": ("R2D2\nBeep.\n\n23\nSkidoo.", "cue: R2D2|dialogue: Beep.|action: 23\nSkidoo."),
        "indented": ("\t\tSTEEL\n\tHi there.", "cue: STEEL|dialogue: Hi there."),
        "nothing below": ("A.\n\nSTEEL\n\nB.", "action: A.|action: STEEL|action: B."),
        "names of any script": (
            "WILL’S DATE\nA.\n\nÉLODIE\nB.\n\nИВАН\nC.\n\nΣΟΦΊΑ\nD.\n\nMÜLLER-LÜDENSCHEIDT\nE.\n\n@李雷\nF.",
            "cue: WILL’S DATE|dialogue: A.|cue: ÉLODIE|dialogue: B.|cue: ИВАН|dialogue: C.|cue: ΣΟΦΊΑ|dialogue: D."
            "|cue: MÜLLER-LÜDENSCHEIDT|dialogue: E.|cue: 李雷|dialogue: F.",
        ),
    },
    "dialogue": {
        "lines stay lines": (
            "DAN\nThen let's retire them.\n_Permanently_.",
            "cue: DAN|dialogue: Then let's retire them.\nu<Permanently>.",
        ),
        "two spaces hold a blank line": ("DAN\nOne.\n  \nTwo.\n\nX.", "cue: DAN|dialogue: One.\n\nTwo.|action: X."),
        "parentheticals": (
            "STEEL\n(beer raised)\nTo retirement.\n(beat)\nCheers (again).\n(long\npause)\nOh.",
            "cue: STEEL|parenthetical: beer raised|dialogue: To retirement.|parenthetical: beat|dialogue: Cheers (again)."
            "|parenthetical: long pause|dialogue: Oh.",
        ),
    },
    "dual dialogue": {
        "side by side": (
            "BRICK\nScrew.\n\nSTEEL ^\nScrew.",
            "cue^: BRICK|dialogue^: Screw.|cue^: STEEL|dialogue^: Screw.",
        ),
        "any number of spaces": (
            "A (V.O.)\nX.\n\nB (O.S.)^\nY.",
            "cue^: A (V.O.)|dialogue^: X.|cue^: B (O.S.)|dialogue^: Y.",
        ),
        "no one to speak with": ("A.\n\nSTEEL ^\nScrew.", "action: A.|cue: STEEL|dialogue: Screw."),
    },
    "transitions": {
        "ending in TO:": (
            "A.\n\nCUT TO:\n\nSMASH-CUT TO:\n\nB.",
            "action: A.|transition: CUT TO:|transition: SMASH-CUT TO:|action: B.",
        ),
        "blanks behind it": ("A.\n\nCUT TO: \n\nB.", "action: A.|action: CUT TO:|action: B."),
        "blank lines around it": ("A.\nCUT TO:\n\nHe said\nTO:", "cue: A.|dialogue: CUT TO:|action: He said\nTO:"),
    },
    "centred, page break": {
        "centred": ("> THE END <\n\n>ONE<\n> *TWO* <", "centred: THE END|centred: ONE|centred: i<TWO>"),
        "page break": (
            "A.\n\n===\n\nB.\n\n==========\n\nC.",
            "action: A.|page-break: |action: B.|page-break: |action: C.",
        ),
    },
    "sections, synopses": {
        "depths": (
            "# Act\n\n## Sequence\n### Scene\n\n#### More\n\nX.",
            "section: Act|section: Sequence|section: Scene|section: More|action: X.",
        ),
        "synopsis of a scene": (
            "# Act\n\n= Set up.\n\nINT. A\n\n= They meet.\n\nX.",
            "section: Act|synopsis: Set up.|heading: INT. A|synopsis: They meet.|action: X.",
        ),
        "synopsis anywhere": (
            "A.\n\n= They meet.\n\nB.\n= Again.",
            "action: A.|synopsis: They meet.|action: B.|synopsis: Again.",
        ),
    },
    "notes": {
        "alone": ("A.\n\n[[Check this.]]\n\nB.", "action: A.|note: Check this.|action: B."),
        "in action": ("He sits [[check]] down.", "action: He sits down.|note: check"),
        "in dialogue": (
            "DAN\nI am [[sure?]] here.\n[[or not]]\nYes.",
            "cue: DAN|dialogue: I am here.\nYes.|note: sure?|note: or not",
        ),
        "over lines": ("A. [[one\ntwo]] B.\n\nC.", "action: A. B.|note: one\ntwo|action: C."),
        "over a line of two spaces": ("A. [[one\n  \ntwo]]\n\nB.", "action: A.|note: one\n  \ntwo|action: B."),
    },
    "boneyard": {
        "alone": ("A.\n\n/*\nINT. GONE\n\nZ.\n*/\n\nB.", "action: A.|boneyard: INT. GONE\n\nZ.|action: B."),
        "in a line": ("keep /* cut */ keep", "action: keep keep|boneyard: cut"),
        "in dialogue": ("DAN\nOne /* two\n\nthree */ four.", "cue: DAN|dialogue: One four.|boneyard: two\n\nthree"),
        "with notes in it": ("A. /* [[x]] */ B.\n\nC.", "action: A. B.|boneyard: [[x]]|action: C."),
        "over a whole scene": (
            "/* INT. A - DAY\n\nBOB\nHi. */\n\nINT. B\n\nX.",
            "boneyard: INT. A - DAY\n\nBOB\nHi.|heading: INT. B|action: X.",
        ),
    },
    "emphasis, escapes": {
        "each": ("*i* **b** ***bi*** _u_", "action: i<i> b<b> bi<bi> u<u>"),
        "nested": ("From _**what** it is *worth*_ now.", "action: From bu<what>u< it is >iu<worth> now."),
        "spaces around a mark": (
            "He dialed *69 and then *23, and hung up.",
            "action: He dialed *69 and then *23, and hung up.",
        ),
        "within a line": ("a *b\nc* d", "action: a *b\nc* d"),
        "escaped": ("Steel enters the code: \\*9765\\* \\_x\\_ *y*", "action: Steel enters the code: *9765* _x_ i<y>"),
        "in every element": (
            "INT. *A* - DAY\n\n_**BOB**_\nI *love* it.\n(_low_)\nSo.\n\n~la *la*",
            "heading: INT. i<A> - DAY|cue: BOB|dialogue: I i<love> it.|parenthetical: u<low>|dialogue: So.|lyric: la i<la>",
        ),
    },
    "title page": {
        "values below their keys": (
            "Title:\n    _**BRICK & STEEL**_\n    _**FULL RETIRED**_\nAuthor: Stu M.\nContact:\n\tNext Level\n\t1588 Mission\n\nX.",
            "Title=BRICK & STEEL\nFULL RETIRED|Author=Stu M.|Contact=Next Level\n1588 Mission|action: X.",
        ),
        "any key": ("Title: X\nDraft date: 1/27\nWGA #: 12\n\nX.", "Title=X|Draft date=1/27|WGA #=12|action: X."),
        "colons in values": (
            "Title: X: the end\n    Draft 3: final\n\nX.",
            "Title=X: the end\nDraft 3: final|action: X.",
        ),
    },
    "action": {
        "indents and tabs": (
            "He reads:\n\n    Dear John,\n\ta line.",
            "action: He reads:|action:     Dear John,\n    a line.",
        ),
        "lines stay lines": ("One.\nTwo.\n\nThree.", "action: One.\nTwo.|action: Three."),
    },
    "Chinese": {"forced heading": (".内景 咖啡馆 - 夜\n\n他坐下。", "heading: 内景 咖啡馆 - 夜|action: 他坐下。")},
    "robustness": {"line ends": ("INT. A\r\n\r\nBOB\rHi.\r\rX.", "heading: INT. A|cue: BOB|dialogue: Hi.|action: X.")},
}
"""58 probes of the public syntax."""

BEYOND: dict[str, dict[str, tuple[str, str]]] = {
    "notes": {
        "shot": (
            "He runs.\n[[SHOT: close on BOB, 85mm]]\nHe stops.",
            "action: He runs.\nHe stops.|note: SHOT: close on BOB, 85mm",
        )
    },
    "boneyard": {"unclosed": ("A.\n\n/* B.\n\nC.", "action: A.|action: /* B.|action: C.")},
    "emphasis, escapes": {"not in a word": ("snake_case_name **open", "action: snake_case_name **open")},
    "title page": {"none by FADE IN:": ("FADE IN:\n\nINT. A\n\nX.", "transition: FADE IN:|heading: INT. A|action: X.")},
    "Chinese": {
        "forced cue": ("@李雷\n你好。", "cue: 李雷|dialogue: 你好。"),
        "extension": ("李雷（旁白）\n你好。", "cue: 李雷 (旁白)|dialogue: 你好。"),
        "parenthetical": ("@李雷\n（低声）\n你好。", "cue: 李雷|parenthetical: 低声|dialogue: 你好。"),
        "no cue by letters": ("他走进KTV包房\n坐下，没有点歌。", "action: 他走进KTV包房\n坐下，没有点歌。"),
        "full-width title page": (
            "Title：电影\n\n.内景 屋\n\n他坐下。",
            "Title=电影|heading: 内景 屋|action: 他坐下。",
        ),
        "full-width heading": ("INT。 医院-日\n\n他坐下。", "heading: INT。 医院-日|action: 他坐下。"),
        "heading of a 剧本": ("1-1 日 内 咖啡馆\n\n他坐下。", "heading 1-1: 1-1 日 内 咖啡馆|action: 他坐下。"),
    },
    "robustness": {
        "a mark of bytes": ("\ufeffINT. A\n\nX.", "heading: INT. A|action: X."),
        "unclosed note": ("A [[note.\n\nB.", "action: A [[note.|action: B."),
        "stray ends": ("A ]] B */ C <\n\n<", "action: A ]] B */ C <|action: <"),
        "no end of line": ("INT. A", "heading: INT. A"),
    },
}
"""15 probes of what writers do."""

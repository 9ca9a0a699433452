from ciotat.script import Screenplay, read
from tests.script.test_fountain import told


def prose(text: str) -> Screenplay:
    screenplay = read(text.encode())
    assert screenplay.format == "prose"
    return screenplay


def speeches(screenplay: Screenplay) -> list[tuple[str, str]]:
    return [(e.name, e.text) for scene in screenplay.scenes for e in scene.elements if e.type == "dialogue"]


def test_english_outline() -> None:
    screenplay = prose(
        "The Lighthouse\nby Ada\n\nIn the kitchen of an old lighthouse, Anna pours tea. “You came back,” she says.\n\n"
        "Tom shakes his head. “I never left.”\n\nThe next morning, on the cliffs, Tom asks, “Is it over?”\n\n"
        "“No,” Anna whispers. “It begins.”"
    )
    assert (screenplay.title, screenplay.author) == ("The Lighthouse", "Ada")
    assert [(s.place, s.hour) for s in screenplay.scenes] == [
        ("the kitchen of an old lighthouse", ""),
        ("the cliffs", "The next morning"),
    ]
    assert speeches(screenplay) == [
        ("Anna", "You came back,"),
        ("Tom", "I never left."),
        ("Tom", "Is it over?"),
        ("Anna", "No,"),
        ("Anna", "It begins."),
    ]
    assert [e.text for e in screenplay.scenes[1].elements if e.type == "parenthetical"] == ["whispers"]


def test_chinese_outline() -> None:
    screenplay = prose(
        "深夜，李雷走进咖啡馆。韩梅梅低声说：“关门了。”\n\n“是我。”李雷说。\n\n第二天清晨，在海边，他们并排坐着。"
    )
    assert screenplay.language == "zh"
    assert speeches(screenplay) == [("韩梅梅", "关门了。"), ("李雷", "是我。")]
    assert [(s.place, s.hour) for s in screenplay.scenes] == [("咖啡馆", "深夜"), ("海边", "第二天清晨")]


def test_numbered_scenes() -> None:
    screenplay = prose("Scene 1: The beach at dawn\n\nA dog runs.\n\nScene 2 - INT. HUT - NIGHT\n\nThe dog sleeps.")
    assert [(s.number, s.place, s.hour) for s in screenplay.scenes] == [
        ("1", "The beach", "dawn"),
        ("2", "HUT", "NIGHT"),
    ]
    assert [s.heading for s in screenplay.scenes] == ["Scene 1: The beach at dawn", "Scene 2 - INT. HUT - NIGHT"]


def test_one_sentence_is_one_scene() -> None:
    (scene,) = prose("A man waits for a train.").scenes
    assert told(prose("A man waits for a train.")) == "action: A man waits for a train."
    assert (scene.heading, scene.place, scene.hour, scene.cast) == ("", "", "", ())


def test_colon_dialogue_is_one_scene_with_an_unknown_place() -> None:
    screenplay = prose("Anna: Hello.\nBob (on the phone): Hi.\nAnna: Bye.")
    assert speeches(screenplay) == [("Anna", "Hello."), ("Bob", "Hi."), ("Anna", "Bye.")]
    (scene,) = screenplay.scenes
    assert (scene.place, scene.cast) == ("", ("Anna", "Bob"))
    assert scene.elements[2].voice == "device"


def test_quotation_marks_alone_are_not_speech() -> None:
    assert speeches(prose('The ship "Queen" sails. Anna waves.')) == []


def test_turns_without_tags() -> None:
    text = "“Stay,” said Anna.\n\n“Why?” asked Tom.\n\n“Because.”\n\n“That is no reason.”"
    assert [name for name, _ in speeches(prose(text))] == ["Anna", "Tom", "Anna", "Tom"]


def test_to_whom_is_how_it_is_said() -> None:
    told_ = told(prose("Anna sat. “Late,” she said to Paul. Paul rose and called to the old man: “Go.” He left.\n"))
    assert told_ == (
        "action: Anna sat.|cue: Anna|parenthetical: to Paul|dialogue: Late,|action: Paul rose"
        "|cue: Paul|parenthetical: called to the old man|dialogue: Go.|action: He left."
    )


def test_words_stand_where_they_say_behind_what_was_lifted() -> None:
    text = "[[妈妈\n吃饭\n（]]笑了。）\n\n小王走。\n[[a]]\n下雨。\n"
    told = read(text.encode(), format="prose").scenes[0].elements
    assert [(e.text, e.origin.line, e.origin.column, e.origin.length) for e in told if e.type == "action"] == [
        ("笑了。）", 3, 4, 4),
        ("小王走。\n下雨。", 5, 1, 14),
    ]


def test_notes_beside_a_name_and_in_what_it_says() -> None:
    text = "[[x]] ANNA: Hello [[y]] there.\nBOB /* z */: Hi.\nANNA: Bye."
    screenplay = prose(text)
    assert speeches(screenplay) == [("ANNA", "Hello there."), ("BOB", "Hi."), ("ANNA", "Bye.")]
    first = screenplay.scenes[0].elements[2]
    assert (first.type, first.origin.column, first.origin.length) == ("dialogue", 13, 18)


def test_how_words_are_said_is_found_where_it_is_told() -> None:
    for text, where in (
        ('Anna waits. She quietly whispers, "Go away." Rain falls.\n', "She quietly whispers,"),
        ("“Never!” shouted Tom.\n", "shouted Tom."),
        ("李雷△甲喊道：“走。”\n", "李雷△甲喊道："),
        ("“不走！”小李大声喊道。\n", "小李大声喊道。"),
    ):
        elements = read(text.encode(), "a.txt", "prose").scenes[0].elements
        origin = next(element.origin for element in elements if element.type == "parenthetical")
        assert origin
        assert text[origin.column - 1 :][: origin.length] == where

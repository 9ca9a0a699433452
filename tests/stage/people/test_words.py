import pytest

from ciotat.direction.plan import Character
from ciotat.stage.people.look import era, look
from ciotat.stage.people.wardrobe import wardrobe
from ciotat.stage.people.words import CLOTHS, COLORS, found, hex_in


def person(name: str = "ANNA", sex: str = "female", age: int = 30, language: str = "en", **words: str) -> Character:
    return Character(name, name, "human", sex, age, words, language)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "color"), [("a red coat", "#a83a32"), ("红色大衣", "#a83a32"), ("dark grey", "#46484c")]
)
def test_colours_in_two_languages(text: str, color: str) -> None:
    assert hex_in(text) == color


def test_words_are_whole() -> None:
    assert found(COLORS, "she is tired") is None
    assert found(CLOTHS, "corduroy trousers") == "corduroy"


@pytest.mark.parametrize(
    ("text", "time"), [("1895", "1900"), ("Tang dynasty", "ancient"), ("唐朝", "ancient"), ("", "modern")]
)
def test_eras(text: str, time: str) -> None:
    assert era(person(era=text)) == time


def test_the_same_name_is_the_same_person() -> None:
    assert look(person()) == look(person())
    assert wardrobe(person()) == wardrobe(person())
    assert look(person("BEA")) != look(person("CLARA"))


def test_the_script_is_obeyed() -> None:
    kinds = [g.kind for g in wardrobe(person(coat="long grey coat", hat="straw hat", dress="blue dress"))]
    assert {"coat", "straw hat", "dress"} <= set(kinds)
    assert look(person(hair="two braids")).hair == "braids"
    assert look(person(sex="male", age=40, beard="moustache")).beard == "moustache"

import pytest

from ciotat.direction.plan import Character
from ciotat.stage.people.look import era, look
from ciotat.stage.people.wardrobe import wardrobe
from ciotat.stage.people.words import CLOTHS, COLORS, found, hex_in


def person(name: str = "ANNA", sex: str = "female", age: int = 30, language: str = "en", **words: str) -> Character:
    return Character(name, name, "human", sex, age, words, language)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "color"),
    [("a red coat", "#a83a32"), ("红色大衣", "#a83a32"), ("dark grey", "#46484c"), ("深蓝色", "#232d45"),
     ("dark padded coat", "#3a404b"), ("深色棉大衣", "#3a404b"), ("a lightweight coat", None)],
)  # fmt: skip
def test_colours_in_two_languages(text: str, color: str | None) -> None:
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


def test_a_shade_changes_a_colour() -> None:
    plain, deep, light = (int((hex_in(text) or "#")[1:3], 16) for text in ("red", "deep red", "pale red"))
    assert deep < plain < light


@pytest.mark.parametrize(
    ("words", "kind"),
    [({"hat": "wide straw hat"}, "wide straw hat"), ({"hat": "雷锋帽"}, "ushanka"), ({"hat": "kepi"}, "kepi"),
     ({"hat": "fur hat"}, "fur hat"), ({"coat": "long dark padded coat"}, "greatcoat"), ({"coat": "羽绒服"}, "padded"),
     ({"scarf": "red scarf"}, "scarf")],
)  # fmt: skip
def test_garments_by_word(words: dict[str, str], kind: str) -> None:
    assert kind in [g.kind for g in wardrobe(person(**words))]


@pytest.mark.parametrize("name", [f"EXTRA {k}" for k in range(12)])
def test_nobody_wears_a_loud_scarf_unasked(name: str) -> None:
    for garment in wardrobe(person(name, weather="snow")):
        if garment.kind in {"scarf", "woollen hat"}:
            assert max(garment.color) - min(garment.color) < 0.1


def test_who_is_told_to_have_hair_is_not_bald() -> None:
    names = [f"MAN {k}" for k in range(24)]
    assert any(look(person(name, "male", 70)).hair == "bald" for name in names)
    assert not any(look(person(name, "male", 70, hair_color="grey")).hair == "bald" for name in names)

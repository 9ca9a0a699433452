"""Title pages without keys, as they are typed on paper."""

import pytest

from ciotat.script import read

SCENE = "EXT. HARBOUR - DAY\n\nANNA waits.\n\nANNA\nCome.\n"


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        ("THE LONG TIDE\nWritten by M. Ferro\nDraft 3\n\n", "THE LONG TIDE", "M. Ferro"),
        ("     The Long Tide\n\n     a short film by\n\n     Mia Ferro & Jo Lund\n\n", "The Long Tide", "Mia Ferro & Jo Lund"),
        ("**THE LONG TIDE**\n\nby Mia Ferro\n\nFADE IN:\n\n", "THE LONG TIDE", "Mia Ferro"),
        ("THE LONG TIDE\n\nA film about waiting.\n\nFADE IN:\n\n", "THE LONG TIDE", ""),
    ],
)  # fmt: skip
def test_a_title_without_keys_is_the_title_and_nobody(head, title, author):
    script = read((head + SCENE).encode(), "somewhere.txt")
    assert (script.title, script.author) == (title, author)
    assert [scene.heading for scene in script.scenes] == ["EXT. HARBOUR - DAY"]
    assert [e.name for e in script.scenes[0].elements if e.type == "dialogue"] == ["ANNA"]


@pytest.mark.parametrize(
    "head",
    [
        "OVER BLACK\n\nThe sea.\n\nFADE IN:\n\n",
        "MIA\nBy the time you hear this, I am gone.\n\n",
        "A gull screams. Mia wakes.\n\nFADE IN:\n\n",
        "MIA\nWritten by nobody.\n\nShe laughs.\n\n",
        "ANNA\nDirected by Mia Ferro.\n\n",
        "THE SEA\n\nIt is grey.\n\n",
    ],
)
def test_what_opens_the_film_is_no_title(head):
    assert read((head + SCENE).encode(), "somewhere.fountain").title_page == ()

"""Who is named, on which terms, and how a film says it was made."""

import pytest

from ciotat.core.assets import asset_path
from ciotat.work.release.credits import PACKS, credits, licences, versions
from ciotat.work.release.labels import AIGC, aigc, because, drawn, how, tag
from ciotat.work.release.record import Licence
from tests.laws.sources import PACKAGE

NOTICE = (PACKAGE.parents[1] / "NOTICE").read_text("utf-8")


def test_every_pack_is_named_as_in_the_notice() -> None:
    shipped = {path.name for path in asset_path("people.pack").parent.glob("*.pack")}
    assert shipped <= set(PACKS)
    said = {"CC0-1.0": "CC0 1.0", "Apache-2.0": "Apache License 2.0", "OFL-1.1": "SIL Open Font License 1.1"}
    for name, licence in PACKS.items():
        part = NOTICE[NOTICE.index(f"assets/{name}") :][:600]
        assert said[licence.terms] in " ".join(part.split())
        assert all(who.strip() in " ".join(part.split()) for who in licence.by.split(";")[0].split(",")[:1])


def test_people_come_first_and_keep_their_order() -> None:
    made = credits({"author": ("李雷", "Ann"), "director": ("",), "music": ("x" * 999,)}, "espeak")
    assert [(c.did, c.who[:8]) for c in made[:3]] == [("author", "李雷"), ("author", "Ann"), ("music", "x" * 8)]
    assert [c.did for c in made[3:]] == ["voices", "made with"]
    assert [c.did for c in credits({}, "silence")] == ["made with"]


def test_terms_are_named_once() -> None:
    own = Licence("clip", "CC-BY-4.0", "somebody")
    assert licences([own, own]) == (*PACKS.values(), own)
    assert versions("draft.8", {"libav": "62"})["libav"] == "62"


@pytest.mark.parametrize("renderer", ["draft.8", "outline.1", "cycles.2"])
def test_renderers_that_draw_say_so(renderer: str) -> None:
    assert drawn(renderer)
    assert "no generative model" in how(renderer, (), "en")
    assert "没有使用生成式模型" in how(renderer, (), "zh-CN")
    assert "some were generated" in how(renderer, ("shot x",), "en")


def test_whatever_is_unknown_may_be_generative() -> None:
    assert because(("dreamer.2", "draft.8", "dreamer.2"), ("shot a", "shot a")) == ("the renderer dreamer.2", "shot a")
    assert because(("",), ()) == ("the renderer, which nobody named",)
    assert how("dreamer.2", ("the renderer dreamer.2",), "zh") == "画面由 dreamer.2 制作。"


def test_the_label_has_its_seven_keys_in_order() -> None:
    label = aigc("001191110102MAD55U9H0F10002", "ab12")
    assert list(label) == list(AIGC)
    text = tag(dict(sorted(label.items())))
    assert text.startswith(
        '{"Label":"1","ContentProducer":"001191110102MAD55U9H0F10002","ProduceID":"ab12","ReservedCode1":""'
    )

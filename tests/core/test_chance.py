from ciotat.core.chance import chance, pick, seed
from ciotat.core.digest import canonical, digest


def test_a_thing_has_one_stream_whoever_asks() -> None:
    assert chance("hair", "LI WEI").random() == chance("hair", "LI WEI").random()
    assert chance("hair", "LI WEI").random() != chance("coat", "LI WEI").random()


def test_the_streams_are_pinned() -> None:
    assert seed("a", 1) == 2110187756383989415
    assert pick("abc", "x") == pick(["a", "b", "c"], "x")


def test_canonical_json_has_one_form() -> None:
    assert canonical({"b": 1, "a": "中"}) == '{"a":"中","b":1}'.encode()
    assert digest({"b": 1, "a": 2}) == digest({"a": 2, "b": 1})

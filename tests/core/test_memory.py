"""What nobody holds is given back."""

import gc
import weakref

from ciotat.core.memory import give_back


class Knot:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.own = self


def test_what_only_holds_itself_is_gone() -> None:
    gc.disable()
    try:
        knot = weakref.ref(Knot())
        assert knot() is not None
        give_back()
        assert knot() is None
    finally:
        gc.enable()

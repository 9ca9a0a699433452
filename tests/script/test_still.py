"""While a script is read the garbage collector is held still, and afterwards it does what it did."""

import gc
from threading import Thread

import pytest

from ciotat.core.errors import ScriptError
from ciotat.script import read
from ciotat.script.still import still

SCRIPT = b"INT. KITCHEN - NIGHT\n\nRain.\n\nEXT. YARD - DAY\n\nSun.\n"


def test_is_held_and_let_go_however_often_it_is_entered() -> None:
    with still(), still():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_who_had_turned_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        read(SCRIPT)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_works_again_after_a_script_and_its_elements_and_after_an_error() -> None:
    assert read(SCRIPT).scenes[1].elements
    assert gc.isenabled()
    with pytest.raises(ScriptError):
        read(b" ")
    assert gc.isenabled()


def test_threads_that_read_together_leave_it_at_work() -> None:
    threads = [Thread(target=lambda: [read(SCRIPT).scenes[1].elements for _ in range(20)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert gc.isenabled()

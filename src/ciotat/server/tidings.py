"""What audiences bring, told to the pages of the studio once a second; and what falls due with them, done now and then."""

import asyncio
import logging
import time

from ciotat.server.house import House

__all__ = ["EVERY", "STEP", "tidings"]

EVERY, STEP = 1.0, 10.0
"""Seconds between two looks for news, and between two steps of what is on trial."""
_LOG = logging.getLogger("ciotat")


async def tidings(house: House) -> None:
    """Look until told to end, whatever goes wrong. A house whose clock is moved by hand is stepped by whoever moves it."""
    due = time.monotonic() + STEP
    try:
        await asyncio.to_thread(house.gather)
    except Exception:
        _LOG.exception("an audience cannot be opened")
    while True:
        await asyncio.sleep(EVERY)
        try:
            house.news()
            if time.monotonic() >= due and house.clock is time.time:
                due = time.monotonic() + STEP
                await asyncio.to_thread(house.step)
        except Exception:
            _LOG.exception("what is on trial stands still")

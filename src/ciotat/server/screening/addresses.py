"""How many sittings one address may begin: enough for a school behind one line, too few for a machine that fills the evidence.

A proxy on this machine that names its guests (``X-Forwarded-For``) is believed; whoever else asks from this machine is not
counted, since that may be everybody.
"""

import threading
from ipaddress import IPv6Address, ip_address

__all__ = ["BURST", "PER_SECOND", "Addresses"]

BURST, PER_SECOND = 60.0, 1.0
"""Sittings that one address may begin at once, and in the long run."""
_MOST = 20_000


class Addresses:
    """What addresses have left. A whole network of IPv6 (/64), which one household has, counts as one."""

    def __init__(self) -> None:
        self._left: dict[str, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def admits(self, address: str, now: float) -> bool:
        """Whether one more may begin from there at `now` (seconds)."""
        line = _line(address)
        if not line:
            return True
        with self._lock:
            left, before = self._left.pop(line, (BURST, now))
            left = min(BURST, left + max(0.0, now - before) * PER_SECOND)
            if len(self._left) >= _MOST:
                self._left.pop(next(iter(self._left)))
            self._left[line] = (left - 1 if left >= 1 else left, now)
            return left >= 1


def _line(address: str) -> str:
    """What is counted of an address; empty where it is this machine, or none at all."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        found = found.ipv4_mapped or found
    if found.is_loopback:
        return ""
    return str(found) if found.version == 4 else found.exploded[:19]

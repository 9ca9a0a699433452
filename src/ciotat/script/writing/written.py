"""A written screenplay: its bytes, and what they could not hold."""

from dataclasses import dataclass

from ciotat.script.screenplay import Remark

__all__ = ["Written"]


@dataclass(frozen=True)
class Written:
    """The bytes of a file, and a remark for everything of the screenplay that the format could not hold."""

    data: bytes
    remarks: tuple[Remark, ...] = ()

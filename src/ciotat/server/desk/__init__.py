"""The desk of one film: a process of its own in which everything heavy happens, and the handle by which the house has it."""

from ciotat.server.desk.handle import Desk

__all__ = ["Desk"]

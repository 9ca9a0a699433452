"""A Screenplay and a Style become a Plan: every choice of the director, with its reasons; no picture yet.

plan(screenplay, style, rate)   estimated lengths
settle(plan, lengths)           the lengths of the real voices; only times change
describe(plan)                  the shot list, to read
"""

from ciotat.direction.describe import describe
from ciotat.direction.planning import plan
from ciotat.direction.rhythm import settle
from ciotat.direction.style import Style, named, parse

__all__ = ["Style", "describe", "named", "parse", "plan", "settle"]

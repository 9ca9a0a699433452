"""Ciotat: a script becomes a film at once, and no cut is the final cut.

The rooms, in the order of the work: ``core``, ``script``, ``direction``, ``stage``, ``sound``, ``render``, ``cut``;
``make`` is the whole flow on one page.
"""

__version__ = "0.1.0"

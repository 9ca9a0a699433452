"""The numbers of a screenplay: time, talk, people, places, days.

times(screenplay, spoken)               when every line and scene plays, and how long
statistics(screenplay, spoken, paper)   all the numbers in one record, which `dump` and `load` carry as JSON
table(statistics, language)             the same, to read
"""

from ciotat.script.numbers.days import Day, days
from ciotat.script.numbers.relation import Relation
from ciotat.script.numbers.speaker import LongSpeech, Speaker, Talk
from ciotat.script.numbers.statistics import Amount, SceneNumbers, Statistics, statistics
from ciotat.script.numbers.table import table
from ciotat.script.numbers.times import Times, times
from ciotat.script.numbers.work import Work

__all__ = [
    "Amount",
    "Day",
    "LongSpeech",
    "Relation",
    "SceneNumbers",
    "Speaker",
    "Statistics",
    "Talk",
    "Times",
    "Work",
    "days",
    "statistics",
    "table",
    "times",
]

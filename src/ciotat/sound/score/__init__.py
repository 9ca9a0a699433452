"""The score: music composed for the film from what is felt in it, and the instruments that play it."""

from ciotat.sound.score.composer import compose, score_scene
from ciotat.sound.score.instruments import play

__all__ = ["compose", "play", "score_scene"]

"""Effects: weather, smoke, steam, fire, breath. All are pure functions of time; none keeps a state."""

from ciotat.stage.effects.breath import breath
from ciotat.stage.effects.fire import fire, flicker
from ciotat.stage.effects.plume import Plume
from ciotat.stage.effects.vapour import smoke, steam
from ciotat.stage.effects.weather import Weather, weather

__all__ = ["Plume", "Weather", "breath", "fire", "flicker", "smoke", "steam", "weather"]

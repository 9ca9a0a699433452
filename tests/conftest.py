"""What every test runs under: the same examples in every run, and no verdict that depends on time."""

from hypothesis import HealthCheck, settings

settings.register_profile("ciotat", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ciotat")

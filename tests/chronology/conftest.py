"""Laws are tried without a clock: a busy machine must not fail them."""

from hypothesis import HealthCheck, settings

settings.register_profile("chronology", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("chronology")

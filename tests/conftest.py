"""What holds for all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# How long an example takes is the machine's affair: no test fails because of it.
settings.register_profile("undoc", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("undoc")

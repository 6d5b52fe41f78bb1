"""For all tests: time is no reason to fail, since other work may be going on beside them."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

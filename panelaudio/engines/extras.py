"""Engines that need packages which panelaudio does not bring along."""

from __future__ import annotations

from importlib.util import find_spec

from panelaudio.errors import EngineError
from panelaudio.speech import Availability


def missing_package(engine: str, *packages: str) -> EngineError | None:
    """The error for the first package that is not installed; none is imported."""
    for package in packages:
        try:
            found = find_spec(package)
        except (ImportError, ValueError):  # ValueError: sys.modules holds None, or a module without a spec
            found = None
        if found is None:
            message = f"the package {package} is not installed"
            return EngineError(message, code="engine-unavailable", hint=f"pip install 'panelaudio[{engine}]'")
    return None


def as_availability(error: EngineError | None) -> Availability:
    """A value that says the same as an error, or that all is well."""
    if error is None:
        return Availability(available=True)
    return Availability(available=False, reason=error.message, remedy=error.hint)

"""For all tests: neither luck, nor the time that one takes, nor the shell it was started from is a reason to fail."""

from __future__ import annotations

import importlib
import pkgutil
import signal
from contextlib import suppress

from hypothesis import settings

import panelaudio

# Other work may be going on beside them; and what fails on a change must have to do with it, so each run asks the same.
settings.register_profile("same", deadline=None, derandomize=True, database=None)
settings.register_profile("explore", deadline=None, print_blob=True)  # other examples each time: `make explore`
settings.load_profile("same")

# Hypothesis tries the constants of the modules that happen to be loaded; whichever tests run, let these be all.
for found in pkgutil.walk_packages(panelaudio.__path__, "panelaudio."):
    with suppress(Exception):  # what it stands on is not here, or is made ready by others first
        importlib.import_module(found.name)

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in a shell's background, whose jobs hand it on
    signal.signal(signal.SIGINT, signal.default_int_handler)

"""For all tests: neither the time that one takes nor the shell it was started from is a reason to fail."""

from __future__ import annotations

import signal

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")  # other work may be going on beside them

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in a shell's background, whose jobs hand it on
    signal.signal(signal.SIGINT, signal.default_int_handler)

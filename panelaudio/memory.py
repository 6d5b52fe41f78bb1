"""Memory that nobody uses any more goes back to the system.

The C library of Linux keeps what was freed for whoever asks next, in a pool for each thread; and the larger the arrays
that it sees, the more it keeps, up to 64 MB a pool. After a stage with large arrays the next one, in other threads,
would ask for as many again.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ctypes import CDLL

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
"""As ``malloc.h`` numbers them."""
_LARGE_BYTES = 4 << 20
"""An array of that size has memory of its own, which goes with it; a window of sound is smaller, and made too often."""
_KEPT_BYTES = 8 << 20
"""Of a pool."""


@cache
def keep_little() -> None:
    """From now on, let the C library keep little of what is freed, where it can be told: glibc."""
    if library := _glibc():
        library.mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)
        library.mallopt(_M_TRIM_THRESHOLD, _KEPT_BYTES)


def give_back() -> None:
    """Give all free memory back, where the C library can. It takes a thousandth of a second or so."""
    if library := _glibc():
        library.malloc_trim(0)


@cache
def _glibc() -> CDLL | None:
    if sys.platform != "linux":
        return None
    import ctypes

    try:
        library: Any = ctypes.CDLL(None)
        library.mallopt.argtypes = (ctypes.c_int, ctypes.c_int)
        library.malloc_trim.argtypes = (ctypes.c_size_t,)
    except (OSError, AttributeError):  # musl
        return None
    return library  # type: ignore[no-any-return]

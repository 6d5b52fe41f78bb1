"""pyttsx3's module of eSpeak functions, bound to each fresh copy of the library."""

from __future__ import annotations

import _ctypes
from typing import TYPE_CHECKING, Any

from panelaudio.engines.espeak_library import close, unavailable

if TYPE_CHECKING:
    import ctypes

    from panelaudio.engines.espeak_library import FreshLibrary


def follow(library: FreshLibrary) -> None:
    """Let pyttsx3 speak through ``library``, now and after each renewal.

    Raises:
        EngineError: ``engine-unavailable``: pyttsx3 cannot be imported.
    """
    if any(isinstance(one, _Binding) for one in library.followers):
        return
    try:
        # Once a library of this soname is loaded, pyttsx3 finds this one, whatever the system has.
        from pyttsx3.drivers import _espeak
    except (ImportError, RuntimeError) as error:
        raise unavailable(error) from error
    binding = _Binding(_espeak)
    binding(library.functions)
    library.followers.append(binding)


class _Binding:
    """A module whose functions are bound to another library when this is called."""

    def __init__(self, module: Any) -> None:
        self._module = module
        self._functions = {
            name: f"espeak_{name.removeprefix('c')}"
            for name, bound in vars(module).items()
            if isinstance(bound, _ctypes.CFuncPtr)
        }
        module.ENDPAUSE = 0
        if module.dll is not None:
            close(module.dll)

    def __call__(self, copy: ctypes.CDLL) -> None:
        self._module.dll = copy
        for name, symbol in self._functions.items():
            prototype = type(getattr(self._module, name))
            setattr(self._module, name, prototype((symbol, copy)))

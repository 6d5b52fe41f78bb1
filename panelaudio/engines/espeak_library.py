"""The eSpeak NG library behind pyttsx3's own binding, a fresh copy of it for each utterance.

What the library says depends on what it said before: one sentence, four times in a process, came out in four lengths.
Neither a seed nor ``espeak_Terminate`` and ``espeak_Initialize`` help; loading the library anew does, and costs 0.5 ms.
docs/adr/0001-drive-pyttsx3-synchronously.md tells what was tried.
"""

from __future__ import annotations

import _ctypes
import ctypes
import os
import threading
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from panelaudio.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEED = 1
_BUFFER_MS = 1000
_TURN = threading.Lock()
_PACKAGES = {"espeakng_loader": "espeakng-loader", "pyttsx3": "pyttsx3"}
_REMEDY = "pip install --force-reinstall espeakng-loader pyttsx3"


class FreshLibrary:
    """pyttsx3's module of eSpeak functions, always bound to a copy that has said nothing yet.

    The module belongs to the process, so there is one of these, used by one thread at a time.
    """

    def __init__(self, library_path: str, data_path: str) -> None:
        self._path = library_path
        # Once a library of this soname is loaded, pyttsx3 finds this one, whatever the system has.
        pinned = ctypes.CDLL(library_path)
        from pyttsx3.drivers import _espeak

        self.binding: Any = _espeak
        self._functions = {
            name: f"espeak_{name.removeprefix('c')}"
            for name, bound in vars(_espeak).items()
            if isinstance(bound, _ctypes.CFuncPtr)
        }
        _espeak.AUDIO_OUTPUT_RETRIEVAL = _espeak.AUDIO_OUTPUT_SYNCHRONOUS
        _espeak.ENDPAUSE = 0
        # The library takes data paths under 160 characters and lowers the case of a voice's path of at most 59:
        # names of open files are short, have no capitals, and leave nothing behind.
        self._data = os.open(data_path, os.O_PATH | os.O_DIRECTORY)
        self.rate_hz = 0
        self._unload()
        _close(pinned)
        self.renew()

    def renew(self) -> None:
        """Unload the copy in use and bind a new one, initialised for synchronous retrieval.

        The last copy stays loaded until the next is asked for, so pyttsx3's functions never point nowhere.

        Raises:
            EngineError: ``engine-unavailable``, where others hold the library open or its data cannot be read.
        """
        self._unload()
        _refuse_shared(self._path)
        self.binding.dll = ctypes.CDLL(self._path)
        for name, symbol in self._functions.items():
            prototype = type(getattr(self.binding, name))
            setattr(self.binding, name, prototype((symbol, self.binding.dll)))
        mode = self.binding.AUDIO_OUTPUT_RETRIEVAL
        self.rate_hz = self.binding.Initialize(mode, _BUFFER_MS, _open_file(self._data), 0)
        if self.rate_hz <= 0:
            raise EngineError("eSpeak NG cannot read its data", code="engine-unavailable", hint=_REMEDY)
        self.binding.dll.espeak_ng_SetRandSeed(_SEED)
        # The breath of the Klatt voices (Reed, klatt…) comes from the C library's generator, which no reload resets.
        ctypes.CDLL(None).srand(_SEED)

    def _unload(self) -> None:
        if self.rate_hz > 0:
            self.binding.Terminate()
        if self.binding.dll is not None:
            _close(self.binding.dll)
            self.binding.dll, self.rate_hz = None, 0

    def load_voice(self, identifier: str, variant: str) -> None:
        """Speak with the voice file ``lang/<identifier>``; the variant must exist (the library does not tell).

        By path: by name the library reads all 141 voice files first where a name has capitals, 2.5 ms instead of 0.1.
        """
        voice = os.open(os.path.join("lang", identifier), os.O_PATH, dir_fd=self._data)  # noqa: PTH118 - no Path: dir_fd
        try:
            tone = f"+{variant}".encode() if variant else b""
            if self.binding.dll.espeak_ng_SetVoiceByFile(_open_file(voice) + tone):
                raise EngineError(f"eSpeak NG cannot read its voice '{identifier}'", code="broken-voice", hint=_REMEDY)
        finally:
            os.close(voice)

    def variants(self) -> tuple[str, ...]:
        """The names of the variants that lie beside the voices."""
        return tuple(sorted(os.listdir(f"/proc/self/fd/{self._data}/voices/!v")))  # noqa: PTH208 - names only


def _close(library: ctypes.CDLL) -> None:
    _ctypes.dlclose(library._handle)  # noqa: SLF001 - ctypes has no public way to unload


def _refuse_shared(path: str) -> None:
    """Raise where the library is still loaded, so that a new copy would be the old one with its past."""
    try:
        handle = _ctypes.dlopen(path, os.RTLD_NOLOAD | os.RTLD_LAZY)
    except OSError:
        return
    _ctypes.dlclose(handle)
    message = "another part of this process holds eSpeak NG open, so that speech would depend on what was said before"
    raise EngineError(message, code="engine-unavailable", hint="use the engine in a process of its own")


def _open_file(descriptor: int) -> bytes:
    return b"/proc/self/fd/%d" % descriptor


@contextmanager
def library_in_turn() -> Iterator[FreshLibrary]:
    """The process's one binding to the library of the wheel ``espeakng-loader``; threads wait for their turn.

    Raises:
        EngineError: ``engine-unavailable``, with the reason and what to type.
    """
    with _TURN:
        library = _fresh_library()
        if library.rate_hz <= 0:  # the last renewal failed: nothing is bound
            library.renew()
        yield library


@cache
def _fresh_library() -> FreshLibrary:
    try:
        import espeakng_loader

        return FreshLibrary(espeakng_loader.get_library_path(), espeakng_loader.get_data_path())
    except (ImportError, OSError, RuntimeError, AttributeError) as error:
        missing = _PACKAGES.get(getattr(error, "name", None) or "")
        remedy = f"pip install {missing}" if missing else _REMEDY
        message = f"eSpeak NG cannot be loaded: {error}"
        raise EngineError(message, code="engine-unavailable", hint=remedy) from error

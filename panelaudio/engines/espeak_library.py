"""The eSpeak NG library of the wheel ``espeakng-loader``, a fresh copy of it for each utterance.

What the library says depends on what it said before: one sentence, four times in a process, came out in four lengths.
Neither a seed nor ``espeak_Terminate`` and ``espeak_Initialize`` help; loading the library anew does, and costs 0.5 ms.
docs/adr/0001-drive-pyttsx3-synchronously.md tells what was tried.
"""

from __future__ import annotations

import _ctypes
import ctypes
import os
import sys
import threading
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from panelaudio.engines.espeak_binding import (
    PHONEME_EVENTS,
    PHONEMES_IN_IPA,
    PITCH,
    RATE,
    SYNCHRONOUS,
    declare,
    listed_voices,
)
from panelaudio.engines.espeak_names import Accent
from panelaudio.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SEED = 1
_BUFFER_MS = 1000
_OPTIONS = PHONEME_EVENTS | PHONEMES_IN_IPA
_TURN = threading.Lock()
_PACKAGES = {"espeakng_loader": "espeakng-loader", "pyttsx3": "pyttsx3"}
_REMEDY = "pip install --force-reinstall espeakng-loader pyttsx3"


class FreshLibrary:
    """The library's functions, always those of a copy that has said nothing yet.

    It belongs to the process, so there is one of these, used by one thread at a time.
    """

    def __init__(self, library_path: str, data_path: str) -> None:
        self._path = library_path
        # The library takes data paths under 160 characters and lowers the case of a voice's path of at most 59:
        # names of open files are short, have no capitals, and leave nothing behind.
        self._data = os.open(data_path, os.O_PATH | os.O_DIRECTORY)
        self.rate_hz = 0
        self.copy: ctypes.CDLL | None = None
        self.followers: list[Callable[[ctypes.CDLL], None]] = []
        """Told of each new copy, before it is initialised."""
        self.renew()

    @property
    def functions(self) -> ctypes.CDLL:
        """Those of the copy in use."""
        if self.copy is None:
            raise EngineError("eSpeak NG is not loaded", code="engine-unavailable", hint=_REMEDY)
        return self.copy

    def renew(self) -> None:
        """Unload the copy in use and load a new one, initialised for synchronous retrieval.

        The last copy stays loaded until the next is asked for, so the followers' functions never point nowhere.

        Raises:
            EngineError: ``engine-unavailable``, where others hold the library open or its data cannot be read.
        """
        self.unload()
        _refuse_shared(self._path)
        self.copy = ctypes.CDLL(self._path)
        declare(self.copy)
        for follow in self.followers:
            follow(self.copy)
        self.rate_hz = self.copy.espeak_Initialize(SYNCHRONOUS, _BUFFER_MS, _open_file(self._data), _OPTIONS)
        if self.rate_hz <= 0:
            raise EngineError("eSpeak NG cannot read its data", code="engine-unavailable", hint=_REMEDY)
        self.copy.espeak_ng_SetRandSeed(_SEED)
        # The breath of the Klatt voices (Reed, klatt…) comes from the C library's generator, which no reload resets.
        ctypes.CDLL(None).srand(_SEED)

    def unload(self) -> None:
        """Have no copy loaded until the next renewal."""
        if self.copy is not None:
            if self.rate_hz > 0:
                self.copy.espeak_Terminate()
            close(self.copy)
            self.copy, self.rate_hz = None, 0

    def load_voice(self, identifier: str, variant: str) -> None:
        """Speak with the voice file ``lang/<identifier>``; the variant must exist (the library does not tell).

        By path: by name the library reads all 141 voice files first where a name has capitals, 2.5 ms instead of 0.1.
        """
        voice = os.open(os.path.join("lang", identifier), os.O_PATH, dir_fd=self._data)  # noqa: PTH118 - no Path: dir_fd
        try:
            tone = f"+{variant}".encode() if variant else b""
            if self.functions.espeak_ng_SetVoiceByFile(_open_file(voice) + tone):
                raise EngineError(f"eSpeak NG cannot read its voice '{identifier}'", code="broken-voice", hint=_REMEDY)
        finally:
            os.close(voice)

    def set_manner(self, *, words_a_minute: int, pitch: int) -> None:
        """How fast, as eSpeak NG counts (80 to 450), and how high (0 to 99)."""
        self.functions.espeak_SetParameter(RATE, words_a_minute, 0)
        self.functions.espeak_SetParameter(PITCH, pitch, 0)

    def version(self) -> str:
        """``1.52.0``."""
        return str(self.functions.espeak_Info(None).decode())

    def accents(self) -> tuple[Accent, ...]:
        """The languages and accents that lie in the data."""
        # The first byte of a voice's languages is a priority.
        return tuple(
            Accent(identifier=found.identifier.decode(), language=found.languages[1:].decode())
            for found in listed_voices(self.functions)
        )

    def variants(self) -> tuple[str, ...]:
        """The names of the variants that lie beside the voices."""
        return tuple(sorted(os.listdir(f"/proc/self/fd/{self._data}/voices/!v")))  # noqa: PTH208 - names only


def close(library: ctypes.CDLL) -> None:
    """Give up a hold on a library; the last one unloads it."""
    _ctypes.dlclose(library._handle)  # noqa: SLF001 - ctypes has no public way to unload


def _refuse_shared(path: str) -> None:
    """Raise where the library is still loaded, so that a new copy would be the old one with its past."""
    if not (handle := _held(path)):
        return
    _ctypes.dlclose(handle)
    message = "another part of this process holds eSpeak NG open, so that speech would depend on what was said before"
    raise EngineError(message, code="engine-unavailable", hint="use the engine in a process of its own")


def _open_file(descriptor: int) -> bytes:
    return b"/proc/self/fd/%d" % descriptor


@contextmanager
def library_in_turn() -> Iterator[FreshLibrary]:
    """The process's one hold on the library of the wheel ``espeakng-loader``; threads wait for their turn.

    Raises:
        EngineError: ``engine-unavailable``, with the reason and what to type.
    """
    with _TURN:
        library = _fresh_library()
        if library.rate_hz <= 0:  # the last renewal failed: nothing is loaded
            library.renew()
        yield library


@contextmanager
def holds_given_up(path: str) -> Iterator[None]:
    """Give up what holds the block takes on a library and forgets: no copy could ever be fresh in this process.

    kokoro-onnx and phonemizer load it once, to see whether and where it is; they speak through copies of the file.
    """
    with _TURN:
        if sys.platform.startswith("linux") and _fresh_library.cache_info().currsize:
            _fresh_library().unload()
        yield
        while sys.platform.startswith("linux") and (handle := _held(path)):
            _ctypes.dlclose(handle)  # the hold of this look
            _ctypes.dlclose(handle)


def _held(path: str) -> int:
    """A handle on a library that is loaded, 0 where it is not."""
    try:
        return int(_ctypes.dlopen(path, os.RTLD_NOLOAD | os.RTLD_LAZY))
    except OSError:
        return 0


@cache
def _fresh_library() -> FreshLibrary:
    if not sys.platform.startswith("linux"):
        message = "eSpeak NG is driven directly on Linux only"
        raise EngineError(message, code="engine-unavailable", hint="use the engine pyttsx3")
    try:
        import espeakng_loader

        return FreshLibrary(espeakng_loader.get_library_path(), espeakng_loader.get_data_path())
    except (ImportError, OSError, AttributeError) as error:
        raise unavailable(error) from error


def unavailable(error: Exception) -> EngineError:
    """The error for a library or a package that cannot be loaded, with what to type."""
    missing = _PACKAGES.get(getattr(error, "name", None) or "")
    remedy = f"pip install {missing}" if missing else _REMEDY
    return EngineError(f"eSpeak NG cannot be loaded: {error}", code="engine-unavailable", hint=remedy)

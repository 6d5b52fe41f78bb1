"""eSpeak NG speaks one utterance: its sound and its events stay in memory."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

from panelaudio.engines.espeak_binding import Listener, synthesize
from panelaudio.engines.espeak_events import Told, told_by
from panelaudio.errors import EngineError

if TYPE_CHECKING:
    from panelaudio.engines.espeak_library import FreshLibrary


def speak(library: FreshLibrary, text: str, *, flags: int = 0) -> tuple[bytes, list[Told]]:
    """The sound of a text as 16-bit samples in the machine's byte order, and its words and phonemes.

    Raises:
        EngineError: ``engine-failed``: the library says that it could not.
    """
    hearing = _Hearing()
    listener = Listener(hearing)  # the library keeps only a pointer: this must live until the call ends
    library.functions.espeak_SetSynthCallback(listener)
    code = synthesize(library.functions, text, flags)
    if hearing.fault:
        raise hearing.fault
    if code:
        raise EngineError(f"eSpeak NG gave up with error {code}", code="engine-failed", hint="run it again")
    return b"".join(hearing.sound), hearing.events


class _Hearing:
    """Called by the library with each second of sound; 1 asks it to stop."""

    def __init__(self) -> None:
        self.sound: list[bytes] = []
        self.events: list[Told] = []
        self.fault: BaseException | None = None

    def __call__(self, wav: Any, samples: int, events: Any) -> int:
        try:
            self._collect(wav, samples, events)
        except BaseException as fault:  # noqa: BLE001 - ctypes would print it and go on; Ctrl-C arrives here as well
            self.fault = fault
            return 1
        return 0

    def _collect(self, wav: Any, samples: int, events: Any) -> None:
        self.events += told_by(events)
        if samples > 0:
            self.sound.append(ctypes.string_at(wav, samples * ctypes.sizeof(ctypes.c_short)))

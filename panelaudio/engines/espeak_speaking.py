"""eSpeak NG speaks one utterance: its sound and its word events stay in memory."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

from panelaudio.engines.espeak_binding import EVENT_LIST_TERMINATED, EVENT_WORD, Listener, synthesize
from panelaudio.engines.marks import WordEvent
from panelaudio.errors import EngineError

if TYPE_CHECKING:
    from panelaudio.engines.espeak_library import FreshLibrary


def speak(library: FreshLibrary, text: str, *, flags: int = 0) -> tuple[bytes, list[WordEvent]]:
    """The sound of a text as 16-bit samples in the machine's byte order, and its words.

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
        self.events: list[WordEvent] = []
        self.fault: BaseException | None = None

    def __call__(self, wav: Any, samples: int, events: Any) -> int:
        try:
            self._collect(wav, samples, events)
        except BaseException as fault:  # noqa: BLE001 - ctypes would print it and go on; Ctrl-C arrives here as well
            self.fault = fault
            return 1
        return 0

    def _collect(self, wav: Any, samples: int, events: Any) -> None:
        place = 0
        while (event := events[place]).type != EVENT_LIST_TERMINATED:
            if event.type == EVENT_WORD:
                self.events.append(WordEvent(event.text_position - 1, event.sample))
            place += 1
        if samples > 0:
            self.sound.append(ctypes.string_at(wav, samples * ctypes.sizeof(ctypes.c_short)))

"""What eSpeak NG's ``speak_lib.h`` declares, as far as it is used here."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SYNCHRONOUS = 2
"""``AUDIO_OUTPUT_SYNCHRONOUS``: a call to ``espeak_Synth`` ends when all sound has been handed over."""
RATE, PITCH = 1, 3
_CHARS_UTF8 = 1
_POS_CHARACTER = 1

PHONEME_EVENTS, PHONEMES_IN_IPA = 1, 2
"""Options of ``espeak_Initialize``: an event for each phoneme, written in IPA."""

EVENT_LIST_TERMINATED = 0
EVENT_WORD = 1
EVENT_PHONEME = 7


class SpokenEvent(ctypes.Structure):
    """``espeak_EVENT``."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("string", ctypes.c_char * 8),  # of a union: a number, a pointer, or the phoneme
    )


class ListedVoice(ctypes.Structure):
    """``espeak_VOICE``."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_char_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


Listener = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(SpokenEvent))
"""``t_espeak_callback``: gets sound, its number of samples and events; 0 goes on, 1 stops."""


def declare(library: ctypes.CDLL) -> None:
    """Tell ctypes the types of those functions whose types it cannot guess."""
    library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(ListedVoice))
    library.espeak_Info.restype = ctypes.c_char_p
    library.espeak_SetSynthCallback.restype = None
    library.espeak_Synth.argtypes = (
        ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int,
        ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p,
    )  # fmt: skip


def synthesize(library: ctypes.CDLL, text: str, flags: int = 0) -> int:
    """``espeak_Synth`` for plain text; 0 where it went well."""
    content = text.encode()
    return int(library.espeak_Synth(content, len(content) + 1, 0, _POS_CHARACTER, 0, _CHARS_UTF8 | flags, None, None))


def listed_voices(library: ctypes.CDLL) -> Iterator[ListedVoice]:
    """``espeak_ListVoices``; the list lies in the library's memory, so read it before the library goes."""
    listed = library.espeak_ListVoices(None)
    place = 0
    while listed[place]:
        yield listed[place].contents
        place += 1

"""How eSpeak NG would say a text, as phonemes of the International Phonetic Alphabet, without making a sound."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from panelaudio.engines.espeak_library import library_in_turn

if TYPE_CHECKING:
    from panelaudio.cast import Voice
    from panelaudio.engines.espeak_library import FreshLibrary

_UTF8 = 1
_IPA = 0x02


def phonemes(text: str, voice: Voice) -> str:
    """The phonemes of a text in an accent, clause by clause, with stress marks, as IPA.

    Raises:
        EngineError: eSpeak NG cannot be loaded, or has no such voice.
    """
    with library_in_turn() as library:
        library.renew()
        library.load_voice(voice.name, voice.variant)
        return translated(library, text)


def translated(library: FreshLibrary, text: str) -> str:
    """The phonemes of a text in the voice that is loaded."""
    translate = library.functions.espeak_TextToPhonemes
    translate.restype = ctypes.c_char_p
    translate.argtypes = (ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int)
    rest = ctypes.c_char_p(text.encode())
    clauses = []
    while rest.value:
        clauses.append((translate(ctypes.byref(rest), _UTF8, _IPA) or b"").decode())
    return " ".join(" ".join(clauses).split())

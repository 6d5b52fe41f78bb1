"""The bare eSpeak NG library: one process, one load, utterance after utterance, the sound thrown away.

Reads JSON on standard input, ``[[voice, words a minute, text], …]``; prints the seconds of sound, and those that the
calls took. A program around the library cannot be quicker on one core.
"""

from __future__ import annotations

import ctypes
import json
import sys
import time

import espeakng_loader

SYNCHRONOUS, RATE, UTF8 = 2, 1, 1
LISTENER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


def main() -> None:
    """Say it all."""
    utterances = json.load(sys.stdin)
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    rate_hz = library.espeak_Initialize(SYNCHRONOUS, 1000, espeakng_loader.get_data_path().encode(), 0)
    frames = 0

    def hear(_wav: object, samples: int, _events: object) -> int:
        nonlocal frames
        frames += samples
        return 0

    listener = LISTENER(hear)
    library.espeak_SetSynthCallback(listener)
    start = time.process_time()
    for voice, words_a_minute, text in utterances:
        library.espeak_SetVoiceByName(voice.encode())
        library.espeak_SetParameter(RATE, words_a_minute, 0)
        data = text.encode()
        library.espeak_Synth(data, len(data) + 1, 0, 0, 0, UTF8, None, None)
    json.dump({"sound_s": frames / rate_hz, "calls_s": time.process_time() - start}, sys.stdout)


if __name__ == "__main__":
    main()

"""The obvious script, made to work: what one would write in an afternoon with pyttsx3 and pydub.

It speaks each turn with ``save_to_file`` and the library's ``Synchronize``, joins with ``+=`` and exports with the
same codec settings as panelaudio. No captions, no levelling, no mastering. Prints its times as JSON.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import tempfile
import time
import warnings
from pathlib import Path

import espeakng_loader
import imageio_ffmpeg

warnings.simplefilter("ignore")
os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)

import pyttsx3  # noqa: E402 - it looks for the library when it is imported
from pydub import AudioSegment  # noqa: E402
from pyttsx3.drivers import _espeak  # noqa: E402

NATURAL_WPM = 150
GAP_MS = 450


def main(turns_path: str, output: str) -> None:
    """Speak, join and export the turns of a JSON file: [[voice, text], …]."""
    turns = json.loads(Path(turns_path).read_text(encoding="utf-8"))
    AudioSegment.converter = imageio_ffmpeg.get_ffmpeg_exe()
    times = {}
    with tempfile.TemporaryDirectory() as folder:
        start = time.monotonic()
        files = speak(turns, Path(folder))
        times["speak"] = time.monotonic() - start
        start = time.monotonic()
        episode = AudioSegment.silent(700, frame_rate=22_050)
        for file in files:
            episode += AudioSegment.from_wav(file)
            episode += AudioSegment.silent(GAP_MS, frame_rate=22_050)
        times["join"] = time.monotonic() - start
        start = time.monotonic()
        episode.export(
            output, format="mp3", bitrate="96k", parameters=["-ar", "44100", "-ac", "1", "-compression_level", "7"]
        )
        times["encode"] = time.monotonic() - start
    sys.stdout.write(json.dumps({"seconds_of_sound": len(episode) / 1000, "times_s": times}) + "\n")


def speak(turns: list[list[str]], folder: Path) -> list[Path]:
    """A file for each turn."""
    sys.stdout = sys.stderr  # pyttsx3 prints "Audio saved to …"
    engine = pyttsx3.init("espeak")
    engine.setProperty("rate", NATURAL_WPM)
    files = []
    for number, (voice, text) in enumerate(turns):
        files.append(folder / f"{number}.wav")
        engine.setProperty("voice", voice)
        engine.save_to_file(text, str(files[-1]))
        engine.runAndWait()
        _espeak.Synchronize()
    sys.stdout = sys.__stdout__
    return files


if __name__ == "__main__":
    main(*sys.argv[1:])

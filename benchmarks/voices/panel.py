"""How well a whole cast is understood, by ``panel.py TRANSCRIPT ENGINE… --minutes 3 --work DIR``.

Turns are taken evenly from the transcript until there is so much speech, and said by the automatic cast of each engine;
whisper-base writes down what it hears. Told are the word error rate, with and without names (words that bear a capital
inside a sentence, and the speakers' names), and how far apart the two voices are that are nearest to each other, 1
being two takes of one voice. With ``--minutes 0`` everything is said.
"""

from __future__ import annotations

import argparse
import re
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soundfile
from run import ears_here

from panelaudio import plugins
from panelaudio.casting.distance import apart
from panelaudio.normalize.forms import spoken_form
from panelaudio.pipeline import cast_of, understand
from panelaudio.pipeline.uttering import utterances_in

if TYPE_CHECKING:
    from panelaudio.cast import Cast
    from panelaudio.speech import Engine, Utterance

_WORDS_A_MINUTE = 180
_BLANK_S = 0.3
_INSIDE = re.compile(r"(?<![.?!…:\"“] )(?<!^)\b[A-Z][\w'’-]+")


def main() -> None:
    """Say, listen, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("transcript")
    parser.add_argument("engines", nargs="+")
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--work", type=Path, required=True)
    chosen = parser.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    found = understand(chosen.transcript)
    ears = ears_here()
    for name in chosen.engines:
        cast = cast_of(found, engine=name)
        said = _sample(utterances_in(found, cast)[0], chosen.minutes)
        path = chosen.work / f"panel__{name}__{len(said)}.wav"
        engine = plugins.load("engines", name)
        if not path.exists():
            _say(said, cast, engine, path)
        names = {word.lower() for turn in found.script.turns for word in _INSIDE.findall(turn.text)}
        names |= {part.lower() for speaker in found.script.speakers for part in speaker.name.split()}
        words, wrong, of_names = _judged(said, ears, path, names)
        print(
            f"{name}\t{soundfile.info(path).duration / 60:.1f} min\t{words} words\t{100 * wrong / words:.1f} %\t"
            f"names aside {100 * (wrong - of_names) / words:.1f} %\tnearest pair {_nearest(cast, engine):.1f}",
            flush=True,
        )


def _sample(utterances: tuple[Utterance, ...], minutes: float) -> list[Utterance]:
    """Whole turns, evenly taken."""
    turns = sorted({one.turn for one in utterances})
    words = sum(len(one.spoken.split()) for one in utterances)
    step = max(1, round(words / (minutes * _WORDS_A_MINUTE))) if minutes else 1
    kept = set(turns[step // 2 :: step])
    return [one for one in utterances if one.turn in kept]


def _say(said: list[Utterance], cast: Cast, engine: Engine, path: Path) -> None:
    with soundfile.SoundFile(path, "w", _rate_hz(engine, cast), 1) as file:
        for one in said:
            made = engine.synthesize(one.spoken, cast.role_of(one.speaker).voice)
            file.write(np.concatenate([made.samples, np.zeros(round(_BLANK_S * made.rate_hz), dtype=np.float32)]))


def _rate_hz(engine: Engine, cast: Cast) -> int:
    return engine.synthesize("Yes.", cast.roles[0].voice).rate_hz


def _judged(said: list[Utterance], ears: object, path: Path, names: set[str]) -> tuple[int, int, int]:
    """Words, errors, and how many of the errors are at names."""
    segments, _ = ears.transcribe(str(path), language="en", beam_size=5)  # type: ignore[attr-defined]
    heard = _plain(" ".join(one.text for one in segments))
    asked = _plain(" ".join(one.display for one in said))
    costs = [list(range(len(heard) + 1))]
    for number, word in enumerate(asked, 1):
        row = [number]
        for place, other in enumerate(heard, 1):
            row.append(min(costs[-1][place] + 1, row[-1] + 1, costs[-1][place - 1] + (word != other)))
        costs.append(row)
    of_names = 0
    number, place = len(asked), len(heard)
    while number:
        word = asked[number - 1]
        if place and costs[number][place] == costs[number - 1][place - 1] + (word != heard[place - 1]):
            of_names += word != heard[place - 1] and word in names
            number, place = number - 1, place - 1
        elif place and costs[number][place] == costs[number][place - 1] + 1:
            place -= 1
        else:
            of_names += word in names
            number -= 1
    return len(asked), costs[-1][-1], of_names


def _plain(text: str) -> list[str]:
    """Both sides in our spoken form, so that 3,600 and three thousand six hundred are one."""
    spoken = spoken_form(text, known={}, language="en").spoken
    return re.sub(r"[^a-z0-9' ]", " ", spoken.lower().replace("’", "'").replace("-", "")).split()


def _nearest(cast: Cast, engine: Engine) -> float:
    told = {info.name: info for info in engine.voices()}
    spoken = []
    for role in cast.roles:
        voice = role.voice
        info = told.get(f"{voice.name}+{voice.variant}") or told[voice.name]
        spoken.append((info.median_f0_hz * 2 ** (voice.pitch / 12), info.timbre))
    return min(apart(one[0], other[0], one[1], other[1]) for one, other in combinations(spoken, 2))


if __name__ == "__main__":
    main()

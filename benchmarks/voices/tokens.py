"""Which hard tokens an engine says otherwise than their words: ``tokens.py ENGINE…``.

For each of ``tests/normalize/hard_tokens.tsv`` the phonemes of its spoken form are laid beside those of the words; what
differs is printed. Stress, length and weak vowels do not count, as in the test. The words of the table are spelled for
eSpeak NG (``eh`` for the letter A, ``ems`` for M's), and some engines read those spellings otherwise: look at each.
"""

from __future__ import annotations

import csv
import sys
from functools import partial
from pathlib import Path

from panelaudio import plugins
from panelaudio.cast import Voice
from panelaudio.normalize.forms import spoken_form

_ROOT = Path(__file__).parents[2]


def main() -> None:
    """Tell what differs."""
    sys.path.insert(0, str(_ROOT))
    from tests.normalize.test_hard_tokens import heard

    with (_ROOT / "tests" / "normalize" / "hard_tokens.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for name in sys.argv[1:]:
        engine = plugins.load("engines", name)
        telling = partial(engine.phonemes, voice=Voice(engine=name, name=engine.voices()[0].name))
        wrong = 0
        for written, words in rows:
            said = spoken_form(f"It was {written}", known={}, language="en").spoken
            pair = [heard(text, telling) for text in (said, f"It was {words}")]
            if pair[0] != pair[1]:
                wrong += 1
                print(f"{name}\t{written}\t{said}\t{words}\t{pair[0]}\t{pair[1]}", flush=True)
        print(f"{name}\t{wrong} of {len(rows)} differ", flush=True)


if __name__ == "__main__":
    main()

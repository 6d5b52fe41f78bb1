"""Invented talk in every shape that is read, as long as one wants and always the same: what ``readers.py`` times."""

from __future__ import annotations

import io
import json
import random
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PEOPLE = ("Nora Vale", "Olav Brenner", "Ines Abara Lund", "Kai von Holm", "Teodor Quist", "Mara Ellery")
_WORDS = """the a of and to in that it we is for on with was this have they but not you are at by from or as what there
    so when which can bridge river money pillar toll people water stone year count cross build hold winter engine
    question
    answer weight wind paper council letter morning evening between because another always never little something
    remember actually suppose perhaps carry through against together""".split()
_NOW_AND_THEN = ("[laughs]", "(the old one)", "30 %", "it’s", "don't", "– well –", "10:30", "3.5", "e-mail")
Said = tuple[str, str]


def turns(characters: int, words: tuple[int, int], seed: int = 7) -> Iterator[Said]:
    """Speakers and what they say, a turn of so many words each, until there are so many characters of it."""
    draw = random.Random(seed)  # noqa: S311 - the same talk at every run, no secret
    sentences = [_sentence(draw) for _ in range(400)]
    written = 0
    while written < characters:
        name = draw.choice(PEOPLE)
        wanted, text = draw.randint(*words), ""
        while text.count(" ") < wanted:
            text = f"{text} {draw.choice(sentences)}" if text else draw.choice(sentences)
        text = " ".join(text.split()[:wanted])
        written += len(text)
        yield name, text if text[-1] in ".?!" else f"{text}."


def _sentence(draw: random.Random) -> str:
    words = draw.choices(_WORDS, k=draw.randint(4, 22))
    if draw.random() < 0.15:  # noqa: PLR2004 - one sentence in seven holds something else than words
        words.insert(draw.randrange(1, len(words)), draw.choice(_NOW_AND_THEN))
    words[0] = words[0].capitalize()
    if len(words) > 9:  # noqa: PLR2004 - a long sentence has a comma
        words[5] += ","
    return " ".join(words) + draw.choice(".....?!")


def _short(characters: int) -> Iterator[Said]:
    return turns(characters, (3, 12))


def _long(characters: int) -> Iterator[Said]:
    return turns(characters, (80, 300))


def _middle(characters: int) -> Iterator[Said]:
    return turns(characters, (10, 60))


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split()).upper()


def _wrapped(text: str, width: int, indent: str = "") -> str:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) >= width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return f"\n{indent}".join([*lines, line])


def names_short(size: int) -> str:
    """``Name: text`` in a few words."""
    return "".join(f"{name}: {text}\n\n" for name, text in _short(size))


def names_long(size: int) -> str:
    """``Name: text`` in whole paragraphs."""
    return "".join(f"{name}: {text}\n\n" for name, text in _long(size))


def names_bold(size: int) -> str:
    """``**Name:** text``."""
    return "".join(f"**{name}:** {text}\n\n" for name, text in _middle(size))


def names_stamped(size: int) -> str:
    """``[Name] [0:17] text``."""
    return "".join(f"[{name}] [{_clock(9 * at)}] {text}\n" for at, (name, text) in enumerate(_middle(size)))


def names_above(size: int) -> str:
    """``Name  0:21`` on a line, the words below it."""
    return "".join(f"{name}  {_clock(9 * at)}  \n{text}\n\n" for at, (name, text) in enumerate(_middle(size)))


def panel(size: int) -> str:
    """A page: full names once, then initials, paragraphs without a name, a foot."""
    head = f"The Long Bridge\n\nThe Long Bridge\n\nLast week we talked with {', '.join(PEOPLE)} about bridges.\n\n"
    met: set[str] = set()
    parts = [head]
    for at, (name, text) in enumerate(_middle(size)):
        parts.append(f"{name if name not in met else _initials(name)}: {text}\n\n")
        met.add(name)
        parts.extend(["So it is, and so it was from the first day on.\n\n"] if at % 5 == 0 else [])
    return "".join(parts) + "\nComments\n\nLike\n\nShare\n"


def markdown(size: int) -> str:
    """Front matter, headings, ``**Name:** text``, links."""
    head = "---\ntitle: The Long Bridge\ndate: 2031-05-06\n---\n\n"
    parts = []
    for at, (name, text) in enumerate(_middle(size)):
        parts.extend([f"## Part {at // 40}\n\n"] if at % 40 == 0 else [])
        link = " See [the plan](https://bridge.example/plan)." if at % 10 == 0 else ""
        parts.append(f"**{name}:** {text}{link}\n\n")
    return head + "".join(parts)


def questions(size: int) -> str:
    """``Q: …``, ``A: …``."""
    said = enumerate(_middle(size))
    return "An interview with Olav Brenner\n\n" + "".join(f"{'AQ'[at % 2 == 0]}: {text}\n\n" for at, (_, text) in said)


def hearing(size: int) -> str:
    """``  Mr. BRENNER. text`` with hard wraps."""
    said = ((f"Mr. {name.split()[-1].upper()}", text) for name, text in _middle(size))
    return "THE BRIDGE ACT\n" + "".join(f"  {_wrapped(f'{name}. {text}', 70)}\n" for name, text in said)


def play(size: int) -> str:
    """``Nora.  text``, wrapped, in acts."""
    parts = ["THE BRIDGE\n\nACT I\n\n"]
    parts += [f"{_wrapped(f'{name.split()[0]}.  {text}', 72)}\n\n" for name, text in _middle(size)]
    return "".join(parts)


def fountain(size: int) -> str:
    """A name in capitals, the words below it, scenes and action."""
    parts = ["Title: The Bridge\n\n"]
    for at, (name, text) in enumerate(_middle(size)):
        parts.extend(["INT. TOLL HOUSE - DAY\n\nRain falls on the roof.\n\n"] if at % 30 == 0 else [])
        parts.append(f"{name.split()[0].upper()}\n{text}\n\n")
    return "".join(parts)


def chat(size: int) -> str:
    """``15:05:40 <nick> Person: text``."""
    said = enumerate(_short(size))
    return "".join(
        f"{_clock(9 * at % 86400)} <{name.split()[0].lower()}> {name}: {text}\n" for at, (name, text) in said
    )


def _cues(size: int, mark: str, name: Callable[[str], str]) -> Iterator[str]:
    """Captions of two lines, 32 characters each; the speaker stands where he begins."""
    at = 0
    for speaker, text in _middle(size):
        rows = _wrapped(text, 32).split("\n")
        for first in range(0, len(rows), 2):
            start, end = (f"{_clock(seconds)}{mark}000" for seconds in (3 * at, 3 * at + 2))
            said = "\n".join(rows[first : first + 2])
            at += 1
            yield f"{at}\n{start} --> {end}\n{name(speaker) if first == 0 or mark == '.' else ''}{said}\n\n"


def srt(size: int) -> str:
    """SubRip captions."""
    return "".join(_cues(size, ",", lambda name: f"{name}: "))


def vtt(size: int) -> str:
    """WebVTT captions with voices."""
    return "WEBVTT\n\n" + "".join(_cues(size, ".", lambda name: f"<v {name}>"))


def json_turns(size: int) -> str:
    """``{"segments": [{"speaker", "startTime", "endTime", "body"}]}``."""
    said = enumerate(_middle(size))
    rows = [{"speaker": name, "startTime": 9 * at, "endTime": 9 * at + 8.5, "body": text} for at, (name, text) in said]
    return json.dumps({"version": "1.0.0", "segments": rows}, ensure_ascii=False, indent=2)


def json_words(size: int) -> str:
    """A segment with its words one by one, as recognizers give them."""
    rows = []
    for at, (name, text) in enumerate(_middle(size // 8)):
        words = [{"word": word, "start": 9 * at + place / 4, "score": 0.9} for place, word in enumerate(text.split())]
        rows.append({"start": 9 * at, "end": 9 * at + 8.5, "text": text, "speaker": name, "words": words})
    return json.dumps({"segments": rows}, ensure_ascii=False)


def table(size: int) -> str:
    """CSV with a header."""
    said = enumerate(_middle(size))
    rows = (f'{name},{_clock(9 * at)},"{text}"\n' for at, (name, text) in said)
    return "speaker,start,text\n" + "".join(rows)


def page(size: int) -> str:
    """HTML, a paragraph a turn."""
    said = "".join(f"<p><b>{name}:</b> {text}</p>\n" for name, text in _middle(size))
    return f"<!doctype html>\n<html lang='en'><head><title>The Long Bridge</title></head><body>\n{said}</body></html>\n"


def docx(size: int) -> bytes:
    """A Word document, a paragraph a turn; its size is that of the words."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    said = "".join(f"<w:p><w:r><w:t>{name}: {text}</w:t></w:r></w:p>" for name, text in _middle(size))
    document = f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{said}</w:body></w:document>'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in (("[Content_Types].xml", "<Types/>"), ("word/document.xml", document)):
            archive.writestr(zipfile.ZipInfo(part), content, zipfile.ZIP_DEFLATED)  # no clock in it
    return held.getvalue()


PLAIN = (
    names_short, names_long, names_bold, names_stamped, names_above, panel, markdown, questions, hearing, play,
    fountain, chat, srt, vtt,
)  # fmt: skip
OTHERS = (json_turns, json_words, table, page, docx)

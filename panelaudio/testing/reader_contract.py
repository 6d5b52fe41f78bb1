r"""What every reader promises, as checks for authors of plug-ins.

A reader is tried with a transcript of its own shape, and with others that it may not understand but must survive. A
broken promise raises ``AssertionError`` with what was seen::

    def test_contract():
        check_reader(MyReader(), "Nora Vale: Good evening.\n\nOlav Brenner: Money.\n")

It does not judge whether the turns are right: only the author knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.errors import InputError
from panelaudio.script import Script, Source
from panelaudio.testing.output import no_output
from panelaudio.testing.promises import promise

if TYPE_CHECKING:
    from panelaudio.script import Reader

STRANGE = (
    "",
    "\n\n \n\t\n",
    "It rained all day.\n\nNobody said a word.\n",
    ": : :\n\n:\n- -\n>>>\n",
    "<v\n<html><body><p>&amp;&#0;&#xD800;</p\n--> 00:00:01,000\n",
    '{"segments": [{"speaker": null, "body": 1}, [], {}]}\n',
    'a,b,c\n"1\n2\n,,,,,,\n',
    "Nora Vale: \x00\x07\x1b[31m\u202e\ufeff\ufffe yes.\n",
    "X" * 5000 + ": " + "y " * 5000,
    "1\n00:00:00,000 --> 00:00:01,000\n\n2\n99:99:99,999 --> 00:00:00,000\n-\n",
)
"""Texts that are no transcript, or hardly one: a script or an ``InputError`` may come of them, and nothing else."""


def check_reader(reader: Reader, transcript: str | Source) -> None:
    """All checks; ``transcript`` is one of the reader's own shape (a ``Source`` where bytes matter).

    Raises:
        AssertionError: the first promise that the reader breaks.
    """
    source = transcript if isinstance(transcript, Source) else source_of(transcript)
    with no_output():
        check_attributes(reader)
        promise(sniffed(reader, source) > 0, "sniff() does not know the reader's own shape")
        script = reader.read(source)
        check_script(script, source, reader)
        check_strange(reader)
        promise(reader.read(source) == script, "read() gives another script after other transcripts")


def source_of(text: str) -> Source:
    """A source out of a text."""
    return Source(name="example.txt", raw=text.encode("utf-8", "replace"), text=text)


def check_attributes(reader: Reader) -> None:
    """The reader has a name to be typed."""
    promise(isinstance(reader.name, str), f"name is {reader.name!r}, not a word")
    promise(reader.name, "name is empty")


def sniffed(reader: Reader, source: Source) -> float:
    """How sure the reader is: 0 to 1, the same each time."""
    sure = reader.sniff(source)
    promise(0 <= sure <= 1, f"sniff() gives {sure}, not 0 to 1")
    promise(reader.sniff(source) == sure, "sniff() gives another answer the second time")
    return sure


def check_script(script: Script, source: Source, reader: Reader) -> None:
    """Every line accounted for, turns numbered in order, speakers in the order in which they come in."""
    promise(script.format == reader.name, f"format is {script.format!r}, not the reader's name {reader.name!r}")
    promise(script.source == source.name, f"source is {script.source!r}, not {source.name!r}")
    promise(script.turns, "there is no turn: that is an InputError")
    indexes = [turn.index for turn in script.turns]
    promise(indexes == list(range(len(indexes))), f"turns are numbered {indexes[:20]}")
    speaking = list(dict.fromkeys(turn.speaker for turn in script.turns))
    names = [speaker.name for speaker in script.speakers]
    promise(names == speaking, f"speakers are {names}, but these speak: {speaking}")
    spellings = [spelling for one in script.speakers for spelling in {one.name, *one.aliases}]
    promise(len(spellings) == len(set(spellings)), f"a spelling stands for two speakers: {sorted(spellings)}")
    check_ledger(script, source)


def check_ledger(script: Script, source: Source) -> None:
    """No line vanishes, and none is told of that is not there; where the bytes are no text, lines are the reader's."""
    if not source.text:
        return
    lines = set(range(1, source.text.count("\n") + 2))
    told = {line for line, _ in script.ledger()}
    blank = {number for number, line in enumerate(source.text.split("\n"), start=1) if not line.strip()}
    promise(told <= lines, f"the ledger has lines that the source has not: {sorted(told - lines)[:10]}")
    promise(told | blank >= lines, f"nothing accounts for the lines {sorted(lines - told - blank)[:10]}")
    items = {item.line for item in script.items}
    promise(items <= lines, f"items begin at lines that the source has not: {sorted(items - lines)[:10]}")


def check_strange(reader: Reader) -> None:
    """What is no transcript is survived, and where it is read nothing of it vanishes."""
    for text in STRANGE:
        source = source_of(text)
        sniffed(reader, source)
        try:
            script = reader.read(source)
        except InputError as error:
            promise(error.code, f"the error for {text[:40]!r} has no code")
            continue
        except Exception as error:
            raise AssertionError(f"read() falls over {text[:40]!r}: {type(error).__name__}: {error}") from error
        check_script(script, source, reader)

r"""The clean transcripts that `panelaudio convert` writes are read to the letter: names as they stand, ``\*`` a star.

They say so of themselves (``transcript: panelaudio 1``). What stands there without a backslash is read as in any other
transcript, so that people may go on with the file by hand.
"""

from __future__ import annotations

import re

from panelaudio.readers.markup import unescape
from panelaudio.readers.unspoken import clean

MARK_KEY = "transcript"
_WRITER = "panelaudio "
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_PRIVATE = 0xF0000
"""Escaped characters stand in a private use area while a line is read; nothing there means anything to a rule."""
_RESTORED = {_PRIVATE + code: chr(code) for code in range(0x21, 0x7F)}
_HELD = re.compile("[\U000f0021-\U000f007e]")
_MEANING = re.compile(r"""[\\*_\[\](){}<>&~`@:/#]|(?<=\s)[.,;!?]""")
_OTHER = re.compile("[¹²³⁴-⁹⁰♪♫（）\u00ad]")


def is_marked(value: object) -> bool:
    """Whether a file's own field says that it is such a transcript."""
    return isinstance(value, str) and value.strip().strip("\"'").startswith(_WRITER)


def protect(line: str) -> str:
    r"""A line whose escaped characters mean nothing any more: ``\*`` is no mark of bold type."""
    return _ESCAPED.sub(lambda found: chr(_PRIVATE + ord(found[1])), line) if "\\" in line else line


def restore(text: str) -> str:
    """A text with its escaped characters as they are said."""
    return text.translate(_RESTORED) if _HELD.search(text) else text


def name_behind(written: str) -> str:
    """A name, protected as it comes, as it is spoken of."""
    return restore(unescape(written))


def escaped(text: str) -> str:
    """A text on one line that is read to the letter; where nothing in it means anything, as it is."""
    text = " ".join(text.split("\n"))
    if clean(text) != (text, []) or "\\" in text:
        text = _MEANING.sub(lambda found: f"\\{found[0]}", text)
        text = _OTHER.sub(lambda found: f"&#{ord(found[0])};", text)
    return re.sub(r"^(?=[#*>(~=.!@-])", r"\\", text)

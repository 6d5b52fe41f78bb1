"""Live captions as text: ``>>`` says that somebody else speaks, and nobody is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panelaudio.readers.dialogue import Dialogue
from panelaudio.readers.draft import no_speaker
from panelaudio.readers.dress import Cue
from panelaudio.readers.front import read_front
from panelaudio.readers.labels import Shape
from panelaudio.readers.talk import read_talk, times_before
from panelaudio.script import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from panelaudio.script import Script, Source

_MARK = ">>"
_TAKING_TURNS = ("Speaker 1", "Speaker 2")
"""Two who take turns, which is most often right."""
_FEWEST = 3


class ChangesReader:
    """Reads text in which only the change of speaker is marked."""

    name = "changes"

    def sniff(self, source: Source) -> float:
        """Low, so that whatever finds a name is surer."""
        return 0.2 if len(_cues(source.sample)) >= _FEWEST else 0.0

    def read(self, source: Source) -> Script:
        """The script, with a notice that the speakers are guessed.

        Raises:
            InputError: no change of speaker is marked.
        """
        lines = source.lines
        cues = _cues(lines)
        if not cues:
            raise no_speaker(source.name)
        dialogue = Dialogue(source)
        if before := times_before(lines, min(cues)):
            cues = _taking_turns({**before, **cues})
        start = min(cues)
        first, second = _TAKING_TURNS
        message = f"changes of speaker are marked without a name: '{first}' and '{second}' take turns"
        dialogue.draft.notices.append(Notice(code="unknown-speakers", message=message, line=start + 1))
        read_front(dialogue, lines, start)
        read_talk(dialogue, lines, cues, start)
        return dialogue.finish(self.name)


def _cues(lines: Sequence[str]) -> dict[int, Cue]:
    marked = [at for at, line in enumerate(lines) if line.startswith(_MARK) and line.strip("> \t")]
    return _taking_turns({at: Cue("", Shape.ROLE, text=lines[at].lstrip("> \t").strip()) for at in marked})


def _taking_turns(cues: Mapping[int, Cue]) -> dict[int, Cue]:
    return {at: cues[at]._replace(name=_TAKING_TURNS[count % 2]) for count, at in enumerate(sorted(cues))}

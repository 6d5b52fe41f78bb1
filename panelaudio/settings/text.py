"""The kinds of text that stand in transcripts and are not speech, as data: what each is, and whether it is spoken."""

from __future__ import annotations

from dataclasses import dataclass

KEEP, DROP = "keep", "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextKind:
    """One kind of text beside speech."""

    key: str
    """What stands under ``text:`` in voices.yaml."""
    text: str
    """For people, in one sentence."""
    spoken: bool = False
    """Whether it is, where voices.yaml does not say."""
    examples: tuple[tuple[str, str, str], ...]
    """As it is written; what is said where the kind is dropped; what is said where it is kept."""

    @property
    def default(self) -> str:
        """As one would write it."""
        return KEEP if self.spoken else DROP


TEXT_KINDS = (
    TextKind(
        key="times",
        text="Time stamps in brackets: [00:12], (1:02:03).",
        examples=(
            ("Two [00:12] crowns.", "Two crowns.", "Two [00:12] crowns."),
            ("Two (1:02:03) crowns.", "Two crowns.", "Two (1:02:03) crowns."),
            (r"Two \[04:01\] crowns.", "Two crowns.", "Two [04:01] crowns."),
        ),
    ),
    TextKind(
        key="sounds",
        text="Sounds, gestures and what could not be understood: [laughs], (applause), *sighs*, [inaudible 00:12].",
        examples=(
            ("Money [laughs] holds it.", "Money holds it.", "Money [laughs] holds it."),
            ("Money (laughter) holds it.", "Money holds it.", "Money (laughter) holds it."),
            ("Money. *sighs*", "Money.", "Money. *sighs*"),
            ("I am [inaudible 00:12] here.", "I am here.", "I am [inaudible 00:12] here."),
            ("Well (SOUNDBITE OF BELLS) then.", "Well then.", "Well (SOUNDBITE OF BELLS) then."),
            ("Well ((laughs)) then.", "Well then.", "Well ((laughs)) then."),
        ),
    ),
    TextKind(
        key="songs",
        text="What stands between notes of music: ♪ la la ♪.",
        examples=(("So ♪ la la ♪ there.", "So there.", "So ♪ la la ♪ there."),),
    ),
    TextKind(
        key="directions",
        text="Stage directions and other words in square brackets, in plays in round ones as well: [Sits down.]",
        examples=(("Hush. [Sits down.] So.", "Hush. So.", "Hush. [Sits down.] So."),),
    ),
    TextKind(
        key="insertions",
        text="Words that an editor put into a sentence, in square brackets: they [the council] agreed. "
        "Kept words lose their brackets.",
        spoken=True,
        examples=(("And they [the council] agreed.", "And they agreed.", "And they the council agreed."),),
    ),
    TextKind(
        key="annotations",
        text="A transcriber's marks in curly or pointed brackets: {disfmarker}, <vocalsound>.",
        examples=(
            ("So {disfmarker} money.", "So money.", "So {disfmarker} money."),
            ("So <vocalsound> money.", "So money.", "So <vocalsound> money."),
        ),
    ),
    TextKind(
        key="footnotes",
        text="Footnote marks: [1], [^note], ¹.",
        examples=(
            ("Money [1] holds it.", "Money holds it.", "Money [1] holds it."),
            ("Money holds it.[^2]", "Money holds it.", "Money holds it.[^2]"),
            ("Money holds it.³", "Money holds it.", "Money holds it.³"),
        ),
    ),
    TextKind(
        key="addresses",
        text="Web and e-mail addresses: https://bridge.example, nora@bridge.example.",
        examples=(
            ("See https://bridge.example/a?b=c.", "See.", "See https://bridge.example/a?b=c."),
            ("Write to <nora@bridge.example> soon.", "Write to soon.", "Write to <nora@bridge.example> soon."),
        ),
    ),
    TextKind(
        key="markup",
        text="Marks of Markdown and HTML: **bold**, <i>, links, of which the words are spoken. "
        "Where they are kept they stand in the captions; voices pass over them.",
        examples=(
            ("It is **very** _long_.", "It is very long.", "It is **very** _long_."),
            ("It is <i>very</i> long.", "It is very long.", "It is <i>very</i> long."),
            ("See [the page](bridge.html) now.", "See the page now.", "See [the page](bridge.html) now."),
        ),
    ),
)
"""In the order in which they are documented and written."""

SPOKEN = frozenset(kind.key for kind in TEXT_KINDS if kind.spoken)
"""The kinds that are spoken where voices.yaml does not say."""

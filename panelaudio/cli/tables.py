"""What people see: tables on the terminal. Everything from a transcript passes ``visible`` and is no markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from panelaudio.cli.console import open_console as _console
from panelaudio.cli.console import plain_text as _text
from panelaudio.cli.console import table_of as _rows
from panelaudio.cli.visible import counted, visible
from panelaudio.pacing import PUBLISHED
from panelaudio.pipeline.expression import expressions_in
from panelaudio.timecode import clock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console
    from rich.table import Table

    from panelaudio.cast import Role
    from panelaudio.pacing import GapFigures
    from panelaudio.pipeline import Offer, Plan, Produced, Understanding, WordSaid
    from panelaudio.script import Notice

_SHOWN = 72
"""Characters of a left-out line that a table shows."""


def show_understanding(found: Understanding, ignored: tuple[Notice, ...] = (), *, show_turns: bool = False) -> None:
    """The tables of ``inspect``; ``ignored`` tells what engines cannot express."""
    console = _console()
    script = found.script
    console.print(_text(script.title or "(no title)", "bold"))
    if script.description:
        console.print(_text(_short(script.description, 300), "dim"))
    console.print(_text(f"read as {script.format} ({found.why}); language {script.language}", "dim"))
    console.print(_speakers(found))
    if show_turns:
        console.print(_turns(found))
    if script.headings:
        console.print(_rows("Chapters", ("line", "heading"), [(str(one.line), one.text) for one in script.headings]))
    if script.left_out:
        rows = [(str(one.line), one.reason, _short(one.text)) for one in script.left_out]
        console.print(_rows(f"Left out ({len(rows)})", ("line", "reason", "text"), rows))
    if rows := [(str(line), kind, _short(text)) for line, kind, text in expressions_in(script)]:
        console.print(_rows(f"Said otherwise ({len(rows)})", ("line", "how", "text"), rows))
    show_warnings([(one.code, one.message, one.line) for one in (*script.notices, *ignored)], console)
    words = sum(one.words for one in found.speakers)
    told = f"{counted(len(script.turns), 'turn')}, {counted(words, 'word')}"
    console.print(f"{told}, about [bold]{clock(found.estimated_s)}[/bold] of sound. Nothing was rendered.")


def _speakers(found: Understanding) -> Table:
    rows = [
        (one.name, ", ".join(one.aliases), str(one.turns), str(one.words), clock(one.estimated_s))
        for one in found.speakers
    ]
    return _rows(
        f"Speakers ({len(rows)})", ("speaker", "also written", "turns", "words", "about"), rows, right=(2, 3, 4)
    )


def _turns(found: Understanding) -> Table:
    rows = [(str(one.index + 1), str(one.line), one.speaker, _short(one.text)) for one in found.script.turns]
    return _rows("Turns", ("turn", "line", "speaker", "words"), rows)


def show_warnings(warnings: list[tuple[str, str, int]], console: Console | None = None) -> None:
    """Warnings, one a line, with the source's line where there is one."""
    console = console or _console(stderr=True)
    for code, message, line in warnings:
        place = f"line {line}: " if line else ""
        console.print(Text.assemble((f"{code}: ", "yellow"), visible(f"{place}{message}")))


def show_offers(offers: tuple[Offer, ...]) -> None:
    """The table of ``voices``."""
    console = _console()
    for offer in offers:
        state = offer.availability
        if not state.available:
            console.print(_text(f"{offer.engine}: not here: {state.reason}", "yellow"))
            console.print(_text(f"  → {state.remedy}", "dim"))
            continue
        if not offer.voices:
            console.print(_text(f"{offer.engine}: no voice of this language", "yellow"))
            continue
        rows = [
            (one.name, one.language, one.gender, _hz(one.median_f0_hz), _hz(one.brightness_hz), _variants(one.variants))
            for one in offer.voices
        ]
        # A column in which nothing stands would take the width that names need.
        kept = [place for place in range(len(_VOICE)) if any(row[place] for row in rows)]
        shown = [tuple(row[place] for place in kept) for row in rows]
        right = tuple(kept.index(place) for place in _VOICE_FIGURES if place in kept)
        title = f"{offer.engine} ({counted(len(rows), 'voice')})"
        console.print(_rows(title, tuple(_VOICE[place] for place in kept), shown, right=right, whole=(0,)))
        if licences := ", ".join(dict.fromkeys(one.licence for one in offer.voices if one.licence)):
            console.print(_text(f"licence: {licences}", "dim"))


_VOICE = ("voice", "language", "gender", "pitch", "brightness", "variants")
_VOICE_FIGURES = (3, 4)


def _hz(measured: float) -> str:
    return f"{measured:.0f} Hz" if measured else ""


def _variants(variants: tuple[str, ...]) -> str:
    few = ", ".join(variants[:4])
    return few if len(variants) <= 4 else f"{few}, … ({len(variants)})"  # noqa: PLR2004 - four fit a column


def show_plan(plan: Plan) -> None:
    """What ``render --dry-run`` would do."""
    console = _console(stderr=True)
    rows = [(role.speaker, _voice(role), "automatic" if role.automatic else "voices.yaml") for role in plan.cast.roles]
    console.print(_rows("Cast", ("speaker", "voice", "from"), rows))
    for path in (*plan.targets.values(), *(one.path for one in plan.stems)):
        console.print(_text(f"would write {path}"))
    cached = sum(one.cached for one in plan.origins)
    console.print(
        f"{plan.utterances} utterances, {cached} of them in the cache, about {clock(plan.estimated_s)} of sound. "
        "Nothing was rendered."
    )
    show_warnings([(one.code, one.message, one.line) for one in plan.warnings])


def _voice(role: Role) -> str:
    voice = role.voice
    name = f"{voice.name}+{voice.variant}" if voice.variant else voice.name
    return f"{voice.engine} {name}"


def show_produced(made: Produced) -> None:
    """The table that ends ``render``."""
    console = _console(stderr=True)
    rows = [
        (one.name, f"{one.engine} {one.voice}", clock(one.seconds), _lufs(one.integrated_lufs)) for one in made.speakers
    ]
    console.print(_rows("Speakers", ("speaker", "voice", "speaks", "loudness"), rows, right=(2, 3)))
    show_warnings([(one.code, one.message, one.line) for one in made.warnings], console)
    console.print(_summary(made))
    for path in (*made.outputs.values(), *(one.path for one in made.stems)):
        console.print(_text(str(path), "bold green"))


def _lufs(loudness: float | None) -> str:
    return "" if loudness is None else f"{loudness:.1f} LUFS"


def _summary(made: Produced) -> str:
    sound = ""
    if made.loudness:
        sound = f"{made.loudness.integrated_lufs:.1f} LUFS, true peak {made.loudness.true_peak_dbtp:.1f} dBTP; "
    told = f"{counted(made.turns, 'turn')}, {counted(made.cues, 'caption')}"
    spoken = f"{counted(made.synthesized, 'utterance')} spoken, {made.cached} from the cache"
    kept = f", {' and '.join(made.kept)} kept" if made.kept else ""
    took = clock(sum(made.timings_s.values()))
    return f"[bold]{clock(made.duration_s)}[/bold], {told}, {sound}{spoken}{kept}, in {took}"


def show_timings(timings_s: Mapping[str, float]) -> None:
    """How long each stage took (``--verbose``)."""
    rows = [(stage, f"{seconds:.2f} s") for stage, seconds in timings_s.items()]
    _console(stderr=True).print(_rows("Stages", ("stage", "took"), rows, right=(1,)))


def show_rows(
    title: str,
    columns: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    *,
    right: tuple[int, ...] = (),
    stderr: bool = False,
) -> None:
    """A table of a command's own."""
    _console(stderr=stderr).print(_rows(title, columns, rows, right))


def show_gaps(gaps: Mapping[str, GapFigures]) -> None:
    """The gaps of an episode beside the published ones (``--verbose``)."""
    published = {f"{kind} (published)": figures for kind, figures in PUBLISHED.items()}
    rows = [
        (kind, str(one.count), *(f"{seconds:.2f}" for seconds in (one.low_s, one.median_s, one.high_s, one.p95_s)))
        for kind, one in (*gaps.items(), *published.items())
    ]
    columns = ("join", "number", "quarter under", "median", "quarter over", "95 % under")
    _console(stderr=True).print(_rows("Gaps in seconds", columns, rows, right=(1, 2, 3, 4, 5)))


def _short(text: str, length: int = _SHOWN) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else f"{flat[: length - 1]}…"


def show_words(words: Sequence[WordSaid]) -> None:
    """The table of ``lexicon check``."""
    rows = [(one.word, one.why, str(one.times), one.speaker, one.spoken, one.ipa or "(not told)") for one in words]
    columns = ("word", "why", "times", "speaker", "engine is given", "IPA")
    _console().print(_rows("Words that may be said wrong", columns, rows, right=(2,)))

"""What people see of a check: a table of broken rules, figures, a diff. Nothing of a file steers the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from panelaudio.cli.console import open_console, plain_text, table_of
from panelaudio.cli.visible import counted
from panelaudio.timecode import clock, stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from panelaudio.captions import Problem
    from panelaudio.checking import Difference
    from panelaudio.pipeline import Checked

_DIFFERENCES = 20
"""That are shown; ``--json`` gives all."""
_SHOWN = 300
"""Characters of a difference."""


def show_checked(found: Sequence[Checked], profile: str) -> None:
    """The tables of ``check``."""
    out = open_console()
    for one in found:
        _show(one, profile, out)


def show_proof(found: Sequence[Checked], profile: str) -> None:
    """The tables of ``render --prove``."""
    out = open_console(stderr=True)
    for one in found:
        _show(one, profile, out)


def _show(one: Checked, profile: str, out: Console) -> None:
    figures = one.figures
    last = clock(one.starts_ms[-1] / 1000) if one.starts_ms else "0:00"
    about = f"{one.format.upper()}, {counted(figures['cues'], 'caption')} up to {last}, judged by '{profile}'"
    out.print(Text.assemble((plain_text(one.file).plain, "bold"), f": {about}"))
    if one.problems:
        columns = ("rule", "source", "count", "worst cue", "what is wrong there")
        out.print(table_of("", columns, _rows(one), right=(2,)))
    for line in _figures(one):
        out.print(plain_text(line, "dim"))
    for difference in one.differences[:_DIFFERENCES]:
        out.print(_diff(one, difference))
    if len(one.differences) > _DIFFERENCES:
        more = len(one.differences) - _DIFFERENCES
        out.print(plain_text(f"… and {more} more differences; --json lists all", "dim"))
    out.print(_verdict(one))


def _rows(one: Checked) -> list[tuple[str, ...]]:
    by_code: dict[str, list[Problem]] = {}
    for problem in one.problems:
        by_code.setdefault(problem.code, []).append(problem)
    ranked = sorted(by_code.values(), key=lambda group: (group[0].severity == "warning", -len(group)))
    return [_row(one, group) for group in ranked]


def _row(one: Checked, group: list[Problem]) -> tuple[str, ...]:
    worst = max(group, key=lambda problem: problem.excess)
    style = "" if worst.severity == "error" else " (style)"
    return f"{worst.rule}{style}", worst.source, str(len(group)), _place(one, worst.cue), worst.message


def _place(one: Checked, cue: int) -> str:
    return f"{cue} ({stamp(one.starts_ms[cue - 1])}, line {one.lines[cue - 1]})" if cue else "the file"


def _figures(one: Checked) -> list[str]:
    figures = one.figures
    lines = []
    if "longest_line" in figures:
        lines.append(
            f"lines of up to {figures['longest_line']} characters, {figures['most_lines']} a caption; "
            f"{figures['mean_cps']:g} characters a second, {figures['max_cps']:g} at most; "
            f"{figures['shortest_ms']} to {figures['longest_ms']} ms"
        )
    lines += [_sound(sound, figures["cues"]) for sound in figures.get("sounds", ())]
    if "transcript_words" in figures:
        lines.append(_words(one))
    return lines


def _sound(sound: dict[str, object], cues: int) -> str:
    judged = sound["in_times_judged"]
    if not judged:
        return f"{sound['audio']}: no caption begins after a silence, so none could be judged"
    told = (
        f"{sound['audio']}: {judged} of {cues} captions begin after a silence; from their first sound "
        f"{sound['in_time_mean_ms']} ms in the mean, {sound['in_time_p95_ms']} ms at the 95th percentile, "
        f"{sound['in_time_max_ms']} ms at most"
    )
    if "drift_ms_per_hour" in sound:
        told += (
            f"; drift {sound['drift_ms_per_hour']} ± {sound['drift_error_ms_per_hour']} ms an hour, "
            f"{sound['drift_first_to_last_ms']} ms from the first tenth to the last"
        )
    return told


def _words(one: Checked) -> str:
    figures = one.figures
    told = f"{figures['transcript_words']} words of the transcript, {figures['caption_words']} in the captions"
    if not figures["words_with_speaker"]:
        return f"{told}; the captions name no speakers, so these could not be judged"
    if not one.differences:
        told += ": the same, in order, each by its speaker"
    return told


def _diff(one: Checked, of: Difference) -> Text:
    shown = Text()
    place = plain_text(f"@@ cue {_place(one, of.problem.cue)} · transcript line {of.line} · {of.problem.message}").plain
    shown.append(f"{_short(place)}\n", style="cyan")
    shown.append(f"  {_short(of.before)}\n" if of.before else "", style="dim")
    shown.append(f"- {_short(of.missing)}\n" if of.missing else "", style="red")
    shown.append(f"+ {_short(of.extra)}\n" if of.extra else "", style="green")
    shown.append(f"  {_short(of.after)}" if of.after else "", style="dim")
    return shown


def _short(words: str) -> str:
    plain = plain_text(words).plain
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"


def _verdict(one: Checked) -> Text:
    errors = sum(problem.severity == "error" for problem in one.problems)
    style = len(one.problems) - errors
    matters = f"{style} matter{'s' * (style != 1)} of style"
    if errors:
        faults = f"rules are broken {errors} times" if errors > 1 else "a rule is broken once"
        return plain_text(faults + (f"; {matters}" if style else ""), "bold red")
    if style:
        return plain_text(f"no rule is broken; {matters}", "bold yellow")
    return plain_text("no rule is broken", "bold green")

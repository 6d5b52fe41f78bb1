"""``panelaudio check``: captions are judged by the published rules, by their sound and by their transcript."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from panelaudio.cli import options
from panelaudio.errors import EXIT_BROKEN, EXIT_DONE

if TYPE_CHECKING:
    from panelaudio.captions import Profile
    from panelaudio.pipeline import Checked


@click.command
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--audio",
    type=click.Path(path_type=Path),
    metavar="FILE",
    multiple=True,
    help="The sound of the captions. Repeatable. Default: what lies beside them under the same name.",
)
@click.option("--no-audio", "alone", is_flag=True, help="Leave out the sound even where it lies beside the captions.")
@click.option("--transcript", metavar="FILE", help="What the captions should say, word for word.")
@options.shared(options.cast_file, options.reader, options.language, options.keep_going)
@options.caption_rules
@click.option("--quiet", "-q", is_flag=True, help="No progress and no tables; the exit code tells.")
@options.as_json
def check(files: tuple[str, ...], *, as_json: bool, quiet: bool, profile: Profile, **choices: Any) -> int:
    """Judge captions, SRT, WebVTT or ASS, whoever wrote them: lines, reading speed, times, and the file's own form.

    With the sound beside them (or --audio) their times are proven on what is heard; with --transcript every word is.
    The exit code is 3 where a rule is broken.
    """
    from panelaudio import pipeline
    from panelaudio.cli import progress

    request = pipeline.CheckRequest(files=files, profile=profile, **choices)
    with progress.shown(quiet=quiet or as_json) as show:
        found = pipeline.check(request, on_progress=show)
    if as_json:
        click.echo(json.dumps(as_object(found), ensure_ascii=False))
    elif not quiet:
        from panelaudio.cli import check_tables

        check_tables.show_checked(found, profile.name)
    return EXIT_BROKEN if any(one.broken for one in found) else EXIT_DONE


def as_object(found: tuple[Checked, ...]) -> dict[str, Any]:
    """The contract's object (``check --json``)."""
    return {
        "problems": [problem for one in found for problem in _problems(one)],
        "figures": found[0].figures if len(found) == 1 else _totals([one.figures for one in found]),
        "files": [
            {
                "file": one.file,
                "format": one.format,
                "audio": list(one.audio),
                "broken": one.broken,
                "problems": len(one.problems),
                "differences": [_difference(of) for of in one.differences],
                "figures": one.figures,
            }
            for one in found
        ],
    }


def _problems(one: Checked) -> list[dict[str, Any]]:
    return [
        {
            "code": problem.code,
            "rule": problem.rule,
            "source": problem.source,
            "cue": problem.cue,
            "message": problem.message,
            "severity": problem.severity,
            "file": one.file,
            "line": one.lines[problem.cue - 1] if problem.cue else 0,
        }
        for problem in one.problems
    ]


def _difference(of: Any) -> dict[str, Any]:
    return {
        "code": of.problem.code,
        "cue": of.problem.cue,
        "line": of.line,
        "before": of.before,
        "missing": of.missing,
        "extra": of.extra,
        "after": of.after,
    }


_SUMS = frozenset(
    """cues lines words characters in_times_judged transcript_words caption_words missing_words extra_words
    words_with_speaker wrong_speaker_words""".split()
)
_LEAST = frozenset("shortest_ms smallest_gap_ms".split())
_MOST = frozenset("longest_line most_lines max_cps longest_ms in_time_max_ms in_time_p95_ms".split())


def _totals(figures: list[dict[str, Any]]) -> dict[str, Any]:
    """Of several files: counts added up and extremes of extremes; means and the sound stand with each file."""
    totals: dict[str, Any] = {}
    for keys, of in ((_SUMS, sum), (_LEAST, min), (_MOST, max)):
        for key in keys:
            values = [one[key] for one in figures if one.get(key) is not None]
            if values:
                totals[key] = of(values)
    return {key: totals[key] for one in figures for key in one if key in totals}

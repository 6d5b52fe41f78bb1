"""``panelaudio render``: a transcript becomes an episode."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from panelaudio.cli import options
from panelaudio.cli.kbits import KBITS
from panelaudio.errors import EXIT_BROKEN, EXIT_DONE, EXIT_LEFT_OUT

if TYPE_CHECKING:
    from panelaudio.pipeline import Plan, Produced, Request, Stem
    from panelaudio.script import Notice


@click.command
@options.to_be_cast
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    default=Path("output"),
    show_default=True,
    help="The folder of the outputs; it is made where it is absent.",
)
@click.option("--stem", metavar="NAME", help="The name that all outputs share. Default: the transcript's.")
@click.option(
    "--format",
    "formats",
    metavar="NAME",
    multiple=True,
    help="What to write: mp3, wav, flac, m4a, m4b, opus; srt, vtt, ass, ttml, lrc; podcast-json, podcast-html, "
    "txt, md; chapters, psc, notes, notes-html, cover; words, labels, picture. Repeatable. Default: mp3 and srt.",
)
@options.caption_rules
@click.option("--karaoke", is_flag=True, help="A time for every word in vtt, ass and lrc.")
@click.option("--word-segments", is_flag=True, help="A segment a word in podcast-json, instead of a sentence.")
@click.option(
    "--target",
    metavar="NAME|LUFS",
    default="apple",
    show_default=True,
    help="Loudness: apple (-16 LUFS), spotify (-14), ebu (-23), acx (audiobooks), or LUFS.",
)
@click.option("--bitrate", metavar="KBIT", type=KBITS, help="kbit/s of mp3, m4a, m4b or opus, such as 128 or 128k.")
@click.option("--rate", metavar="HZ", type=int, default=44_100, show_default=True, help="Sampling rate in Hz.")
@click.option(
    "--channels",
    metavar="1|2",
    type=int,
    help="With 2, speakers without a seat in voices.yaml are given one. Default: 2 where somebody sits aside.",
)
@click.option("--mono", "channels", flag_value=1, help="The same as --channels 1: seats do not count.")
@click.option("--stereo", "channels", flag_value=2, help="The same as --channels 2.")
@click.option(
    "--music/--no-music", default=True, help="Whether the music that voices.yaml names is heard. Default: yes."
)
@click.option(
    "--frame/--no-frame",
    default=None,
    help="Somebody introduces title, speakers and date before the first turn. Default: where voices.yaml has a frame.",
)
@click.option(
    "--stems",
    is_flag=True,
    help="A WAV for each speaker and one of the music too (FLAC with --format flac), all as long as the episode, and "
    "labels for Audacity.",
)
@click.option("--polish", is_flag=True, help="Every voice through a gentle compressor and de-esser.")
@click.option(
    "--pacing", metavar="NAME", default="natural", show_default=True, help="Gaps: brisk, natural, calm or none."
)
@click.option(
    "--overlap/--no-overlap",
    default=None,
    help="A word of agreement, or whoever cuts in, may begin before the other has ended. Default: natural, brisk.",
)
@click.option(
    "--seed", metavar="NUMBER", type=int, default=1, show_default=True, help="Draws the gaps; the same, the same."
)
@click.option("--title", metavar="TEXT", help="What players and show notes call it. Default: the transcript's title.")
@click.option("--date", metavar="DATE", help="Of the episode: 2026-03-14. Default: the transcript's, else its file's.")
@click.option(
    "--cover",
    metavar="FILE",
    help="A square JPEG or PNG of 1400 to 3000 pixels; or 'draw' (from title and speakers), or 'none'. "
    "Default: the file that voices.yaml names, else draw.",
)
@click.option(
    "--chapters",
    metavar="NAME",
    default="auto",
    show_default=True,
    help="Where chapters begin: at headings, else where the talk turns (auto), at headings alone, or none.",
)
@click.option(
    "--picture", is_flag=True, help="Write <stem>.svg too: loudness, a lane for each speaker, chapters, silences."
)
@click.option("--jobs", metavar="NUMBER", type=click.IntRange(1, 256), help="Worker processes. Default: one a core.")
@click.option(
    "--prove",
    is_flag=True,
    help="Judge what was delivered, as `panelaudio check` does; the exit code is 3 where a rule is broken.",
)
@options.cluster
@options.cache
@click.option("--again", is_flag=True, help="Make sound files anew even where those of an earlier run are still right.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--why", is_flag=True, help="Say of each utterance whether it was cached, and if not, what has changed.")
@click.option(
    "--progress",
    type=click.Choice(("auto", "lines", "json", "none")),
    default="auto",
    show_default=True,
    help="How progress is told on stderr: a bar in a terminal, else lines; 'json': one object a line, for programs.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress and no table; errors only.")
@click.option("--verbose", "-v", is_flag=True, help="The gaps beside those of real talk, and how long each stage took.")
@options.as_json
def render(  # noqa: PLR0913 - an argument for each option that is none of the request's
    transcript: str, *, as_json: bool, progress: str, quiet: bool, verbose: bool, dry_run: bool, **choices: Any
) -> int:
    """Render FILE: every word said, by the right voice, with captions exactly in time.

    An interrupted run goes on where it stopped when the same command is given again.
    """
    from panelaudio import pipeline
    from panelaudio.cli.progress import shown

    request = pipeline.Request(
        transcript=transcript, **{name: value for name, value in choices.items() if value is not None}
    )
    if dry_run:
        return _tell_plan(pipeline.plan(request), as_json=as_json, why=request.why)
    with shown(progress, quiet=quiet) as show:
        made = pipeline.produce(request, on_progress=show)
    if as_json:
        click.echo(json.dumps(as_object(made), ensure_ascii=False))
    elif not quiet and progress != "json":
        _show(made, request, verbose=verbose)
    if any(one.broken for one in made.proof):
        return EXIT_BROKEN
    return EXIT_LEFT_OUT if made.left_out else EXIT_DONE


def _show(made: Produced, request: Request, *, verbose: bool) -> None:
    from panelaudio.cli import check_tables, origins, tables

    if made.origins:
        origins.show(made.origins)
    tables.show_produced(made)
    if made.proof:
        check_tables.show_proof(made.proof, str(getattr(request.profile, "name", request.profile)))
    if verbose:
        tables.show_gaps(made.gaps)
        tables.show_timings(made.timings_s)


def _tell_plan(plan: Plan, *, as_json: bool, why: bool) -> int:
    from panelaudio.cli import origins

    if as_json:
        from panelaudio.cli.cast import role_object

        object_ = {
            "outputs": {name: str(path) for name, path in plan.targets.items()},
            "stems": _stems(plan.stems),
            "roles": [role_object(role) for role in plan.cast.roles],
            "turns": plan.turns,
            "utterances": plan.utterances,
            "cached": sum(one.cached for one in plan.origins),
            "estimated_s": round(plan.estimated_s, 1),
            "warnings": _warnings(plan.warnings),
        }
        if why:
            object_["why"] = origins.as_objects(plan.origins)
        click.echo(json.dumps(object_, ensure_ascii=False))
    else:
        from panelaudio.cli import tables

        if why:
            origins.show(plan.origins)
        tables.show_plan(plan)
    return EXIT_DONE


def _stems(stems: tuple[Stem, ...]) -> list[dict[str, str | None]]:
    return [{"name": one.name, "speaker": one.speaker or None, "path": str(one.path)} for one in stems]


def _warnings(notices: tuple[Notice, ...]) -> list[dict[str, str | int | None]]:
    return [{"code": one.code, "message": one.message, "line": one.line} for one in notices]


def as_object(made: Produced) -> dict[str, Any]:
    """The contract's object (``render --json``)."""
    from panelaudio.cli import origins

    object_: dict[str, Any] = {
        "outputs": {name: str(path) for name, path in made.outputs.items()},
        "stems": _stems(made.stems),
        "duration_s": round(made.duration_s, 3),
        "turns": made.turns,
        "utterances": made.utterances,
        "synthesized": made.synthesized,
        "cached": made.cached,
        "cues": made.cues,
        "eased": made.eased,
        "loudness": asdict(made.loudness) if made.loudness else None,
        "kept": made.kept,
        "speakers": [asdict(one) for one in made.speakers],
        "gaps": {kind: asdict(figures) for kind, figures in made.gaps.items()},
        "timings_s": {stage: round(seconds, 3) for stage, seconds in made.timings_s.items()},
        "warnings": _warnings(made.warnings),
    }
    if made.origins:
        object_["why"] = origins.as_objects(made.origins)
    if made.proof:
        from panelaudio.cli.check import as_object as proof_object

        object_["proof"] = proof_object(made.proof)
    return object_

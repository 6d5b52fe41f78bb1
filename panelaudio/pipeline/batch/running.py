"""``produce_all()``: many transcripts become episodes."""

from __future__ import annotations

import errno
import os
import time
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from panelaudio import plugins
from panelaudio.errors import Interrupted, OutputError, PanelaudioError, UsageError
from panelaudio.pipeline.batch.company import Meeting, Person, give_voices, still_there
from panelaudio.pipeline.batch.crowd import work_through
from panelaudio.pipeline.batch.ingredients import made_of
from panelaudio.pipeline.batch.naming import apart
from panelaudio.pipeline.batch.request import BatchDone, EpisodeDone, Episodes, OfEpisode
from panelaudio.pipeline.batch.sources import find_transcripts
from panelaudio.pipeline.batch.state import BROKEN, DONE, FAILED, LEFT_OUT, Record, State
from panelaudio.pipeline.files import prepare
from panelaudio.pipeline.planning import cores, framed_as_asked
from panelaudio.pipeline.production import produce, workforce_of
from panelaudio.pipeline.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from panelaudio.pipeline.batch.naming import Found
    from panelaudio.pipeline.batch.request import BatchRequest
    from panelaudio.pipeline.events import Progress
    from panelaudio.pipeline.request import Produced, Request
    from panelaudio.rendering import Workforce

WORKERS_AN_EPISODE = 4
"""An episode alone keeps about so many cores busy: reading it and cutting its captions takes one of them alone."""
_FATAL = frozenset({"disk-full", "cache-unwritable", "cache-not-shared", "store-unreachable", "no-distributed"})
"""Errors that no other transcript would be spared."""


def produce_all(request: BatchRequest, *, on_progress: Callable[[Progress], None] = lambda _: None) -> BatchDone:
    """Render many transcripts. What fails is noted, and the others go on; what an earlier run did is not done again.

    Args:
        request: Which, and how.
        on_progress: Hears ``Episodes``, ``OfEpisode`` and ``EpisodeDone``, in this thread.

    Raises:
        PanelaudioError: what no transcript would be spared: a wrong option, a full disk, a lost cluster. What is done
            until then is kept.
    """
    begun = time.monotonic()
    prepare(request.each.output)
    state = State(request.state_file)
    sources = find_transcripts(request.sources, request.each.output)
    kept = {name: Path(one.place) for name, one in state.records.items() if Path(name).exists()}
    run = _Batch(request, state, apart(sources.transcripts, kept), on_progress)
    run.find()
    run.render()
    return BatchDone(
        records=tuple(run.records[one.transcript] for one in run.found),
        unchanged=frozenset(str(one.resolve()) for one in run.unchanged),
        passed_over=sources.passed_over,
        voices=tuple(run.voices[person] for person in sorted(run.people())),
        took_s=time.monotonic() - begun,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """An episode that is to be made."""

    found: Found
    request: Request
    made_of: str
    people: tuple[Person, ...]


class _Batch:
    """A batch at work: what is known of each transcript, by its path."""

    def __init__(
        self, request: BatchRequest, state: State, found: tuple[Found, ...], on_progress: Callable[[Progress], None]
    ) -> None:
        self._request = request
        self._state = state
        self._tell = on_progress
        self._versions: dict[str, str] = {}
        self._meetings: dict[Path, Meeting] = {}
        self._faults: dict[Path, PanelaudioError] = {}
        self.found = found
        self.voices = still_there(state.voices, request.each.engine)
        self.records: dict[Path, Record] = {}
        self.unchanged: list[Path] = []

    def find(self) -> None:
        """Tell what is done from what is to do, and give voices to the people of the latter."""
        for number, one in enumerate(self.found, start=1):
            if record := self._done_before(one):
                self._enter(one, record, unchanged=True)
            else:
                self._meet(one)
            self._tell(Episodes(stage="find", done=number / len(self.found), count=number, total=len(self.found)))
        self.voices = give_voices(self._meetings.values(), self.voices, engine=self._request.each.engine)
        self._state.keep_voices({person: self.voices[person] for person in self.people()})

    def people(self) -> set[Person]:
        """All who have a voice from the batch."""
        of_records = (Person(*one) for record in self.records.values() for one in record.people)
        return {*of_records, *(one for meeting in self._meetings.values() for one in meeting.wanting())}

    def render(self) -> None:
        """Make the episodes that are to be made."""
        jobs = self._request.each.jobs or cores()
        # With a cluster, one is spoken there while another is mixed here.
        at_once = self._request.at_once or -(-jobs // WORKERS_AN_EPISODE) + bool(self._request.each.cluster)
        with ExitStack() as ends:
            force = ends.enter_context(workforce_of(self._request.each))
            work_through(
                self._jobs(max(jobs // at_once, 1)),
                partial(_made, force),
                at_once=at_once,
                on_news=self._tell,
                on_end=lambda made: self._enter(*made),
            )

    def _done_before(self, one: Found) -> Record | None:
        record = self._state.records.get(str(one.transcript.resolve()))
        if record is None or self._request.again:
            return None
        people = [Person(*person) for person in record.people]
        if not all(person in self.voices for person in people):
            return None
        request = self._request_for(one, people)
        return record if record.still_holds(made_of(request, self._versions_of(request))) else None

    def _meet(self, one: Found) -> None:
        """Read a transcript for who speaks in it."""
        each = self._request.each
        try:
            found = understand(
                str(one.transcript),
                cast_file=each.cast_file,
                reader=each.reader,
                language=each.language,
                lenient=each.keep_going,
            )
            self._meetings[one.transcript] = Meeting.of(framed_as_asked(found, each), engine=each.engine)
        except PanelaudioError as error:
            if _ends_all(error):
                raise
            self._faults[one.transcript] = error

    def _jobs(self, jobs: int) -> Iterator[_Job]:
        """What is to be made. A transcript that could not even be read is entered when its turn comes."""
        for one in self.found:
            if one.transcript in self._faults:
                self._enter(one, _failed(one, "", self._faults[one.transcript]))
            elif one.transcript in self._meetings:
                people = self._meetings[one.transcript].wanting()
                request = self._request_for(one, people)
                digest = made_of(request, self._versions_of(request))
                yield _Job(found=one, request=replace(request, jobs=jobs), made_of=digest, people=people)

    def _request_for(self, one: Found, people: Iterable[Person]) -> Request:
        each = self._request.each
        return replace(
            each,
            transcript=str(one.transcript),
            output=each.output / one.folder,
            stem=one.stem,
            voices=tuple(self.voices[person] for person in people),
        )

    def _versions_of(self, request: Request) -> Mapping[str, str]:
        """Of the engines that speak with voices from the batch: another version says it otherwise."""
        for name in {one.engine for one in request.voices} - self._versions.keys():
            self._versions[name] = plugins.load("engines", name).version()
        return {one.engine: self._versions[one.engine] for one in request.voices}

    def _enter(self, one: Found, record: Record, *, unchanged: bool = False) -> None:
        self.records[one.transcript] = record
        if unchanged:
            self.unchanged.append(one.transcript)
        else:
            self._state.add(record)
        failed = sum(not record.is_good for record in self.records.values())
        count, total = len(self.records), len(self.found)
        self._tell(
            EpisodeDone(
                stage="render",
                done=count / total,
                count=count,
                total=total,
                failed=failed,
                record=record,
                unchanged=unchanged,
            )
        )


def _made(force: Workforce, job: _Job, tell: Callable[[Progress], None]) -> tuple[Found, Record]:
    """Make one episode; what became of it."""
    begun = time.monotonic()
    name = str(job.found.transcript)

    def on_progress(event: Progress) -> None:
        tell(OfEpisode(stage=event.stage, done=event.done, transcript=name, event=event))

    try:
        made = produce(job.request, on_progress=on_progress, workforce=force)
    except Exception as fault:  # one transcript's fault, even one of ours, must not end the batch
        error = _as_error(fault)
        if _ends_all(error):
            raise error from fault
        record = _failed(job.found, job.made_of, error, took_s=time.monotonic() - begun)
        return job.found, replace(record, people=job.people)
    return job.found, _record_of(job, made, time.monotonic() - begun)


def _record_of(job: _Job, made: Produced, took_s: float) -> Record:
    state = LEFT_OUT if made.left_out else BROKEN if any(one.broken for one in made.proof) else DONE
    return Record(
        transcript=str(job.found.transcript.resolve()),
        made_of=job.made_of,
        state=state,
        place=_place(job.found),
        people=job.people,
        outputs={name: str(path.resolve()) for name, path in made.outputs.items()}
        | {f"stem {one.name}": str(one.path.resolve()) for one in made.stems},
        sound_s=round(made.duration_s, 3),
        took_s=round(took_s, 3),
        left_out=len(made.left_out),
        warnings=len(made.warnings),
    )


def _failed(one: Found, digest: str, error: PanelaudioError, *, took_s: float = 0.0) -> Record:
    return Record(
        transcript=str(one.transcript.resolve()),
        made_of=digest,
        state=FAILED,
        place=_place(one),
        took_s=round(took_s, 3),
        error=error.as_json(),
    )


def _place(one: Found) -> str:
    return (one.folder / one.stem).as_posix()


def _ends_all(error: PanelaudioError) -> bool:
    """Whether no other transcript would be spared, or the user wants an end."""
    return isinstance(error, Interrupted | UsageError) or error.code in _FATAL or error.code.startswith("cluster-")


def _as_error(fault: Exception) -> PanelaudioError:
    if isinstance(fault, PanelaudioError):
        return fault
    if isinstance(fault, OSError) and fault.errno == errno.ENOSPC:
        hint = "make room, then run the same command again: it goes on where it stopped"
        return OutputError("the disk is full", code="disk-full", hint=hint)
    what = f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__
    hint = f"this is a fault of panelaudio's: see what `panelaudio --debug render` prints{os.linesep}"
    return PanelaudioError(f"internal error: {what}", hint=hint.strip())

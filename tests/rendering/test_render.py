"""The stage as a whole, with real worker processes and engines that behave badly."""

from __future__ import annotations

import multiprocessing
import os
import select
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from panelaudio.cast import Voice
from panelaudio.errors import EngineError, OutputError, PanelaudioError
from panelaudio.rendering import Cache, Rendered, crew, render, staff
from panelaudio.speech import Speech, Utterance
from panelaudio.weighing import levels_of, powers_of
from tests.rendering import fakes
from tests.rendering.fakes import utterance, utterances

Run = Callable[..., Speech]
REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Where engines write down their calls."""
    path = tmp_path / "notes.txt"
    path.touch()
    return path


def told(notes: Path) -> list[str]:
    """The texts that engines were given, in order."""
    return [line.split(" ", 2)[2] for line in notes.read_text().splitlines()]


def workers(notes: Path) -> set[int]:
    """The processes in which engines were called."""
    return {int(line.split(" ", 1)[0]) for line in notes.read_text().splitlines()}


def has_ended(pid: int) -> bool:
    """Whether a process ends within ten seconds (or has)."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    ended, _, _ = select.select([handle], [], [], 10)
    os.close(handle)
    return bool(ended)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """``render`` with the fakes and a cache of its own."""

    def run(some: tuple[Utterance, ...], **choices: Any) -> Speech:
        choices = {"cache": Cache(folder=tmp_path / "cache"), "jobs": 2, "load_engine": fakes.load, **choices}
        return render(some, choices.pop("voice_of", fakes.voice_of), **choices)

    return run


def test_each_utterance_gets_its_clip_in_order(run: Run) -> None:
    """Clips come in the order of the utterances, are readable, and are as long as they say."""
    some = utterances(*(f"number {n}" for n in range(30)))
    speech = run(some)
    assert [one for one, _ in speech.clips] == list(some)
    assert (speech.synthesized, speech.cached, speech.failures) == (30, 0, ())
    for one, clip in speech.clips:
        assert soundfile.info(clip.path).frames == clip.frames == fakes.FRAMES_PER_CHARACTER * len(one.spoken)
        assert clip.marks == fakes.marks_of(one.spoken)
        assert clip.rate_hz == fakes.RATE_HZ
        assert clip.sound_end <= clip.frames


def test_it_is_known_how_loud_a_clip_is(run: Run, tmp_path: Path) -> None:
    """The levels that a worker keeps, and that the cache gives back, are those of the sound in the file."""
    for _ in range(2):
        ((_, clip),) = run(utterances("some words")).clips
        sound = soundfile.read(clip.path, dtype="float32")[0]
        heard = powers_of(levels_of(sound, clip.rate_hz))
        assert heard.max() > 0
        assert np.allclose(
            powers_of(Cache(folder=tmp_path / "cache").levels(clip.key)), heard, rtol=0.01, atol=1e-9
        )  # 16 bits in the file


def test_what_is_cached_starts_no_worker(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run gives the same clips without any process."""
    cold = run(utterances("one", "two"))
    monkeypatch.setattr(staff, "Hand", None)
    warm = run(utterances("one", "two"))
    assert warm.clips == cold.clips
    assert (warm.synthesized, warm.cached) == (0, 2)


def test_the_same_words_are_rendered_once_for_a_voice(run: Run, notes: Path) -> None:
    """Words that come twice share a clip; another voice has its own."""
    some = (utterance("yes"), utterance("yes", 1), utterance("yes", 2, speaker="Bob"))
    speech = run(some, load_engine=fakes.noting(notes))
    assert told(notes) == ["yes", "yes"]
    keys = [clip.key for _, clip in speech.clips]
    assert keys[0] == keys[1] != keys[2]
    assert (speech.synthesized, speech.cached) == (2, 1)


def test_a_mapping_tells_voices_as_well(run: Run) -> None:
    """Voices may come as a mapping from speakers, and mean the same."""
    speech = run(utterances("one"), voice_of={"Ada": fakes.voice_of("Ada")})
    assert run(utterances("one"), voice_of=fakes.voice_of).clips == speech.clips


def test_one_cast_may_use_several_engines(run: Run, notes: Path) -> None:
    """Each speaker's words go to the engine of the speaker's voice."""
    some = (utterance("hello"), utterance("goodbye", 1, speaker="Bob"), utterance("really", 2))
    run(some, voice_of=lambda name: Voice(engine=f"fake-{name}", name="x"), load_engine=fakes.noting(notes))
    calls = [line.split(" ")[1:] for line in notes.read_text().splitlines()]
    assert calls == [["fake-Ada", "hello"], ["fake-Bob", "goodbye"], ["fake-Ada", "really"]]


def test_a_damaged_clip_is_rendered_again(run: Run) -> None:
    """A truncated file in the cache costs one call, not the run."""
    speech = run(utterances("one", "two"))
    path = Path(speech.clips[0][1].path)
    path.write_bytes(path.read_bytes()[:-10])
    again = run(utterances("one", "two"))
    assert (again.synthesized, again.cached) == (1, 1)
    assert again.clips == speech.clips


def test_little_work_starts_one_worker(run: Run, notes: Path) -> None:
    """Four clips are not shared between two processes; forty are."""
    run(utterances(*(f"few {n}" for n in range(4))), load_engine=fakes.noting(notes))
    assert len(workers(notes)) == 1
    notes.write_text("")
    run(utterances(*(f"many {n}" for n in range(40))), load_engine=fakes.noting(notes))
    assert len(workers(notes)) == 2


def test_progress_tells_every_utterance_once(run: Run) -> None:
    """Each utterance, cached, made or failed, is told once, and the count rises to the total."""
    run(utterances("one"))
    news: list[Rendered] = []
    run(utterances("one", "two", "two", "no refuse", "no refuse"), on_progress=news.append, keep_going=True)
    assert [one.done for one in news] == [1, 2, 3, 4, 5]
    assert {one.total for one in news} == {5}
    by_text = [(one.utterance.display, one.cached, one.error and one.error.code) for one in news]
    assert sorted(by_text, key=str) == [
        ("no refuse", False, "fake-refusal"),
        ("no refuse", False, "fake-refusal"),
        ("one", True, None),
        ("two", False, None),
        ("two", True, None),
    ]


@pytest.mark.parametrize(
    ("word", "code", "how"),
    [
        ("die", "engine-crashed", "exit code 3"),
        ("violate", "engine-crashed", "SIGSEGV"),
        ("hang", "engine-hung", "within 0.3 s"),
        ("exhaust", "out-of-memory", "not memory enough"),
        ("starve", "engine-crashed", "SIGKILL"),
        ("break", "engine-failed", "LookupError"),
        ("nan", "bad-sound", "finite"),
        ("silence", "bad-sound", "silence"),
    ],
)
def test_a_bad_call_is_tried_twice_and_named(run: Run, notes: Path, word: str, code: str, how: str) -> None:
    """Crash, hang, failure and bad sound end the run after a second try, naming speaker, turn and words."""
    engine = fakes.noting(notes, seconds_per_call=0.3 if word == "hang" else 60.0)
    with pytest.raises(EngineError) as caught:
        run(utterances("fine", f"please {word}"), load_engine=engine)
    assert caught.value.code == code
    assert how in caught.value.message
    assert f"Ada, turn 2, “please {word}”" in caught.value.message
    assert caught.value.location == "Ada, turn 2"
    assert Counter(told(notes))[f"please {word}"] == 2
    assert multiprocessing.active_children() == []


def test_a_refusal_is_not_asked_twice(run: Run, notes: Path) -> None:
    """An engine's own error ends the run at once, as the engine told it."""
    with pytest.raises(EngineError, match="I will not say this") as caught:
        run(utterances("please refuse"), load_engine=fakes.noting(notes))
    assert (caught.value.code, caught.value.hint) == ("fake-refusal", "say please")
    assert told(notes) == ["please refuse"]


def test_a_stumble_is_forgiven(run: Run, tmp_path: Path) -> None:
    """A worker that dies once is replaced, and nothing is missing in the end."""
    some = utterances("one", f"stumble {tmp_path}/memory", *(f"number {n}" for n in range(20)))
    speech = run(some)
    assert [one for one, _ in speech.clips] == list(some)
    assert speech.failures == ()
    assert speech.synthesized == 22


def test_keep_going_leaves_out_only_the_culprits(run: Run) -> None:
    """A crash in the middle of a batch is credited to its utterance; all others get their clips."""
    some = utterances(
        *(f"number {n}" for n in range(40)), "please die", "please nan", *(f"more {n}" for n in range(40))
    )
    speech = run(some, keep_going=True)
    assert [(one.utterance.display, one.code) for one in speech.failures] == [
        ("please die", "engine-crashed"),
        ("please nan", "bad-sound"),
    ]
    assert [one for one, _ in speech.clips] == [one for one in some if not one.display.startswith("please")]
    assert speech.synthesized + speech.cached + len(speech.failures) == len(some)


def test_an_engine_that_only_dies_is_given_up(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even with keep_going, worker after worker lost without a clip in between ends the run."""
    monkeypatch.setattr(crew, "LOSSES_IN_A_ROW", 3)
    with pytest.raises(EngineError, match="3 workers in a row") as caught:
        run(utterances(*(f"{n} die" for n in range(20))), keep_going=True, jobs=1)
    assert caught.value.code == "engine-crashed"


def test_keep_going_is_about_engines_only(run: Run, tmp_path: Path) -> None:
    """A cache that cannot be written ends the run in any case."""
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        run(utterances("one"), cache=Cache(folder=tmp_path / "file"), keep_going=True)


def test_an_unknown_engine_is_told_as_plugins_tell_it(tmp_path: Path) -> None:
    """Without a loader the engines are the plug-ins; a name that none has is an error before any work."""
    voice = Voice(engine="no-such-engine", name="x")
    with pytest.raises(PanelaudioError) as caught:
        render(utterances("one"), lambda _: voice, cache=Cache(folder=tmp_path), jobs=1)
    assert caught.value.code == "unknown-engine"


def test_a_chatty_engine_does_not_reach_stdout(run: Run, capfd: pytest.CaptureFixture[str]) -> None:
    """What an engine prints, in Python or below, stays out of the output that programs read."""
    assert run(utterances("please chatter")).synthesized == 1
    assert capfd.readouterr().out == ""


def test_a_hung_engine_takes_its_own_processes_along(run: Run, tmp_path: Path, notes: Path) -> None:
    """A process that a hung engine started does not outlive it."""
    told_pid = tmp_path / "pid"
    with pytest.raises(EngineError):
        run(utterances(f"brood {told_pid}"), load_engine=fakes.noting(notes, seconds_per_call=0.3))
    assert has_ended(int(told_pid.read_text()))


def test_an_interrupt_stops_all_workers(run: Run, notes: Path) -> None:
    """After Ctrl-C no worker is left, even where one hangs; what was done is in the cache."""

    def interrupt(news: Rendered) -> None:
        if news.done == 3:
            raise KeyboardInterrupt

    some = utterances("one", "two", "three", "please hang", *(f"number {n}" for n in range(20)))
    with pytest.raises(KeyboardInterrupt):
        run(some, load_engine=fakes.noting(notes), on_progress=interrupt, jobs=1)
    assert workers(notes)
    assert all(has_ended(pid) for pid in workers(notes))
    assert run(some[:3]).cached == 3


CHILD = """
import sys
from functools import partial
from pathlib import Path
from panelaudio.rendering import Cache, render
from tests.rendering import fakes

render(
    fakes.utterances("one", "two", "three", "please hang", "four"),
    fakes.voice_of,
    cache=Cache(folder=Path(sys.argv[1])),
    jobs=1,
    load_engine=fakes.noting(Path(sys.argv[2])),
    on_progress=lambda news: print(news.done, flush=True),
)
"""


def start_child(tmp_path: Path, notes: Path) -> subprocess.Popen[str]:
    """A run in another process, as `python -c`, that will hang at its fourth utterance."""
    command = [sys.executable, "-c", CHILD, str(tmp_path / "cache"), str(notes)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_killed_run_goes_on_where_it_was(run: Run, tmp_path: Path, notes: Path) -> None:
    """After SIGKILL no worker is left, and the next run makes only what is missing."""
    with start_child(tmp_path, notes) as child:
        assert child.stdout is not None
        assert [child.stdout.readline() for _ in range(3)] == ["1\n", "2\n", "3\n"]
        child.kill()
    assert all(has_ended(pid) for pid in workers(notes))
    speech = run(utterances("one", "two", "three", "four"))
    assert (speech.synthesized, speech.cached) == (1, 3)


def test_ctrl_c_ends_a_run_with_a_hung_worker(tmp_path: Path, notes: Path) -> None:
    """SIGINT ends parent and worker; the worker says nothing of it."""
    with start_child(tmp_path, notes) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        for _ in range(3):
            child.stdout.readline()
        child.send_signal(signal.SIGINT)
        assert child.stderr.read().count("KeyboardInterrupt") == 1
    assert all(has_ended(pid) for pid in workers(notes))


def test_a_script_without_a_main_guard_is_not_run_again(tmp_path: Path) -> None:
    """Workers do not run the caller's script; standard input, which has no file, is good as well."""
    script = (
        "from pathlib import Path\nfrom panelaudio.rendering import Cache, render\nfrom tests.rendering import fakes\n"
        f"speech = render(fakes.utterances('one'), fakes.voice_of, cache=Cache(folder=Path({str(tmp_path)!r})), jobs=1,"
        " load_engine=fakes.load)\nprint(speech.synthesized)\n"
    )
    result = subprocess.run(
        [sys.executable], cwd=REPOSITORY, input=script, capture_output=True, text=True, timeout=60, check=False
    )
    assert (result.stdout, result.stderr) == ("1\n", "")


def test_pruning_spares_the_clips_of_the_run(run: Run) -> None:
    """However small the cache may be, the clips that were just made are there to be mixed."""
    speech = run(utterances("one", "two"), cache_limit_bytes=0)
    assert all(Path(clip.path).exists() for _, clip in speech.clips)


def test_marks_speak_of_what_is_shown(run: Run) -> None:
    """The same spoken words shown in another way share the sound, each with marks for its own words."""
    plain = utterance("twenty four")
    whole = replace(plain.spans[0], display_end=2)
    figure = replace(plain, turn=1, display="24", spans=(whole,))
    (_, first), (_, second) = run((plain, figure)).clips
    assert first.path == second.path
    assert [(mark.start, mark.end) for mark in first.marks] == [(0, 6), (7, 11)]
    assert [(mark.start, mark.end) for mark in second.marks] == [(0, 2)]
    assert (second.marks[0].frame, second.marks[0].end_frame) == (first.marks[0].frame, first.marks[1].end_frame)

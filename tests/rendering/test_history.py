"""What has changed since the last run of a transcript."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from panelaudio.cast import Voice
from panelaudio.rendering import foresee, render
from panelaudio.rendering.cache import Cache, key_of
from panelaudio.rendering.history import History, changes_since, making_of
from panelaudio.rendering.tidying import prune
from tests.rendering import fakes
from tests.rendering.fakes import utterance, utterances

if TYPE_CHECKING:
    from pathlib import Path

    from panelaudio.rendering.history import Making
    from panelaudio.speech import Origin, Speech, Utterance

VOICE = Voice(engine="fake", name="Ada")


def makings(*texts: str, version: str = "1", voice: Voice = VOICE) -> tuple[Making, ...]:
    """Utterances that are said as they are shown."""
    return tuple(making_of(one, key_of(voice, version, one.spoken), version, voice) for one in utterances(*texts))


def whats(before: tuple[Making, ...], now: tuple[Making, ...]) -> list[str]:
    """The changes of each utterance, shortly."""
    return [",".join(change.what for change in changes) for changes in changes_since(before, now)]


def test_the_same_is_the_same() -> None:
    """Nothing has changed where nothing has."""
    assert whats(makings("a", "b"), makings("a", "b")) == ["", ""]


def test_a_line_that_is_put_in_moves_the_others() -> None:
    """Texts are matched in order, not by number: one new turn makes one new utterance."""
    assert whats(makings("a", "b", "c"), makings("a", "x", "b", "c")) == ["", "new", "", ""]
    assert whats(makings("a", "b", "c"), makings("b", "c")) == ["", ""]


def test_an_edited_line_is_told_from_a_new_one() -> None:
    """A text in the place of another is an edit; what is over is new."""
    assert whats(makings("a", "b", "c"), makings("a", "B", "c")) == ["", "text", ""]
    assert whats(makings("a", "b", "c"), makings("a", "B", "B2", "c")) == ["", "text", "new", ""]


@pytest.mark.parametrize(
    ("voice", "what", "before", "after"),
    [
        (replace(VOICE, speed=1.2), "speed", "1.0", "1.2"),
        (replace(VOICE, name="Bob"), "name", "Ada", "Bob"),
        (replace(VOICE, variant="m3"), "variant", "", "m3"),
        (replace(VOICE, engine="other"), "engine", "fake", "other"),
    ],
)
def test_a_setting_of_the_voice(voice: Voice, what: str, before: str, after: str) -> None:
    """Each setting that differs is named, with what it was and is."""
    ((change,),) = changes_since(makings("a"), makings("a", voice=voice))
    assert (change.what, change.before, change.after) == (what, before, after)


def test_the_version_of_the_engine() -> None:
    """Another version is named; where the engine is another, its version goes without saying."""
    ((change,),) = changes_since(makings("a"), makings("a", version="2"))
    assert (change.what, change.before, change.after) == ("version", "1", "2")
    other = replace(VOICE, engine="other")
    assert whats(makings("a"), makings("a", version="2", voice=other)) == ["engine"]


def test_other_spoken_form() -> None:
    """Where the text is the same but is said in another way, it was the lexicon or a rule."""
    said = replace(utterance("24"), spoken="twenty-four")
    now = (making_of(said, key_of(VOICE, "1", said.spoken), "1", VOICE),)
    assert whats(makings("24"), now) == ["spoken"]


def test_without_an_earlier_run() -> None:
    """Nothing can be compared, and that is told."""
    assert [one.what for (one,) in changes_since(None, makings("a", "b"))] == ["first-run", "first-run"]


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    """A history read is the history written; a damaged or foreign one is none."""
    history = History(cache=Cache(folder=tmp_path), name="talk \udcff.txt")
    assert history.read() is None
    kept = makings("a", "b") + makings("c", voice=replace(VOICE, name="Bob"))
    history.write(kept)
    assert history.read() == kept
    assert b"Ada" in history.path.read_bytes()
    for damage in (b"", b"[]", b'{"format":1}', b'{"format":1,"says":[],"rows":[["","","",0]]}', b'{"format":0}'):
        history.path.write_bytes(damage)
        assert history.read() is None


def run(tmp_path: Path, some: tuple[Utterance, ...]) -> Speech:
    """A run of one transcript that asks why."""
    return render(
        some,
        fakes.voice_of,
        cache=Cache(folder=tmp_path),
        jobs=1,
        load_engine=fakes.load,
        run="talk.txt",
        why=True,
        keep_going=True,
    )


def short(origins: tuple[Origin, ...]) -> list[str]:
    """Cached or spoken, and why."""
    return [f"{'c' if one.cached else 's'} {','.join(change.what for change in one.changes)}" for one in origins]


def test_a_run_says_why(tmp_path: Path) -> None:
    """Cached, edited, new, repeated, removed, damaged and failed ones are told, and a dry run foresees the same."""
    first = run(tmp_path, utterances("one", "two", "three", "four", "please refuse"))
    assert short(first.origins) == ["s first-run"] * 5
    cache = Cache(folder=tmp_path)
    clips = {one.display: clip.path for one, clip in first.clips}
    prune(cache, limit_bytes=10**9)
    for name, damage in (("three", b""), ("four", b"x" * 100)):
        with open(clips[name], "wb") as file:  # noqa: PTH123 - a string
            file.write(damage)
    now = utterances("one", "two, really", "three", "four", "please refuse", "new", "new")
    expected = ["c ", "s text", "s damaged", "s damaged", "s failed", "s new", "c repeated"]
    foreseen = foresee(now, fakes.voice_of, cache=Cache(folder=tmp_path), load_engine=fakes.load, run="talk.txt")
    second = run(tmp_path, now)
    assert short(foreseen) == short(second.origins) == expected
    assert second.damaged == 2
    prune(cache, limit_bytes=0, spared_s=0.0)
    assert short(run(tmp_path, now[:1]).origins) == ["s first-run"]


def test_a_clip_that_went_is_told(tmp_path: Path) -> None:
    """Where nothing but the cache changed, that is the reason."""
    speech = run(tmp_path, utterances("one"))
    Cache(folder=tmp_path).path_of(speech.clips[0][1].key).unlink()
    assert short(run(tmp_path, utterances("one")).origins) == ["s removed"]

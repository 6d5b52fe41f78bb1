"""Advanced SubStation Alpha of anybody, as libass reads it."""

from __future__ import annotations

import pytest

from tests.checking.files import GOOD_ASS, faults, read


def test_a_good_file() -> None:
    """Nothing is wrong; names speak, overrides are no text, times are hundredths."""
    file = read(GOOD_ASS, "talk.ass")
    assert (file.faults, file.format, file.voiced, file.rounding_ms) == ((), "ass", True, 10)
    assert [(row.voice, row.text) for cue in file.cues for row in cue.rows] == [
        ("Nora Vale", "Good evening."),
        ("Olav Brenner", "It is late,"),
        ("Olav Brenner", "and nobody is here."),
    ]
    assert [(one.line, one.start_ms, one.end_ms) for one in file.cues] == [(10, 1000, 3000), (11, 3080, 6000)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[Script Info]", "[Script]", [("section", 0)]),
        ("[V4+ Styles]", "[V4 Styles]", [("section", 0)]),
        ("Format: Layer, ", "Fields: Layer, ", [("section", 0), ("event", 0), ("event", 0)]),
        ("Effect, Text", "Text, Effect", [("section", 0)]),
        ("0:00:01.00", "0:00:01", [("event", 0)]),
        ("0:00:01.00", "0:00:01.000", [("time-form", 1)]),
        ("0:00:03.00", "0:00:01.00", [("negative-length", 1)]),
        ("03.00,Nora,", "03.00,Olav,", [("style", 1)]),
        ("03.00,Nora,", "03.00,Default,", []),
        ("{\\i0}", "{\\i0", [("braces", 1)]),
        ("\\k40", "\\k400", [("karaoke", 2)]),
    ],
)
def test_each_fault_is_found(old: str, new: str, expected: list[tuple[str, int]]) -> None:
    """One thing is changed; what is wrong then is told, at its cue, and nothing else."""
    assert GOOD_ASS.count(old) == 1
    found = faults(GOOD_ASS.replace(old, new), "talk.ass")
    assert [one for one in found if one[0] != "style" or "Olav," in new] == expected


def test_events_are_judged_in_order_of_time() -> None:
    """As players show them; a fault stays with its event."""
    head, first, second = GOOD_ASS.rpartition("Dialogue: 0,0:00:03")[0].rpartition("Dialogue")
    _, last = GOOD_ASS.split("Dialogue: 0,0:00:03")
    text = f"{head}Dialogue: 0,0:00:03{last}{first}{second.replace('Nora,Nora', 'Who,Nora')}"
    file = read(text, "talk.ass")
    assert [cue.start_ms for cue in file.cues] == [1000, 3080]
    assert [(one.code, one.cue) for one in file.faults] == [("style", 1)]

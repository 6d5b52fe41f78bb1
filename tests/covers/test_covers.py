"""Covers, given and drawn."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from panelaudio.covers import Wording, draw_cover, read_cover
from panelaudio.covers.fitting import fitted, wrapped
from panelaudio.covers.fonts import Face, drawable, face_for
from panelaudio.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

PANEL = Wording(title="Harbour Talks - What a City Owes the Sea", speakers=("Maren Holt", "Teodor Brandvik"))


def picture_file(folder: Path, size: tuple[int, int] = (1400, 1400), form: str = "PNG", mode: str = "RGB") -> Path:
    """A picture of one colour."""
    path = folder / f"c.{form.lower()}"
    Image.new(mode, size).save(path, form)
    return path


@pytest.mark.parametrize(("form", "mime", "suffix"), [("PNG", "image/png", ".png"), ("JPEG", "image/jpeg", ".jpg")])
def test_a_fitting_picture_is_taken_as_it_is(tmp_path: Path, form: str, mime: str, suffix: str) -> None:
    """Its very bytes, with type and size; a few pixels from square are square."""
    path = picture_file(tmp_path, (1500, 1490), form)
    found = read_cover(path)
    assert (found.data, found.mime, found.suffix) == (path.read_bytes(), mime, suffix)
    assert (found.width, found.height) == (1500, 1490)


@pytest.mark.parametrize(
    ("size", "form", "mode", "why"),
    [
        ((1399, 1399), "PNG", "RGB", "1399 x 1399 pixels"),
        ((3001, 3001), "PNG", "L", "3001 x 3001 pixels"),
        ((2000, 1400), "JPEG", "RGB", "not square"),
        ((1400, 1400), "GIF", "RGB", "no JPEG or PNG"),
        ((1400, 1400), "JPEG", "CMYK", "CMYK"),
    ],
)
def test_what_is_not_fit(tmp_path: Path, size: tuple[int, int], form: str, mode: str, why: str) -> None:
    """It is said what is wrong with which file, where it was named, and what a cover must be."""
    path = picture_file(tmp_path, size, form, mode)
    with pytest.raises(InputError, match=why) as raised:
        read_cover(path, location="voices.yaml:3:8")
    assert str(path) in raised.value.message
    assert raised.value.location == "voices.yaml:3:8"
    assert "1400 to 3000" in raised.value.hint


def test_broken_files(tmp_path: Path) -> None:
    """A file that ends too soon, one of another kind and one that is not there are refused, without a traceback."""
    whole = picture_file(tmp_path, form="JPEG").read_bytes()
    for name, data in {"cut.jpg": whole[: len(whole) // 2], "text.png": b"hello", "empty.png": b""}.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(InputError):
            read_cover(tmp_path / name)
    with pytest.raises(InputError, match="cannot be read"):
        read_cover(tmp_path / "none.png")


def drawn_picture(wording: Wording) -> Image.Image:
    """A drawn cover, decoded."""
    return Image.open(io.BytesIO(draw_cover(wording).picture.data)).convert("RGB")


def test_a_drawn_cover_is_a_cover(tmp_path: Path) -> None:
    """It passes the check of those that are given, is small, and is the same every time."""
    drawn = draw_cover(PANEL)
    path = tmp_path / "c.png"
    path.write_bytes(drawn.picture.data)
    assert read_cover(path) == drawn.picture == draw_cover(PANEL).picture
    assert len(drawn.picture.data) < 100_000
    assert drawn.left_out == ()


def test_other_words_make_another_picture() -> None:
    """Title, speakers and show are all in it."""
    wordings = [
        PANEL,
        Wording(title="Harbour Talks", speakers=PANEL.speakers),
        Wording(title=PANEL.title, speakers=("Maren Holt",)),
        Wording(title=PANEL.title, speakers=PANEL.speakers, show="The Review"),
    ]
    assert len({draw_cover(one).picture.data for one in wordings}) == len(wordings)


def test_words_stay_on_the_picture() -> None:
    """However long title and names are, the margins keep the ground's colour."""
    picture = drawn_picture(Wording(title="Wm" * 3000, speakers=tuple(f"Wm{n} " * 40 for n in range(30))))
    ground = picture.getpixel((5, 5))
    for box in ((0, 0, 100, 1400), (1310, 0, 1400, 1400), (0, 0, 1400, 90), (0, 1330, 1400, 1400)):
        assert picture.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), ground)]


@pytest.mark.parametrize(
    "text",
    ["\x00\x1b[31m", "\ud800", "\u202eabc", "🎙️🎙️", "", "   ", "</svg>&amp;'\"", "e\u0301" * 200, "\U0010fffd" * 9],
)
def test_hostile_words(text: str) -> None:
    """Whatever stands in them, there is a picture."""
    drawn = draw_cover(Wording(title=text, speakers=(text, "Nora"), show=text))
    assert (drawn.picture.width, drawn.picture.height) == (1400, 1400)


def test_no_boxes_for_letters_that_no_font_has() -> None:
    """A text that cannot be drawn is left out and told; control characters are no letters."""
    drawn = draw_cover(Wording(title="\U00012000\U00012001\U00012002", speakers=("Nora",)))
    if face_for("\U00012000") is None:  # a machine with a font for cuneiform draws it
        assert drawn.left_out == ("\U00012000\U00012001\U00012002",)
    assert drawable("a\x1b\u202eb\ud800c\n d") == "a b c d"
    face, kept = face_for("Talk 🎙️ one") or (None, "")
    assert face is not None
    assert kept.split()[0] == "Talk"


@settings(deadline=None, max_examples=30)
@given(st.text(st.characters(codec="utf-8"), max_size=80), st.integers(1, 90))
def test_lines_hold_all_words(text: str, width: int) -> None:
    """Nothing is lost by breaking lines, and no line is wider than the box, unless it is a single character."""
    text = drawable(text)
    lines = wrapped(text, width, len)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) <= width for line in lines)


def test_a_title_is_as_large_as_its_box_allows() -> None:
    """A short one at the first size, a long one smaller, an endless one ends with an ellipsis; none is higher."""
    found = face_for("Harbour")
    assert found is not None
    face: Face = found[0]
    sizes = (100, 60, 40)
    words = [fitted(face, "word " * count, (600, 300), sizes, 700) for count in (2, 9, 400)]
    assert [one.size for one in words] == [100, 60, 40]
    assert words[-1].lines[-1].endswith("…")
    assert all(one.height <= 300 for one in words)
    assert fitted(face, "Harbour - Talks", (520, 300), (100,), 700).lines == ("Harbour\u00a0-", "Talks")

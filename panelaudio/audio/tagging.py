"""Tags of what goes through one ffmpeg: on the way, or, in MP4, when the sound is done.

ffmpeg's ``tee`` muxer hands no chapters on. An MP4 has to be rearranged at its end anyway (``faststart``), so that its
tags, chapters and cover are put in then; the packets of sound are copied as they are.
"""

from __future__ import annotations

from subprocess import DEVNULL
from typing import TYPE_CHECKING, Self

from panelaudio.audio.ffmetadata import for_comments, for_mp4, for_wav
from panelaudio.audio.ffmpeg import EXACT, Process
from panelaudio.audio.languages import three_letters

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from panelaudio.audio.formats import Delivery


class Tagging:
    """A context manager about the making of a file; ``target`` is where ffmpeg writes the sound."""

    def __init__(self, delivery: Delivery, path: Path, folder: Path) -> None:
        """``folder`` is for what is needed on the way; ``path`` is the file."""
        self._delivery = delivery
        self._path = path
        self._folder = folder
        self._is_mp4 = delivery.form.tagging == "mp4"
        self.target = path.with_name(f"{path.stem}.bare{path.suffix}") if self._is_mp4 else path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._is_mp4:
            self.target.unlink(missing_ok=True)

    def arguments(self) -> list[str]:
        """Further inputs and what is taken of them, for an ffmpeg whose first input is the sound."""
        tagging, tags = self._delivery.form.tagging, self._delivery.tags
        if self._is_mp4:
            return ["-map", "0:a"]
        if tagging == "wav":
            return [*self._texts(for_wav(tags)), "-map", "0:a", "-map_metadata", "1"]
        texts = self._texts(for_comments(tags, picture=tagging == "comments"))
        cover = self._cover() if tagging == "flac" else []
        return [*texts, *cover, "-map", "0:a", *_pictured(cover), "-map_metadata", "1", "-map_chapters", "-1"]

    def finish(self) -> None:
        """What is left to do when the sound is written.

        Raises:
            OutputError: ffmpeg failed, or the disk is full.
        """
        if not self._is_mp4:
            return
        form, tags = self._delivery.form, self._delivery.tags
        cover = self._cover()
        inputs = ["-i", f"file:{self.target.absolute()}", *self._texts(for_mp4(tags)), *cover]
        taken = ["-map", "0:a", *_pictured(cover), "-map_metadata", "1", "-map_chapters", "1", "-c", "copy"]
        language = ["-metadata:s:a:0", f"language={three_letters(tags.language)}"]
        muxer = ["-movflags", "+faststart", "-brand", form.brand, "-f", form.muxer, f"file:{self._path.absolute()}"]
        with Process(["-y", *inputs, *taken, *language, *EXACT, *muxer], source=DEVNULL) as process:
            process.finish()

    def _texts(self, text: str) -> list[str]:
        metadata = self._folder / "tags.txt"
        metadata.write_text(text, encoding="utf-8")
        return ["-f", "ffmetadata", "-i", str(metadata)]

    def _cover(self) -> list[str]:
        picture = self._delivery.tags.cover
        if picture is None:
            return []
        file = self._folder / f"cover{picture.suffix}"
        file.write_bytes(picture.data)
        return ["-i", str(file)]


def _pictured(cover: list[str]) -> list[str]:
    if not cover:
        return []
    front = ["-metadata:s:v:0", "comment=Cover (front)"]
    return ["-map", "2:v", "-c:v", "copy", "-disposition:v:0", "attached_pic", *front]

"""The parts of a Word document: a ZIP archive is opened, judged and inflated within a limit."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from panelaudio.errors import InputError
from panelaudio.readers.source import archive_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PART_BYTES = 256 * 1024 * 1024
"""Of one part when inflated. Word spends 5 to 50 bytes of XML on a character; more than this is no transcript."""
MAX_PARTS = 10_000
"""Files in the archive; a document has some dozen, and a picture more for each picture."""
CORE = "docProps/core.xml"
_MAIN = re.compile(r"word/document\d*\.xml")
_CHUNK = 1 << 16
_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, IndexError, RuntimeError, OverflowError,
    struct.error,
)  # fmt: skip


class WordArchive:
    """A Word document's parts, by their names in the archive."""

    def __init__(self, name: str, raw: bytes) -> None:
        """Open the archive.

        Raises:
            InputError: it is no ZIP archive, damaged, or another kind of file than a Word document.
        """
        self.name = name
        if not raw.startswith(b"PK"):
            raise _refused(name, "is no Word document", "not-docx", "leave --reader docx out, or save it as .docx")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
            entries = self._zip.infolist()
        except _FAULTS as error:
            raise damaged(name, error) from None
        if len(entries) > MAX_PARTS:
            raise _refused(name, f"holds more than {MAX_PARTS} files", "too-large", "save it anew as .docx")
        self._entries = {entry.filename: entry for entry in entries}
        self.main = next((entry.filename for entry in entries if _MAIN.fullmatch(entry.filename)), "")
        if not self.main:
            what, hint = archive_kind(raw)
            raise _refused(name, f"is {what}, not a Word document", "not-docx", hint)

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    def chunks(self, part: str) -> Iterator[bytes]:
        """The inflated bytes of a part, counted as they come: what the archive says of their number may be a lie.

        Raises:
            InputError: it is encrypted, damaged, or larger than the limit.
        """
        entry = self._entries[part]
        if entry.flag_bits & 1:
            raise _refused(self.name, "is encrypted", "encrypted", "save it without a password")
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise _refused(self.name, "is packed in a way Word does not know", "not-docx", "save it anew as .docx")
        if entry.file_size > MAX_PART_BYTES:
            raise self._too_large(part)
        count = 0
        for chunk in self._inflated(entry):
            count += len(chunk)
            if count > MAX_PART_BYTES:
                raise self._too_large(part)
            yield chunk

    def _inflated(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            with self._zip.open(entry) as file:
                while chunk := file.read(_CHUNK):
                    yield chunk
        except _FAULTS as error:
            raise damaged(self.name, error) from None

    def _too_large(self, part: str) -> InputError:
        message = f"has more than {MAX_PART_BYTES // 2**20} MiB in {part}, once unpacked"
        return _refused(self.name, message, "too-large", "save its text alone as .docx or .txt, or split it")


def damaged(name: str, error: Exception) -> InputError:
    """The error for a document that is cut short or broken."""
    reason = " ".join(str(error).split()) or type(error).__name__
    hint = "fetch or save it once more; Word can repair it (Open, then Open and Repair)"
    return _refused(name, f"is damaged or cut short ({reason})", "damaged", hint)


def _refused(name: str, what: str, code: str, hint: str) -> InputError:
    return InputError(f"{name} {what}", code=code, hint=hint, location=name)

"""Clips at a URL that many machines share: whatever fsspec knows, such as ``s3://bucket/clips``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from secrets import token_hex
from typing import Any

from panelaudio.errors import OutputError, UsageError

_WHOLE_OBJECTS = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "oci", "oss", "r2", "memory"})
"""Where a write appears whole or not at all; elsewhere a file is written aside and moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Files under a URL, by name. It travels to workers as the URL alone."""

    url: str

    def check(self) -> None:
        """Find out, before hours of work, whether anything here knows such URLs.

        Raises:
            UsageError: nothing does.
        """
        _opened(self.url)

    def get(self, name: str) -> bytes | None:
        """A file's content; None where there is none.

        Raises:
            OutputError: ``store-unreachable``.
            UsageError: nothing here knows such URLs.
        """
        files, root = _opened(self.url)
        try:
            content: bytes = files.cat_file(f"{root}/{name}")
        except FileNotFoundError:
            return None
        except Exception as error:  # each kind of store has errors of its own
            raise self._unreachable(error) from error
        return content

    def put(self, name: str, content: bytes) -> None:
        """Write a file, so that it is whole or absent. Raises as ``get`` does."""
        files, root = _opened(self.url)
        path = f"{root}/{name}"
        try:
            if self.url.partition("://")[0] in _WHOLE_OBJECTS:
                files.pipe_file(path, content)
                return
            files.makedirs(path.rpartition("/")[0], exist_ok=True)
            aside = f"{path}.{token_hex(6)}.part"
            files.pipe_file(aside, content)
            files.mv(aside, path)
        except Exception as error:
            raise self._unreachable(error) from error

    def delete(self, name: str) -> None:
        """Remove a file that is there. Raises as ``get`` does."""
        files, root = _opened(self.url)
        try:
            files.rm_file(f"{root}/{name}")
        except Exception as error:
            raise self._unreachable(error) from error

    def _unreachable(self, error: Exception) -> OutputError:
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        message = f"the cache at {self.url} cannot be used: {what}"
        hint = "check the address, your rights there and the network; PANELAUDIO_CACHE or --cache names another"
        return OutputError(message, code="store-unreachable", hint=hint)


@cache
def _opened(url: str) -> tuple[Any, str]:
    """The file system that a URL belongs to, and the path within it."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        message = f"a cache at a URL ({url}) needs fsspec"
        raise UsageError(message, code="no-fsspec", hint="pip install 'panelaudio[cluster]'") from error
    try:
        files, root = url_to_fs(url)
    except (ImportError, ValueError) as error:
        message = f"no cache can be at {url}: {error}"
        hint = "fsspec needs a package for each kind of URL, such as s3fs for s3:// and gcsfs for gs://"
        raise UsageError(message, code="bad-cache", hint=hint) from error
    return files, str(root).rstrip("/")

"""How a contract says that a plug-in broke it."""

from __future__ import annotations


def promise(holds: object, broken: str) -> None:
    """Raise ``AssertionError`` with the text ``broken`` unless ``holds`` is true.

    Not a bare ``assert``: that would vanish under ``python -O``, and pytest does not rewrite those of a library.
    """
    if not holds:
        raise AssertionError(broken)

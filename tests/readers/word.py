"""Word documents for the tests, made with nothing but a ZIP archive: invented people, invented words."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>Money &amp; Patience</dc:title><dcterms:created>2025-03-04T10:00:00Z</dcterms:created>"
    "</cp:coreProperties>"
)
BR, TAB = "<w:br/>", "<w:tab/>"


def run(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(*texts: str, style: str = "") -> str:
    """A paragraph; ``BR`` and ``TAB`` stand for themselves."""
    head = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = (f"<w:r>{text}</w:r>" if text in {BR, TAB} else run(text) for text in texts)
    return f"<w:p>{head}{''.join(runs)}</w:p>"


def document(*body: str, head: str = "") -> str:
    """The main part's XML."""
    return f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORD}"><w:body>{"".join(body)}</w:body></w:document>'


def packed(main: str | bytes, core: str = CORE, name: str = "word/document.xml") -> bytes:
    """The bytes of the file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, main)
        if core:
            archive.writestr("docProps/core.xml", core)
    return buffer.getvalue()


def word(*body: str, core: str = CORE) -> bytes:
    """A Word document out of its paragraphs."""
    return packed(document(*body), core)

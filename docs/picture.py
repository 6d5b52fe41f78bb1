"""Makes docs/terminal.svg, the picture of the README, out of what the program really prints.

script -qec "stty cols 96; COLUMNS=96 panelaudio render examples/example-panel.txt" typescript
python docs/picture.py typescript docs/terminal.svg
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

COMMAND = "panelaudio render examples/example-panel.txt"


def main(typescript: str, picture: str) -> None:
    """Draw what stands on the screen once the run is over."""
    text = Path(typescript).read_text(encoding="utf-8").replace("\r", "")
    last = text[text.rindex("\x1b[2K") + len("\x1b[2K") :]
    last = re.sub(r"Script done.*", "", last, flags=re.DOTALL).rstrip()
    console = Console(record=True, width=96, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123 - a sink
    console.print(Text.assemble(("$ ", "green"), (COMMAND, "bold")))
    console.print(Text.from_ansi(last))
    console.save_svg(picture, title="panelaudio")


if __name__ == "__main__":
    main(*sys.argv[1:])

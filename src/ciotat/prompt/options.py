"""What several verbs of ``ciotat script`` take."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["Force", "Script"]

Script = Annotated[
    Path,
    typer.Argument(help="Fountain, Final Draft, 剧本, Word, PDF, Markdown, or plain text; - reads the input. 剧本文件"),
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there. 覆盖已有文件")]

"""The page of the studio goes into every wheel, built: who installs one needs no Node."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PageHook(BuildHookInterface[Any]):
    """Builds ``web/`` before a wheel or a source archive is made. An editable install goes on without: `make web`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        page = root / "src" / "ciotat" / "server" / "static" / "index.html"
        if version == "editable" or os.environ.get("CIOTAT_PAGE") == "none" or not (root / "web").is_dir():
            return
        npm = shutil.which("npm")
        if npm is None:
            if page.is_file():
                return
            raise SystemExit(
                "The page of the studio is built with Node 20 or newer; or set CIOTAT_PAGE=none to go without."
            )
        subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=root / "web", check=True)
        subprocess.run([npm, "run", "build"], cwd=root / "web", check=True)

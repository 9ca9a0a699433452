"""Write ``web/public/licences.txt``: the licences of everything that the built page carries.

python tools/page_licences.py        after `make web`, when web/package.json changed
"""

import json
from pathlib import Path

WEB = Path(__file__).resolve().parents[1] / "web"
CARRIED = (
    "svelte", "@codemirror/autocomplete", "@codemirror/commands", "@codemirror/language", "@codemirror/search",
    "@codemirror/state", "@codemirror/view", "@lezer/common", "@lezer/highlight", "@marijn/find-cluster-break", "clsx",
    "crelt", "esm-env", "hls.js", "style-mod", "w3c-keyname", "@fontsource/courier-prime",
)  # fmt: skip


def main() -> None:
    """Gather them."""
    parts = ["The page of the studio carries these works, each under its own licence.\n"]
    for name in CARRIED:
        folder = WEB / "node_modules" / name
        if not folder.is_dir():
            continue
        about = json.loads((folder / "package.json").read_text())
        licence = next((path for path in sorted(folder.glob("LICEN[CS]E*")) if path.is_file()), None)
        text = licence.read_text().strip() if licence else str(about.get("license", ""))
        parts.append(f"{'=' * 78}\n{about['name']} {about['version']} ({about.get('license')})\n\n{text}\n")
    (WEB / "public" / "licences.txt").write_text("\n".join(parts))


if __name__ == "__main__":
    main()

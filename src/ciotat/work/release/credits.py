"""Who made a film, with what, and under which terms each part of it stands."""

from collections.abc import Iterable, Mapping

from ciotat import __version__
from ciotat.core.assets import asset_digest
from ciotat.work.release.record import Credit, Licence

__all__ = ["PACKS", "credits", "licences", "versions"]

PACKS = {
    "people.pack": Licence("people", "CC0-1.0", "the MakeHuman community; face units by Mika Suominen"),
    "wolf.pack": Licence("beasts", "Apache-2.0", "the dm_control authors"),
    "serif.ttf": Licence("lettering", "OFL-1.1", "Noto Serif SC, Google Inc."),
}
"""The packs that shape pictures, as NOTICE tells of them."""
_VOICES = {
    "espeak": Credit("voices", "eSpeak NG, synthetic"),
}
_MOST = 400


def credits(people: Mapping[str, Iterable[str]], voices: str) -> tuple[Credit, ...]:
    """The people of the film, in the order of film.toml, then its voices and what it was made with."""
    named = [Credit(did[:_MOST], who[:_MOST]) for did, names in people.items() for who in names if who.strip()]
    spoken = [_VOICES.get(voices, Credit("voices", voices))] if voices != "silence" else []
    return (*named, *spoken, Credit("made with", f"Ciotat {__version__}"))


def licences(brought: Iterable[Licence] = ()) -> tuple[Licence, ...]:
    """The terms of the packs, and of every take that was brought in, once each."""
    return tuple(dict.fromkeys((*PACKS.values(), *brought)))


def versions(renderer: str, others: Mapping[str, str] | None = None) -> dict[str, str]:
    """Of everything that made the film: the program, the renderer, the packs, and `others`."""
    packs = {name: asset_digest(name) for name in PACKS}
    return {"ciotat": __version__, "renderer": renderer, **packs, **(others or {})}

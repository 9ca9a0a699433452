"""Signed provenance: a C2PA manifest in the movie that says how it was made, of what, and by whose key.

A key that was made here proves that nobody changed the film since; who the signer is, no trust list can tell, and readers say
so ("untrusted").
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ciotat import __version__
from ciotat.core.errors import BackendMissing, FilmError
from ciotat.work.release.identity import Identity

__all__ = ["Ingredient", "Provenance", "claim", "joins", "proof", "sign"]

_SOURCES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_QUIET = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_after_sign": True}}
"""Nothing is fetched from elsewhere while a film is signed or read."""
_MOST = 200


@dataclass(frozen=True)
class Ingredient:
    """A take that was brought in: its title, its file, and whether it is generated."""

    title: str
    path: Path
    generated: bool = False


@dataclass(frozen=True)
class Provenance:
    """What a movie's manifest says: `state` is "Trusted", "Valid" (whole, but by a key that no list knows) or "Invalid";
    `problems` are the codes of what is wrong."""

    state: str
    signer: str
    title: str
    source: str
    release: Mapping[str, Any]
    problems: tuple[str, ...]
    ingredients: tuple[str, ...]


def claim(
    title: str, release: Mapping[str, Any], generated: bool, ingredients: Sequence[Ingredient] = ()
) -> dict[str, Any]:
    """The manifest to sign. `release` is what identifies the release: its number, digest and so on."""
    if generated:
        source = "trainedAlgorithmicMedia" if not ingredients else "compositeWithTrainedAlgorithmicMedia"
    else:
        source = "compositeSynthetic" if ingredients else "algorithmicMedia"
    agent = {"name": "Ciotat", "version": __version__}
    actions: list[dict[str, Any]] = [
        {"action": "c2pa.created", "digitalSourceType": _SOURCES + source, "softwareAgent": agent}
    ]
    for number, part in enumerate(ingredients[:_MOST]):
        kind = {"digitalSourceType": _SOURCES + "trainedAlgorithmicMedia"} if part.generated else {}
        parameters = {"ingredientIds": [f"take-{number}"]}
        actions.append({"action": "c2pa.placed", "softwareAgent": agent, "parameters": parameters, **kind})
    return {
        "claim_generator_info": [agent],
        "title": title[:_MOST],
        "format": "video/mp4",
        "assertions": [
            {"label": "c2pa.actions.v2", "data": {"actions": actions}},
            {"label": "org.ciotat.release", "data": dict(release)},
        ],
    }


def sign(movie: Path, target: Path, manifest: Mapping[str, Any], parts: Sequence[Ingredient], who: Identity) -> None:
    """Write `movie` with its signed manifest to `target`. Raises FilmError where it cannot be signed."""
    c2pa = _c2pa()
    target.unlink(missing_ok=True)
    try:
        algorithm = getattr(c2pa.C2paSigningAlg, who.algorithm.upper())
        info = c2pa.C2paSignerInfo(algorithm, who.chain.encode(), who.key.encode(), None)
        with (
            c2pa.Context.from_dict(_QUIET) as context,
            c2pa.Signer.from_info(info) as signer,
            c2pa.Builder(json.dumps(manifest), context) as builder,
        ):
            for number, part in enumerate(parts[:_MOST]):
                told = {"title": part.title[:_MOST], "relationship": "componentOf", "instance_id": f"take-{number}"}
                with part.path.open("rb") as stream:
                    builder.add_ingredient(json.dumps({**told, "label": f"take-{number}"}), "video/mp4", stream)
            with movie.open("rb") as source, target.open("w+b") as signed:
                builder.sign(signer, "video/mp4", source, signed)
    except c2pa.C2paError as wrong:
        target.unlink(missing_ok=True)
        why = str(wrong)[:300]
        raise FilmError(
            f"the film cannot be signed: {why}", advice="check the certificate, or release with --no-sign"
        ) from None


def joins(movie: Path, signed: Path) -> tuple[bytes, int]:
    """What a signature changed: the first bytes of the signed file, and from where on in the movie all the rest follows.
    Raises FilmError where that is not how it was signed."""
    added = signed.stat().st_size - movie.stat().st_size
    start = _media(movie)
    with movie.open("rb") as plain, signed.open("rb") as file:
        head = file.read(start + added)
        plain.seek(start)
        while piece := plain.read(2**20):
            if file.read(len(piece)) != piece:
                raise FilmError("the signature changed the pictures of the film", advice="release with --no-sign")
    return head, start


def _media(movie: Path) -> int:
    """Where the media of an MP4 begin, whose index comes first."""
    with movie.open("rb") as file:
        while head := file.read(8):
            size, kind = int.from_bytes(head[:4]), head[4:]
            if kind == b"mdat":
                return file.tell()
            size = int.from_bytes(file.read(8)) - 8 if size == 1 else size
            if size < 8:
                break
            file.seek(size - 8, 1)
    raise FilmError(f"{movie.name} is no movie with its index in front", advice="release again")


def proof(movie: Path, anchors: str = "") -> Provenance | None:
    """What a movie's manifest says, checked; None where it has none. `anchors` are certificates (PEM) to trust."""
    c2pa = _c2pa()
    settings = {**_QUIET, **({"trust": {"user_anchors": anchors}} if anchors else {})}
    try:
        with c2pa.Context.from_dict(settings) as context, movie.open("rb") as stream:
            reader = c2pa.Reader("video/mp4", stream, context=context)
            told = json.loads(reader.json())
            state = reader.get_validation_state()
    except c2pa.C2paError as wrong:
        if "ManifestNotFound" in type(wrong).__name__ or "no JUMBF" in str(wrong):
            return None
        return Provenance("Invalid", "", "", "", {}, (str(wrong)[:200],), ())
    active = told["manifests"][told["active_manifest"]]
    said = {part["label"]: part["data"] for part in active.get("assertions", ())}
    actions = said.get("c2pa.actions.v2", {}).get("actions", [{}])
    failures = told.get("validation_results", {}).get("activeManifest", {}).get("failure", ())
    return Provenance(
        str(state),
        active.get("signature_info", {}).get("common_name", ""),
        active.get("title", ""),
        str(actions[0].get("digitalSourceType", "")).removeprefix(_SOURCES),
        said.get("org.ciotat.release", {}),
        tuple(failure["code"] for failure in failures),
        tuple(part.get("title", "") for part in active.get("ingredients", ())),
    )


def _c2pa() -> Any:
    try:
        import c2pa
    except (ImportError, OSError) as missing:
        raise BackendMissing(f"signing needs c2pa-python: {missing}", advice="pip install c2pa-python") from missing
    return c2pa

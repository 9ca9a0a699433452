"""Signed provenance: C2PA's own reader takes it, a changed byte breaks it, and the key is nobody else's to read."""

import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from ciotat.core.errors import CiotatError, FilmError, RecordError, StoreError
from ciotat.core.time import Rate
from ciotat.render import clip
from ciotat.work.film import Film
from ciotat.work.release import Releases, identity, provenance
from ciotat.work.release.making import Done
from ciotat.work.release.provenance import Ingredient, claim, joins, proof
from ciotat.work.store import Memory
from tests.work.release.conftest import built
from tests.work.release.test_making import bring

Freeze = Callable[..., Done]
NOW = datetime.now(UTC)


@pytest.fixture
def who(tmp_path: Path) -> identity.Identity:
    return identity.own(tmp_path / "home", NOW)


@pytest.fixture
def movie(tmp_path: Path) -> Path:
    clip.write(tmp_path / "a.mp4", (np.full((36, 64, 3), n, np.uint8) for n in range(40)), (64, 36), Rate.of(24))
    return tmp_path / "a.mp4"


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path, who: identity.Identity) -> None:
    path = tmp_path / "home/signing.pem"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert identity.own(tmp_path / "home", NOW) == who
    assert who.own
    assert who.key not in repr(who)
    assert os.environ.get("USER", "nobody at all") not in who.name
    path.chmod(0o644)
    with pytest.raises(StoreError, match=r"others can read.*chmod 600"):
        identity.own(tmp_path / "home", NOW)
    path.chmod(0o600)
    with pytest.raises(FilmError, match="has run out; remove it"):
        identity.own(tmp_path / "home", NOW + timedelta(days=366 * identity.YEARS))


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_damaged_key_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "signing.pem").write_bytes(data)
    (tmp_path / "signing.pem").chmod(0o600)
    with pytest.raises(FilmError, match=r"no key to sign with|cannot read"):
        identity.own(tmp_path, NOW)


def test_a_key_of_one_s_own_must_fit(tmp_path: Path, who: identity.Identity) -> None:
    (tmp_path / "key.pem").write_text(who.key)
    (tmp_path / "chain.pem").write_text(who.chain)
    given = identity.given(tmp_path / "key.pem", tmp_path / "chain.pem")
    assert (given.fingerprint, given.own) == (who.fingerprint, False)
    (tmp_path / "other.pem").write_text(identity.own(tmp_path / "other", NOW).chain)
    with pytest.raises(FilmError, match="do not belong together"):
        identity.given(tmp_path / "key.pem", tmp_path / "other.pem")
    with pytest.raises(FilmError, match="cannot read"):
        identity.given(tmp_path / "none.pem", tmp_path / "chain.pem")


@pytest.mark.parametrize(("generated", "source"), [(True, "trainedAlgorithmicMedia"), (False, "algorithmicMedia")])
def test_the_manifest_says_how_it_was_made(
    tmp_path: Path, movie: Path, who: identity.Identity, generated: bool, source: str
) -> None:
    made = claim("../狼群 🐺/\"'\n", {"number": 3, "digest": "ab"}, generated)
    provenance.sign(movie, tmp_path / "s.mp4", made, [], who)
    found = proof(tmp_path / "s.mp4")
    assert found is not None
    assert (found.state, found.source, found.signer) == ("Valid", source, who.name)
    assert found.title == "../狼群 🐺/\"'\n"
    assert found.release == {"number": 3, "digest": "ab"}
    assert found.problems == ("signingCredential.untrusted",), "and only that"
    trusted = proof(tmp_path / "s.mp4", who.chain)
    assert trusted is not None
    assert (trusted.state, trusted.problems) == ("Trusted", ())
    assert proof(movie) is None


def test_takes_that_were_brought_in_are_its_ingredients(tmp_path: Path, movie: Path, who: identity.Identity) -> None:
    parts = [Ingredient("waves/../x", movie, True), Ingredient("浪", movie)]
    provenance.sign(movie, tmp_path / "s.mp4", claim("x", {"number": 1}, False, parts), parts, who)
    found = proof(tmp_path / "s.mp4")
    assert found is not None
    assert (found.state, found.ingredients, found.source) == ("Valid", ("waves/../x", "浪"), "compositeSynthetic")


def test_a_changed_byte_breaks_it(tmp_path: Path, movie: Path, who: identity.Identity) -> None:
    signed = tmp_path / "s.mp4"
    provenance.sign(movie, signed, claim("x", {"number": 1}, False), [], who)
    data = bytearray(signed.read_bytes())
    data[-5] ^= 1
    (tmp_path / "b.mp4").write_bytes(data)
    (tmp_path / "c.mp4").write_bytes(data[:2000])
    for damaged in ("b.mp4", "c.mp4"):
        found = proof(tmp_path / damaged)
        assert found is not None
        assert found.state == "Invalid"


def test_a_signature_is_a_head_and_the_same_media(tmp_path: Path, movie: Path, who: identity.Identity) -> None:
    signed = tmp_path / "s.mp4"
    provenance.sign(movie, signed, claim("x", {"number": 1}, False), [], who)
    head, start = joins(movie, signed)
    assert head + movie.read_bytes()[start:] == signed.read_bytes()
    assert len(head) < 20_000
    clip.write(tmp_path / "b.mp4", (np.full((36, 64, 3), 9, np.uint8) for _ in range(90)), (64, 36), Rate.of(24))
    with pytest.raises(FilmError):
        joins(tmp_path / "b.mp4", signed)
    (tmp_path / "c.mp4").write_bytes(b"\0\0\0\0ftyp")
    with pytest.raises(FilmError, match="index in front"):
        joins(tmp_path / "c.mp4", signed)


def test_what_cannot_be_signed_says_so(tmp_path: Path, movie: Path, who: identity.Identity) -> None:
    (tmp_path / "x.mp4").write_bytes(b"no movie at all")
    with pytest.raises(FilmError, match="cannot be signed"):
        provenance.sign(tmp_path / "x.mp4", tmp_path / "s.mp4", claim("x", {}, False), [], who)
    assert not (tmp_path / "s.mp4").exists()


def test_a_release_is_signed_and_gives_the_signed_bytes_again(
    tmp_path: Path, film: Film, store: Memory, freeze: Freeze
) -> None:
    done = freeze(sign=True)
    shelf = Releases(film.root, store)
    seal = shelf.seal(1)
    assert seal is not None
    assert seal == done.seal
    assert "release 1" in store.kept()[seal.head]
    for name in ("a.mp4", "b.mp4"):
        shelf.export(1, tmp_path / name)
    shelf.export(1, tmp_path / "plain.mp4", signed=False)
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()
    assert (tmp_path / "plain.mp4").stat().st_size == done.release.movie.size < seal.size
    found = proof(tmp_path / "a.mp4")
    assert found is not None
    assert (found.state, found.release["digest"]) == ("Valid", done.release.digest)
    assert freeze(sign=True).seal == seal, "it is signed once"
    del store.blobs.data[seal.head]
    with pytest.raises(StoreError, match="the signature"):
        shelf.export(1, tmp_path / "c.mp4")


def test_an_unsigned_release_may_be_signed_later(film: Film, freeze: Freeze) -> None:
    first = freeze()
    later = freeze(sign=True)
    assert (first.seal, later.fresh) == (None, False)
    assert later.seal is not None
    assert (film.root / "releases/1.seal.json").is_file()


def test_the_seal_of_another_release_is_refused(film: Film, store: Memory, freeze: Freeze) -> None:
    freeze(sign=True)
    built(film.root, store, tone=60)
    freeze()
    shelf, path = Releases(film.root, store), film.root / "releases/1.seal.json"
    (film.root / "releases/2.seal.json").write_text(path.read_text())
    with pytest.raises(RecordError, match="another release"):
        shelf.seal(2)
    path.write_text(path.read_text().replace('"joins": ', '"joins": 1'))
    with pytest.raises(RecordError, match="does not match"):
        shelf.seal(1)


def test_a_damaged_seal_is_made_again(film: Film, store: Memory, freeze: Freeze) -> None:
    freeze(sign=True)
    (film.root / "releases/1.seal.json").write_text("{}")
    with pytest.raises(RecordError):
        freeze()
    again = freeze(sign=True)
    assert (again.fresh, again.seal) == (False, Releases(film.root, store).seal(1))


def test_a_brought_take_goes_into_the_signature(tmp_path: Path, film: Film, store: Memory, freeze: Freeze) -> None:
    bring(film, store)
    freeze(sign=True)
    Releases(film.root, store).export(1, tmp_path / "a.mp4")
    found = proof(tmp_path / "a.mp4")
    assert found is not None
    assert found.ingredients == ("waves",)


def test_a_key_without_certificates_is_refused(tmp_path: Path, freeze: Freeze) -> None:
    with pytest.raises(CiotatError, match="give both"):
        freeze(sign=True, key=tmp_path / "key.pem")

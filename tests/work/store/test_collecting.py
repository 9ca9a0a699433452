"""What is thrown away, and when: by reachability, by age in the store's own time, by a cap; never what is needed."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ciotat.core.errors import StoreError
from ciotat.work.store import AnyStore, Memory, Size, Store
from ciotat.work.store.age import DAY, Moment, between
from ciotat.work.store.collecting import Collector
from tests.work.store.hands import Hands
from tests.work.store.test_conform import name


def test_what_was_not_used_for_a_week_goes(store: AnyStore, hands: Hands) -> None:
    old, used, served = (store.blobs.put(bytes([n]) * 10) for n in range(3))
    store.record(name("a"), "take", {"picture": served})
    for _ in range(6):
        hands.live(DAY)
        assert store.collect([]).gone == Size()
    assert store.blobs.get(used)
    assert store.result(name("a"))
    hands.live(DAY)
    assert store.status().collectable == Size(1, 10)
    assert store.collect([]).gone == Size(1, 10)
    assert not store.blobs.has(old)
    hands.live(5 * DAY)
    assert store.collect([]).gone == Size()
    hands.live(DAY)
    done = store.collect([])
    assert (done.gone, done.results, done.left) == (Size(2, 20), 1, Size())


@pytest.mark.parametrize("leap", [10 * 365 * DAY, -10 * 365 * DAY, 8 * DAY])
def test_a_clock_that_jumps_collects_nothing_fresh(store: AnyStore, hands: Hands, leap: float) -> None:
    digest = store.blobs.put(b"fresh")
    for _ in range(20):
        hands.live(60)
        hands.jump(leap)
        assert store.collect([]).gone == Size()
        assert store.collect([], cap=0).gone == Size()
    hands.restart()
    hands.jump(leap)
    assert store.collect([], cap=0).gone == Size()
    hands.live(8 * DAY)
    assert store.collect([]).gone == Size(1, 5)
    assert not store.blobs.has(digest)


def test_time_passes_between_programs(tmp_path: Path, hands: Hands) -> None:
    with Store(tmp_path, hands.clock) as store:
        store.blobs.put(b"old")
    for days in (3, 3):
        hands.live(days * DAY)
        with Store(tmp_path, hands.clock) as store:
            assert store.collect([]).gone == Size()
    hands.restart(365 * DAY)
    with Store(tmp_path, hands.clock) as store:
        assert store.collect([]).gone == Size(1, 3)


MOMENTS = st.builds(Moment, st.floats(-1e10, 1e10), st.floats(0, 1e9), st.sampled_from("ab"))


@given(MOMENTS, MOMENTS)
def test_the_stores_own_time_never_runs_backwards_nor_ahead(then: Moment, now: Moment) -> None:
    passed = between(then, now)
    assert passed >= 0
    assert passed <= DAY or (then.boot == now.boot and passed == now.steady - then.steady)


def test_a_cap_takes_what_was_used_longest_ago(store: AnyStore, hands: Hands) -> None:
    digests = []
    for n in range(10):
        digests.append(store.blobs.put(bytes([n]) * 100))
        hands.live(DAY / 2)
    store.keep(digests[0], "take 1")
    store.blobs.get(digests[1])
    dry = store.collect([digests[2]], cap=750, dry=True)
    assert store.collect([digests[2]], cap=750).gone == dry.gone == Size(3, 300)
    assert [store.blobs.has(digest) for digest in digests] == [True] * 3 + [False] * 3 + [True] * 4
    hands.live(60)
    done = store.collect([digests[2]], cap=0)
    assert (done.gone, done.over) == (Size(), 700)


def test_with_a_cap_old_things_go_first(store: AnyStore, hands: Hands) -> None:
    for n in range(4):
        store.blobs.put(bytes([n]) * 100)
        hands.live(5 * DAY)
    dry = store.collect([], cap=150, dry=True)
    done = store.collect([], cap=150)
    assert (done.gone, done.left) == (dry.gone, dry.left) == (Size(3, 300), Size(1, 100))


def test_a_result_that_lost_a_blob_goes_with_it(store: AnyStore, hands: Hands) -> None:
    one, two = store.blobs.put(b"1"), store.blobs.put(b"2")
    store.record(name("a"), "take", {"x": one, "y": two})
    hands.live(8 * DAY)
    assert store.collect([one]).results == 1
    assert store.result(name("a")) is None


@pytest.mark.slow
@pytest.mark.parametrize("make", [lambda path, clock: Store(path, clock), lambda path, clock: Memory(clock)])
def test_a_thousand_interleavings_lose_nothing_that_is_needed(
    tmp_path: Path, make: Callable[..., AnyStore], hands: Hands
) -> None:
    """Two that share a store do 1,000 random series of things; what is reachable, kept or fresh is there after each."""
    one = make(tmp_path, hands.clock)
    two = make(tmp_path, hands.clock) if isinstance(one, Store) else one
    chance, world = random.Random(1895), World()
    for _ in range(1000):
        for _ in range(chance.randint(1, 12)):
            world.step(chance, chance.choice((one, two)), hands)
        world.check(chance.choice((one, two)))


VERBS = "put put put record record keep release point root unroot collect cap live jump get".split()  # noqa: SIM905


class World:
    """What must be there: blobs with the time when they were last used, results, what is kept and what is pointed to."""

    def __init__(self) -> None:
        self.used: dict[str, float] = {}
        self.made: dict[str, str] = {}
        self.kept: set[str] = set()
        self.roots: set[str] = set()
        self.pointed: dict[str, str] = {}
        self.now = 0.0

    def step(self, chance: random.Random, store: AnyStore, hands: Hands) -> None:
        """One thing that somebody does."""
        number = chance.randrange(40)
        data = bytes([number]) * (70_000 if number < 4 else 50)
        some = chance.choice([*self.used]) if self.used else store.blobs.put(data)
        match chance.choice(VERBS):
            case "put":
                self.used[store.blobs.put(data)] = self.now
            case "record":
                try:
                    store.record(name(number), "take", {"picture": some})
                    self.made[name(number)], self.used[some] = some, self.now
                except StoreError:
                    assert not self.needed(some)
            case "keep" if store.blobs.has(some):
                store.keep(some, "take 1")
                self.kept.add(some)
            case "release":
                store.release(some)
                self.kept.discard(some)
            case "point" if store.blobs.has(some):
                store.point("main", some)
                self.pointed = {"main": some}
            case "root" if store.result(name(number)):
                self.roots.add(name(number))
                self.used[self.made[name(number)]] = self.now
            case "unroot":
                self.roots.discard(name(number))
            case "get" if store.blobs.get(some):
                self.used[some] = self.now
            case "collect":
                store.collect(self.roots)
            case "cap":
                store.collect(self.roots, cap=100_000)
            case "live":
                hands.live(chance.choice([1, 3600, DAY, 3 * DAY]))
                self.now = hands.steady
            case "jump":
                hands.jump(chance.choice([-1, 1]) * 10 * DAY)

    def needed(self, digest: str) -> bool:
        """Whether this must be there. A note of a last use may be an hour old; a cap spares two days."""
        fresh = self.used.get(digest, -1e9) > self.now - 2 * DAY + 3601
        reached = {self.made[root] for root in self.roots if root in self.made}
        return fresh or digest in self.kept | reached | set(self.pointed.values())

    def check(self, store: AnyStore) -> None:
        """Everything that is needed is there and whole."""
        for digest in [*self.used]:
            if self.needed(digest):
                assert store.blobs.size(digest), digest
            elif not store.blobs.size(digest):
                del self.used[digest]
        for root in self.roots:
            assert store.result(root)


@pytest.mark.parametrize("verb", ["put", "record", "keep", "point", "get", "has", "result", "take_in", "file"])
@pytest.mark.parametrize("size", [10, 70_000])
def test_what_is_used_while_it_is_collected_stays(
    tmp_path: Path, hands: Hands, monkeypatch: pytest.MonkeyPatch, verb: str, size: int
) -> None:
    """Another program uses a blob between the moment when it is found old and the moment when it would go."""
    ours, theirs = Store(tmp_path / "s", hands.clock), Store(tmp_path / "s", hands.clock)
    digest = ours.blobs.put(bytes(size))
    ours.record(name("a"), "take", {"picture": digest})
    hands.live(8 * DAY)
    use: dict[str, Callable[[], object]] = {
        "put": lambda: theirs.blobs.put(bytes(size)),
        "record": lambda: theirs.record(name("b"), "take", {"picture": digest}),
        "keep": lambda: theirs.keep(digest, "take 1"),
        "point": lambda: theirs.point("main", digest),
        "get": lambda: theirs.blobs.get(digest),
        "has": lambda: theirs.blobs.has(digest),
        "result": lambda: theirs.result(name("a")),
        "take_in": lambda: (tmp_path / "clip").write_bytes(bytes(size)) and theirs.blobs.take_in(tmp_path / "clip"),
        "file": lambda: theirs.blobs.file(digest),
    }
    remove = Collector._remove

    def late(self: Collector, rows: list[object]) -> object:
        use[verb]()
        return remove(self, rows)  # type: ignore[arg-type]

    monkeypatch.setattr(Collector, "_remove", late)
    assert ours.collect([]).gone == Size()
    assert ours.blobs.get(digest) == bytes(size)
    assert ours.result(name("a"))
    ours.close()
    theirs.close()


@pytest.mark.parametrize("verb", ["put", "take_in", "record", "file"])
@pytest.mark.parametrize("size", [10, 70_000])
def test_what_goes_while_it_is_used_comes_back(
    tmp_path: Path, hands: Hands, monkeypatch: pytest.MonkeyPatch, verb: str, size: int
) -> None:
    """Another program collects a blob between the moment when it is seen and the moment when its use is noted."""
    ours, theirs = Store(tmp_path / "s", hands.clock), Store(tmp_path / "s", hands.clock)
    digest = ours.blobs.put(bytes(size))
    hands.live(8 * DAY)
    write = ours._index.write
    (tmp_path / "clip").write_bytes(bytes(size))
    use: dict[str, Callable[[], object]] = {
        "put": lambda: ours.blobs.put(bytes(size)),
        "take_in": lambda: ours.blobs.take_in(tmp_path / "clip"),
        "record": lambda: ours.record(name("b"), "take", {"picture": digest}),
        "file": lambda: ours.blobs.file(digest),
    }

    def late(*words: object, **more: object) -> object:
        monkeypatch.undo()
        assert theirs.collect([]).gone == Size(1, size)
        return write(*words, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(ours._index, "write", late)
    if verb == "record":
        with pytest.raises(StoreError, match="is not in the store"):
            use[verb]()
    elif verb == "file":
        path = ours.blobs.file(digest)
        assert path is None or path.read_bytes() == bytes(size)
    else:
        use[verb]()
        assert ours.blobs.get(digest) == bytes(size)
    ours.close()
    theirs.close()

"""``ciotat take``: other takes of a shot; one chosen, locked, rated, noted, or brought in from outside."""

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ciotat.core.errors import FilmError
from ciotat.core.store import writing
from ciotat.prompt.answer import Misuse, answering, colon, err, out
from ciotat.prompt.bar import Bar
from ciotat.prompt.files import free
from ciotat.prompt.shots import everything, one, told
from ciotat.words import say
from ciotat.work.address import Address, addresses, found
from ciotat.work.film import Film
from ciotat.work.kept import KeptTake
from ciotat.work.overrides import SHOT as ID
from ciotat.work.store import Store
from ciotat.work.takes import Takes

if TYPE_CHECKING:
    from ciotat.work.build import Build

__all__ = ["take"]

_PANEL_VARY, _PANEL_PICK, _PANEL_BRING = "Make  拍", "Choose  选", "Bring in  引入"


def take(
    shot: Annotated[
        str, typer.Argument(help="Which shot: its id or how that begins, 2.3 (scene.shot), or L12 (line). 哪个镜头")
    ] = "",
    film: Annotated[Path | None, typer.Option("--film", help="The film's folder. 影片文件夹")] = None,
    vary: Annotated[
        str,
        typer.Option(help="camera, light, performance, seed or renderer. 换什么", rich_help_panel=_PANEL_VARY),
    ] = "",
    count: Annotated[int, typer.Option("-n", help="How many takes. 几条", rich_help_panel=_PANEL_VARY)] = 4,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The contact sheet. 样片图", rich_help_panel=_PANEL_VARY)
    ] = None,
    shoot: Annotated[
        bool, typer.Option("--shoot", help="Shoot their movies at once. 立即拍成片段", rich_help_panel=_PANEL_VARY)
    ] = False,
    change: Annotated[
        list[str] | None,
        typer.Option("--set", help="Turn a knob: size=CU, lens=85, light.key=left; lens= gives it back. 调整",
                     rich_help_panel=_PANEL_VARY),
    ] = None,
    choose: Annotated[str, typer.Option(help="Choose this take. 选用", rich_help_panel=_PANEL_PICK)] = "",
    director: Annotated[
        bool, typer.Option("--director", help="Give the choice back. 交还导演", rich_help_panel=_PANEL_PICK)
    ] = False,
    lock: Annotated[
        bool, typer.Option("--lock", help="Keep what it shows, whatever is rewritten. 锁定", rich_help_panel=_PANEL_PICK)
    ] = False,
    unlock: Annotated[bool, typer.Option("--unlock", help="Let it follow again. 解锁", rich_help_panel=_PANEL_PICK)] = False,
    rate: Annotated[int, typer.Option(help="1 to 5; 0: none. 评分", rich_help_panel=_PANEL_PICK)] = -1,
    which: Annotated[
        str, typer.Option("--take", help="The take to lock or rate. 指定哪一条", rich_help_panel=_PANEL_PICK)
    ] = "",
    note: Annotated[str, typer.Option(help="Write a note. 批注", rich_help_panel=_PANEL_PICK)] = "",
    at: Annotated[float, typer.Option(help="The moment it is about, in seconds. 时刻", rich_help_panel=_PANEL_PICK)] = -1,
    done: Annotated[int, typer.Option(help="Note number N is done. 第几条批注已办", rich_help_panel=_PANEL_PICK)] = 0,
    show: Annotated[bool, typer.Option("--list", help="Show its takes and notes. 列出", rich_help_panel=_PANEL_PICK)] = False,
    bring: Annotated[
        Path | None, typer.Option(help="A clip from outside. 外来片段", rich_help_panel=_PANEL_BRING)
    ] = None,
    crop: Annotated[
        bool, typer.Option("--crop", help="Fill the picture. 裁满画面", rich_help_panel=_PANEL_BRING)
    ] = False,
    begin: Annotated[
        float, typer.Option("--from", help="Seconds into the clip. 从第几秒", rich_help_panel=_PANEL_BRING)
    ] = 0,
    generated: Annotated[bool, typer.Option("--ai", help="An AI made it. 由 AI 生成", rich_help_panel=_PANEL_BRING)] = False,
    licence: Annotated[str, typer.Option(help="Its licence. 许可", rich_help_panel=_PANEL_BRING)] = "",
    by: Annotated[str, typer.Option(help="Whom to name. 署名", rich_help_panel=_PANEL_BRING)] = "",
) -> None:  # fmt: skip
    """Other takes of SHOT: make them, look, choose, lock, rate, note. 一个镜头的多条片段。

    [dim]ciotat take                                 shots with takes, choices, notes
    ciotat take 2.3                             the takes of scene 2, shot 3
    ciotat take L12 --vary camera -n 4          a contact sheet of four cameras
    ciotat take 2.3 --choose 4242               then ciotat build
    ciotat take 2.3 --lock                      rewrite around it; it stays
    ciotat take 2.3 --bring phone.mov --crop    your own clip, cut to the shot
    ciotat take 2.3 --set size=CU --set lens=85[/dim]
    """
    with answering():
        folder = Film.open(film)
        with Store(folder.hidden) as store:
            work = _Work(folder, store)
            if not shot:
                everything(work.takes)
                return
            address = work.find(shot)
            work.turned(address.id, change or [])
            if vary:
                work.vary(address.id, vary, count, output, shoot)
            elif bring:
                work.bring(address.id, bring, "crop" if crop else "letterbox", begin, generated, licence, by)
            elif shoot:
                work.shoot(address.id, which)
            acted = work.pick(address.id, choose, director, lock, unlock, rate, which)
            acted |= work.noted(address.id, note, at, by, done)
            if show or not (acted or vary or bring or shoot or change):
                one(work.takes, address)


class _Work:
    """What is done to one film; it is planned only where that is needed."""

    def __init__(self, film: Film, store: Store) -> None:
        self.film, self.store = film, store
        self.takes = Takes(film, store)
        self._build: Build | None = None

    @property
    def build(self) -> "Build":
        """The film as it is planned now."""
        if self._build is None:
            from ciotat.work.build import Build, Shelf
            from ciotat.work.build.ordered import ordered

            with Bar() as bar:
                self._build = Build(ordered(self.film), bar.tell, Shelf(self.store))
        return self._build

    def find(self, text: str) -> Address:
        """The shot that a person means: in the film as it was built last, else as it is planned."""
        cut = self.film.cut()
        if cut is not None:
            known = addresses(row for row in cut["shots"] if isinstance(row, dict))
            try:
                return found(known, text)
            except FilmError:
                if ID.fullmatch(text.strip()):
                    return Address(text.strip(), 0, 0, 0)
        rows = [
            {"id": shot.id, "scene": scene.id, "line": shot.origin.line}
            for scene in self.build.plan.scenes
            for shot in scene.shots
        ]
        return found(addresses(rows), text)

    def vary(self, shot: str, kind: str, count: int, output: Path | None, shoot: bool) -> None:
        """Make takes and their sheet."""
        from ciotat.work.build.vary import shot_takes, varied

        place = output or self.film.out / "takes" / f"{shot}-{kind}.png"
        if output is not None:
            free(output, self.film.root, True)
        build = self.build
        with Bar() as bar:
            sheet = varied(build, self.film, shot, kind, count, bar.tell)
            with writing(place) as temporary:
                temporary.write_bytes(sheet.png)
            if shoot:
                build.tell = bar.tell
                shot_takes(build, self.film, shot, [take.id for take in sheet.takes])
        for take in sheet.takes:
            out.print(f"  {told(take)}", markup=False)
        if not sheet.takes:
            err.print(say("nothing looks different"), style="dim")
        elif len(sheet.takes) < count:
            err.print(say("no more than {count} look different", count=len(sheet.takes)), style="dim")
        out.print(f"{say('Contact sheet')}{colon()}{place}", markup=False, soft_wrap=True)

    def shoot(self, shot: str, which: str) -> None:
        """Shoot the movies of takes that have none yet."""
        from ciotat.work.build.vary import shot_takes

        ids = [self.takes.get(shot, which).id] if which else self.takes.ids(shot)
        build = self.build
        with Bar() as bar:
            build.tell = bar.tell
            for take in shot_takes(build, self.film, shot, ids):
                out.print(f"  {told(take)}", markup=False)

    def bring(self, shot: str, clip: Path, fit: Any, begin: float, generated: bool, licence: str, by: str) -> None:
        """Bring a clip in, and choose it."""
        from ciotat.prompt.errors import translated
        from ciotat.work.build.bring import brought

        if not 0 <= begin <= 36_000:
            raise Misuse(say("{value} is no time in a clip", value=begin), advice=say("give seconds after its start"))
        start = Fraction(round(begin * 1000), 1000)
        take = brought(
            self.build, self.film, shot, clip, fit=fit, start=start, generated=generated, licence=licence, by=by
        )  # fmt: skip
        self.takes.choose(shot, take.id)
        out.print(f"  {told(take)}", markup=False)
        for fact in take.said:
            err.print(f"  {translated(fact)}", style="dim", markup=False)

    def turned(self, shot: str, changes: list[str]) -> None:
        """Turn knobs of a shot."""
        from ciotat.direction.wanted import advice, wanted

        knobs: dict[str, Any] = {}
        for change in changes:
            knob, equals, value = change.partition("=")
            if not equals or not knob.strip():
                raise Misuse(say("{value!r} turns no knob", value=change), advice=say("write it as lens=85"))
            knobs[knob.strip()] = _value(knob.strip(), value.strip())
        for knob, value in knobs.items():
            table, _, key = knob.rpartition(".")
            asked = (
                wanted({table: {key: value}} if table else {key: value}, f"shots/{shot}.toml")
                if value is not None
                else None
            )
            if asked and asked.odd:
                raise Misuse(say("{value!r} turns no knob", value=knob), advice=advice(knob))
        if knobs:
            self.film.shots.set(shot, knobs)
            out.print(say("asked in {file}", file=f"shots/{shot}.toml"), markup=False)

    def pick(
        self, shot: str, choose: str, director: bool, lock: bool, unlock: bool, rate: int, which: str
    ) -> bool:  # fmt: skip
        """Choose, lock and rate."""
        if unlock:
            self.takes.unlock(shot)
            out.print(say("unlocked"))
        if director:
            self.takes.director(shot)
            out.print(say("the director chooses again"))
        if choose:
            self._tell(say("chosen"), self.takes.choose(shot, choose))
        if rate >= 0:
            self.takes.rate(shot, rate, which)
            out.print(say("rated {stars}", stars=f"{rate}/5"))
        if lock:
            self._tell(say("locked"), self.takes.lock(shot, which))
        return bool(choose or director or lock or unlock or rate >= 0)

    def noted(self, shot: str, note: str, at: float, by: str, done: int) -> bool:
        """Write a note, or tick one off."""
        if note:
            self.takes.note(shot, note, at=None if at < 0 else at, by=by)
            out.print(say("noted"))
        if done:
            self.takes.answer(shot, done)
            out.print(say("note {number} is done", number=done))
        return bool(note or done)

    @staticmethod
    def _tell(what: str, take: KeptTake) -> None:
        out.print(f"{what}{colon()}{told(take)}", markup=False)


def _value(knob: str, text: str) -> Any:
    """What was typed, as the file holds it."""
    if not text:
        return None
    if knob == "subjects":
        return [name.strip() for name in text.replace("，", ",").split(",")]
    try:
        number = Fraction(text)
    except (ValueError, ZeroDivisionError):
        return text
    return int(number) if number.denominator == 1 else round(float(number), 6)

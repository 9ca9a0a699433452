"""The room: what is shown, what went before, what changed since somebody was here last; and the page itself."""

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from ciotat.server.asking import HouseHere, NameHere, said, tongue_of
from ciotat.server.guard import NONCE
from ciotat.server.house import NotHere
from ciotat.server.screening.changes import changes
from ciotat.server.screening.doors import ScreenHere, ViewerHere, address, base, screen_of
from ciotat.server.screening.screen import Screen, Shown
from ciotat.server.shell import built
from ciotat.work.release import Release
from ciotat.work.release.labels import how
from ciotat.work.release.published import Showing

__all__ = ["cards", "page", "room", "router"]

router = APIRouter()
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{}'; img-src 'self' data:; media-src 'self' blob:; "
    "connect-src 'self'; font-src 'self'; worker-src 'self' blob:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
_TITLE = re.compile(rb"<title>[^<]*</title>")
_LOOK = (
    ":root{color-scheme:dark}body{margin:0;min-height:100vh;display:grid;place-content:center;text-align:center;padding:1rem;"
    "background:#131211;color:#f1ede5;font:1rem/1.6 system-ui,'PingFang SC','Noto Sans CJK SC',sans-serif}"
    "h1{font:600 1.6rem Palatino,Georgia,serif;color:#f0a43a}"
)
_PLAIN = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_LOOK.encode()).digest()).decode()}'; frame-ancestors 'none'"
_NOTHING = f"""<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Ciotat</title><style>{_LOOK}</style><body><main><h1>Ciotat</h1><p>There is no film here.</p>
<p lang="zh">这里没有影片。</p></main></body></html>"""
_UNBUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Ciotat</title><body><main><h1>Ciotat</h1>
<p>The page is not built yet: <code>make web</code> builds it, then start again.</p>
<p lang="zh">页面尚未生成：请执行 <code>make web</code>，再重新启动。</p></main></body></html>""".encode()


@router.get("/watch/{film}", include_in_schema=False)
def page(request: Request, house: HouseHere, film: NameHere) -> Response:
    """The page of a film, under its title; to a person who asks for what is not shown, one that says so."""
    nonce = request.scope["nonce"]
    headers = {"content-security-policy": _POLICY.format(nonce)}
    try:
        title = screen_of(house, film).current().release.title
    except NotHere:
        return HTMLResponse(_NOTHING, 404, {"content-security-policy": _PLAIN})
    file = built("/watch.html")
    text = file.read_bytes() if file else _UNBUILT
    body = _TITLE.sub(lambda _: f"<title>{escape(title)}</title>".encode(), text, count=1)
    return HTMLResponse(body.replace(NONCE, nonce.encode()), 200 if file else 503, headers)


@router.get("/watch/{film}/room")
def room(request: Request, house: HouseHere, film: NameHere, screen: ScreenHere, viewer: ViewerHere) -> dict[str, Any]:
    """All that the page has to know to begin."""
    now, at = screen.current(), base(request)
    release = now.release
    sessions = house.audience(film).sessions
    last = sessions.last(viewer) if viewer else None
    labels, tongue = release.labels, tongue_of(request)
    made = how(release.renderer, labels.because, tongue) if release.how else ""
    return {
        "film": film, "title": release.title, "language": release.language, "seconds": float(release.length),
        "poster": address(at, release.poster, "jpg"), "releases": cards(screen, at), "current": release.number,
        "last": last, "changed": _changed(screen, last, now, at, tongue),
        "labels": " · ".join(filter(None, (labels.words if labels.shown else "", made))),
        "credits": [{"did": credit.did, "who": credit.who} for credit in release.credits],
        "licences": [{"part": one.part, "terms": one.terms, "by": one.by} for one in release.licences],
        "measured": sessions.measured(viewer) if viewer else True, "languages": sorted(release.words),
    }  # fmt: skip


def cards(screen: Screen, base: str) -> list[dict[str, Any]]:
    """The releases that went up, the newest first."""
    last = {showing.release: showing for showing in screen.history()}
    gone = screen.published.withdrawn()
    return [
        _card(screen.number(number).release, last[number], number in gone, base)
        for number in sorted(last, reverse=True)
    ]


def _card(release: Release, showing: Showing, withdrawn: bool, base: str) -> dict[str, Any]:
    return {
        "number": release.number, "when": showing.when, "note": release.note, "why": release.evidence.get("why", ""),
        "seconds": float(release.length), "poster": address(base, release.poster, "jpg"), "withdrawn": withdrawn,
    }  # fmt: skip


def _changed(screen: Screen, last: int | None, now: Shown, base: str, tongue: str) -> list[dict[str, Any]]:
    numbers = sorted({showing.release for showing in screen.history()})
    if last is None or last == now.release.number or last not in numbers:
        return []
    before, release = screen.number(last).release, now.release
    between = [screen.number(n).release for n in numbers if last < n <= release.number]
    return [
        {
            "shot": one.shot.id, "at": float(release.rate.time(one.shot.start)),
            "seconds": float(release.rate.time(one.shot.frames)), "before": address(base, one.before, "jpg"),
            "after": address(base, one.after, "jpg"), "why": said(one.why, tongue),
        }
        for one in changes(before, release, between)
    ]  # fmt: skip

/** Where the page is: `/`, `/studio/<film>`, `/dailies/<film>`, `/versions/<film>`, `/insight/<film>`. */
export type Room = "library" | "studio" | "dailies" | "versions" | "insight";
export interface Place {
  room: Room;
  film: string;
}

const ROOMS = new Set(["studio", "dailies", "versions", "insight"]);

/** The place a path names; anything unknown is the library. */
export function placeOf(path: string): Place {
  const [, room = "", film = ""] = path.split("/");
  return ROOMS.has(room) && film ? { room: room as Room, film: decoded(film) } : { room: "library", film: "" };
}

/** The path of a place. */
export function pathOf(room: Room, film = ""): string {
  return room === "library" ? "/" : `/${room}/${encodeURIComponent(film)}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

let path = $state(typeof location === "undefined" ? "/" : location.pathname);
let guard: (() => boolean) | null = null;

/** The place the page is at now. */
export function here(): Place {
  return placeOf(path);
}

/** Go to `to` without loading the page again. */
export function go(to: string): void {
  if (guard && !guard()) return;
  const at = new URL(to, location.href);
  history.pushState(null, "", at);
  path = at.pathname;
  scrollTo(0, 0);
}

/** Ask `hold` before the place is left; it says whether that is fine. */
export function ask(hold: (() => boolean) | null): void {
  guard = hold;
}

/** Follow links and the browser's own back and forward. */
export function follow(): () => void {
  const back = () => (path = location.pathname);
  const click = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.composedPath()[0] as Element | null)?.closest?.("a[href]") as HTMLAnchorElement | null;
    if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
    if (/^\/(api|media|enter|watch)(\/|$|\?)/.test(link.pathname)) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  };
  addEventListener("popstate", back);
  document.addEventListener("click", click);
  return () => {
    removeEventListener("popstate", back);
    document.removeEventListener("click", click);
  };
}

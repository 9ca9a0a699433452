/** What fingers and mice do to the picture: tap, click, two taps at a side, a long press, a swipe up. */
import type { Action } from "svelte/action";

export interface Touch {
  /** A finger taps. */
  tap: () => void;
  /** A mouse clicks. */
  click: () => void;
  /** Two quick taps to the left (-1) or to the right (1). */
  skip: (way: -1 | 1) => void;
  /** A finger rests, and is lifted again. */
  hold: (on: boolean) => void;
  wide: () => void;
}

const TWICE = 280;
const LONG = 450;
const FAR = 14;

export const touched: Action<HTMLElement, Touch> = (node, first) => {
  let touch = first;
  let from: { x: number; y: number; when: number } | null = null;
  let last = 0;
  let tapping = 0;
  let resting = 0;
  let held = false;

  function down(event: PointerEvent): void {
    if (event.button) return;
    from = { x: event.clientX, y: event.clientY, when: event.timeStamp };
    held = false;
    if (event.pointerType === "mouse") return;
    resting = window.setTimeout(() => touch.hold((held = true)), LONG);
  }

  function move(event: PointerEvent): void {
    if (from && Math.hypot(event.clientX - from.x, event.clientY - from.y) > FAR) clearTimeout(resting);
  }

  function up(event: PointerEvent): void {
    clearTimeout(resting);
    const start = from;
    from = null;
    if (held) {
      held = false;
      touch.hold(false);
      return;
    }
    if (!start) return;
    const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
    if (event.pointerType !== "mouse" && dy < -60 && Math.abs(dy) > 2 * Math.abs(dx)) touch.wide();
    else if (Math.hypot(dx, dy) <= FAR) tap(event);
  }

  function tap(event: PointerEvent): void {
    const twice = event.timeStamp - last < TWICE;
    last = twice ? 0 : event.timeStamp;
    clearTimeout(tapping);
    const mouse = event.pointerType === "mouse";
    if (!twice) {
      if (mouse) tapping = window.setTimeout(() => touch.click(), 200);
      else tapping = window.setTimeout(() => touch.tap(), TWICE);
      return;
    }
    const box = node.getBoundingClientRect();
    const part = (event.clientX - box.left) / box.width;
    if (!mouse && part < 0.38) touch.skip(-1);
    else if (!mouse && part > 0.62) touch.skip(1);
    else touch.wide();
  }

  function gone(): void {
    clearTimeout(resting);
    if (held) touch.hold(false);
    held = false;
    from = null;
  }

  node.addEventListener("pointerdown", down);
  node.addEventListener("pointermove", move);
  node.addEventListener("pointerup", up);
  node.addEventListener("pointercancel", gone);
  return {
    update: (next) => (touch = next),
    destroy: () => (clearTimeout(tapping), gone()),
  };
};

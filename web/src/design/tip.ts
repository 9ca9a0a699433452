/** A word of explanation beside whatever is pointed at or reached by the keyboard: `use:tip={{ text }}`. */
import type { Action } from "svelte/action";

export interface Tip {
  title?: string;
  text?: string;
  keys?: string;
}

let card: HTMLElement | null = null;
let owner: Element | null = null;
let waiting = 0;

function element(): HTMLElement {
  if (card?.isConnected) return card;
  card = document.createElement("div");
  card.className = "tip";
  card.id = "tip";
  card.setAttribute("role", "tooltip");
  card.popover = "manual";
  document.body.append(card);
  return card;
}

function part(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function show(node: HTMLElement, { title, text, keys }: Tip): void {
  if (!node.isConnected || !(title || text)) return;
  const shown = element();
  shown.replaceChildren();
  const head = title || (keys ? (text ?? "") : "");
  if (head) shown.append(part("strong", head));
  if (keys) shown.append(part("kbd", keys));
  if (text && text !== head) shown.append(part("p", text));
  const at = node.closest("dialog") ?? document.body;
  if (shown.parentElement !== at) at.append(shown);
  shown.showPopover();
  place(shown, node);
  owner = node;
  if (text && text !== title) node.setAttribute("aria-describedby", shown.id);
}

function place(shown: HTMLElement, node: HTMLElement): void {
  const at = node.getBoundingClientRect();
  const own = shown.getBoundingClientRect();
  const below = at.bottom + 8 + own.height < innerHeight;
  const x = Math.min(Math.max(8, at.left + at.width / 2 - own.width / 2), innerWidth - own.width - 8);
  shown.style.left = `${x}px`;
  shown.style.top = `${below ? at.bottom + 8 : Math.max(8, at.top - own.height - 8)}px`;
}

function hide(node: Element): void {
  clearTimeout(waiting);
  if (owner !== node) return;
  owner.removeAttribute("aria-describedby");
  owner = null;
  if (card?.matches(":popover-open")) card.hidePopover();
}

/** Explains `node` after a short rest of the pointer, or at once when the keyboard reaches it, until it is pressed. */
export const tip: Action<HTMLElement, Tip> = (node, first) => {
  let told = first;
  const soon = (event: Event) => {
    if ((event as PointerEvent).pointerType === "touch") return;
    clearTimeout(waiting);
    waiting = window.setTimeout(() => show(node, told), owner ? 60 : 500);
  };
  const now = () => node.matches(":focus-visible") && show(node, told);
  const away = () => hide(node);
  const key = (event: Event) => ["Escape", "Enter", " "].includes((event as KeyboardEvent).key) && hide(node);
  const heard: [string, (event: Event) => void][] = [
    ["pointerenter", soon],
    ["pointerleave", away],
    ["pointerdown", away],
    ["focus", now],
    ["blur", away],
    ["keydown", key],
  ];
  for (const [name, hear] of heard) node.addEventListener(name, hear);
  return {
    update(next: Tip) {
      told = next;
    },
    destroy() {
      hide(node);
      for (const [name, hear] of heard) node.removeEventListener(name, hear);
    },
  };
};

/** Light, dark, or as the system says; remembered on this machine. */
export type Theme = "system" | "light" | "dark";

const KEPT = "ciotat.theme";

function read(): Theme {
  try {
    const kept = localStorage.getItem(KEPT);
    return kept === "light" || kept === "dark" ? kept : "system";
  } catch {
    return "system";
  }
}

let chosen = $state<Theme>(read());

export function theme(): Theme {
  return chosen;
}

/** Put `to` on the page and keep it. */
export function wear(to: Theme): void {
  chosen = to;
  if (to === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = to;
  try {
    if (to === "system") localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, to);
  } catch {
    // It is worn until the page is left.
  }
}

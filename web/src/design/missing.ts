/** A picture that is not there any more leaves its place empty: no torn sheet of paper is shown for it. */
export function hideMissing(): void {
  const seen = (shown: boolean) => (event: Event) => {
    if (event.target instanceof HTMLImageElement) event.target.style.opacity = shown ? "" : "0";
  };
  document.addEventListener("error", seen(false), true);
  document.addEventListener("load", seen(true), true);
}

/** Where a sheet that a button opens stands: beneath or above it, and always within the window. */
export function beside(button: HTMLElement, sheet: HTMLElement, first: "above" | "below"): void {
  const at = button.getBoundingClientRect();
  const own = sheet.getBoundingClientRect();
  const within = (value: number, most: number) => Math.max(8, Math.min(value, most));
  const [above, below] = [at.top - own.height - 6, at.bottom + 6];
  const room = first === "below" ? below + own.height < innerHeight - 8 : above <= 8;
  sheet.style.left = `${within(at.right - own.width, innerWidth - own.width - 8)}px`;
  sheet.style.top = `${within(room ? below : above, innerHeight - own.height - 8)}px`;
}

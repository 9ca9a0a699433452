/** The film that an address of the screening room names: /watch/<film>. */
export function filmOf(path: string): string {
  const name = path.split("/")[2] ?? "";
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

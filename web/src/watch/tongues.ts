/** What a language calls itself. */
export function tongue(code: string): string {
  try {
    const said = new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
    return said.charAt(0).toLocaleUpperCase(code) + said.slice(1);
  } catch {
    return code;
  }
}

/** A frame of each opening, by its id. */
const found = import.meta.glob<string>("./openings/*.jpg", { eager: true, import: "default", query: "?url" });

export const pictures: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(found).map(([path, url]) => [path.replace(/^.*\/|\.jpg$/g, ""), url]),
);

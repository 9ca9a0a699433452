import { afterEach, expect, test, vi } from "vitest";
import { steady } from "./steady";

let coming: { src: string; there: () => void; lost: () => void }[] = [];
class Picture {
  src = "";
  decode = () => new Promise<void>((there, lost) => coming.push({ src: this.src, there, lost: () => lost(new Error("lost")) }));
}
const settled = () => new Promise((done) => setTimeout(done));
afterEach(() => {
  coming = [];
  vi.unstubAllGlobals();
});

test("a picture stays until the next can be seen, and one that is overtaken never comes", async () => {
  vi.stubGlobal("Image", Picture);
  const node = { src: "" } as HTMLImageElement;
  const { update } = steady(node, "a.jpg");
  expect(node.src).toBe("a.jpg");
  update("b.jpg");
  update("c.jpg");
  expect(node.src).toBe("a.jpg");
  coming[1]!.there();
  await settled();
  expect(node.src).toBe("c.jpg");
  coming[0]!.there();
  await settled();
  expect(node.src).toBe("c.jpg");
  update("c.jpg");
  expect(coming).toHaveLength(2);
  update("gone.jpg");
  coming[2]!.lost();
  await settled();
  expect(node.src).toBe("gone.jpg");
});

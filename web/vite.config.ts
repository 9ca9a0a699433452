import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

const house = process.env.CIOTAT_HOUSE ?? "http://127.0.0.1:1895";

export default defineConfig({
  plugins: [svelte()],
  build: {
    outDir: "../src/ciotat/server/static",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0, // the page's policy allows no data: addresses
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    rollupOptions: { input: ["index.html", "watch.html"] },
  },
  server: {
    port: 1896,
    strictPort: true,
    proxy: Object.fromEntries(["/api", "/media", "/enter", "^/watch/.+/.+"].map((path) => [path, { target: house, changeOrigin: true, headers: { origin: house } }])),
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});

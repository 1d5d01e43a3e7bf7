// Bundled by Vite, with its defaults: the module and the worker are found, on this thread and on the other.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { test } from "node:test";
import { build } from "vite";
import { startBrowser } from "./browser.mjs";
import { path } from "./helpers.mjs";

test("a bundle works", async () => {
  const outDir = path("wasm/tests/vite/dist");
  await build({ root: path("wasm/tests/vite"), base: "./", logLevel: "error", worker: { format: "es" }, build: { outDir, target: "esnext", emptyOutDir: true } });
  const browser = await startBrowser();
  try {
    const page = await browser.open("wasm/tests/vite/dist/");
    for (const id of ["here", "there"]) {
      await page.waitForFunction((id) => document.getElementById(id).textContent, id);
      assert.equal(await page.textContent(`#${id}`), "„Wir bauen die Brücke 🙂“");
    }
    assert.deepEqual(page.complaints, []);
  } finally {
    await browser.close();
    rmSync(outDir, { recursive: true, force: true });
  }
});

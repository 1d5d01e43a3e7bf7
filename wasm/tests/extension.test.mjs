// The extension of examples/web-extension in Chromium. The button cannot be clicked from here, so the test's copy may run in pages of
// this machine without one.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { FLAGS, EXECUTABLE, serve } from "./browser.mjs";
import { path } from "./helpers.mjs";

test("a click marks the page, a second one takes the marks away", async () => {
  const folder = mkdtempSync(`${tmpdir()}/depesche-`);
  const extension = `${folder}/extension`;
  cpSync(path("examples/web-extension"), extension, { recursive: true });
  const manifest = JSON.parse(readFileSync(`${extension}/manifest.json`, "utf8"));
  writeFileSync(`${extension}/manifest.json`, JSON.stringify({ ...manifest, host_permissions: ["http://127.0.0.1/*"] }));
  const server = await serve();
  const context = await chromium.launchPersistentContext(`${folder}/profile`, {
    executablePath: EXECUTABLE,
    headless: false,
    args: [...FLAGS, "--headless=new", `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
  });
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
    const page = await context.newPage();
    const complaints = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`http://127.0.0.1:${server.address().port}/wasm/tests/pages/plain.html`);
    const click = () =>
      worker.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ url: "http://127.0.0.1/*" });
        chrome.action.onClicked.dispatch(tab);
      });
    const before = await page.evaluate(() => document.body.outerHTML);
    await click();
    await page.waitForFunction(() => CSS.highlights.has("depesche-direct"));
    assert.equal(await page.evaluate(() => document.body.outerHTML), before);
    await click();
    await page.waitForFunction(() => CSS.highlights.size === 0 && !document.querySelector("depesche-card"));
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  }
});

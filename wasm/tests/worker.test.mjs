// The worker entry, here on Node's worker threads; tests/page.test.mjs runs it in Chromium.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import initHere, { Extractor as Here } from "depesche";
import init, { Extractor, terminate } from "depesche/worker";
import { articles } from "./helpers.mjs";

describe("in a worker", () => {
  before(() => init());
  after(terminate);

  test("documents are the same as on this thread, and come in order", async () => {
    await initHere();
    const here = new Here();
    const there = new Extractor();
    const texts = ["„Gut“, sagte sie. \ud83d", ...Object.values(articles())];
    const documents = await Promise.all(texts.map((text) => there.read(text, { date: "2026-11-24" })));
    assert.deepEqual(documents, texts.map((text) => here.read(text, { date: "2026-11-24" })));
    await there.free();
    await assert.rejects(there.read("Gut."), /freed/);
  });

  test("errors keep their class and their words", async () => {
    const extractor = new Extractor();
    await assert.rejects(extractor.read(42), { name: "TypeError", message: "read: text must be a string, not number" });
    await assert.rejects(extractor.read("Gut.", { date: "gestern" }), (e) => e instanceof Error && e.message.includes("gestern"));
    await assert.rejects(new Extractor({ langauge: "de" }).read("Gut."), /langauge/);
  });

  test("what cannot be sent is refused", async () => {
    await assert.rejects(new Extractor().read("Gut.", { date: () => {} }), Error);
  });
});

test("a worker that was terminated rejects, and can be started again", async () => {
  await init();
  const extractor = new Extractor();
  const open = extractor.read("Gut.");
  terminate();
  await assert.rejects(open, /terminated/);
  await init();
  assert.equal((await new Extractor().read("Gut.")).text, "Gut.");
  terminate();
});

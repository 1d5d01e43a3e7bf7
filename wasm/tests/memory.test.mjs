// Documents leave nothing behind: the module's memory stops growing.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import start, { Extractor } from "../pkg/depesche.js";
import { path } from "./helpers.mjs";

const SENTENCES = [
  "„Wir bauen die Brücke bis 2029“, sagte Oberbürgermeisterin Katrin Albers am Montag in Lindenau.",
  "Die Kosten lägen bei 48 Millionen Euro, das Land trage davon die Hälfte.",
  "Laut Yusuf Demir haben schon drei Unternehmen mit dem Wegzug gedroht 🙂.",
  "Gutachter hatten im Juli gewarnt, dass die Pfeiler nur noch wenige Jahre hielten.",
];

/** The allocator may still need a page or two for an article that is a little longer; a leak of 30 bytes an article is more. */
const SLACK = 4 * 65_536;

test("10,000 articles need no more memory than 100", async () => {
  const { memory } = await start({ module_or_path: await readFile(path("wasm/pkg/depesche_bg.wasm")) });
  const extractor = new Extractor();
  const read = (n) => {
    const text = Array.from({ length: 1 + (n % 10) }, (_, i) => `Absatz ${n}. ${SENTENCES[(n + i) % SENTENCES.length]}`).join("\n\n");
    extractor.read(text, { date: "2026-11-24" });
    if (n % 10 === 0) assert.throws(() => extractor.read(text, { date: "nie" }));
    new Extractor().free();
  };
  for (let n = 0; n < 100; n += 1) read(n);
  const before = memory.buffer.byteLength;
  for (let n = 100; n < 10_000; n += 1) read(n);
  const grown = memory.buffer.byteLength - before;
  assert.ok(grown <= SLACK, `the memory has grown by ${grown} bytes`);
});

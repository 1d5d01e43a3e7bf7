// The cases that Rust, Python and JavaScript share; their form is described in core/tests/cases/README.md.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import init, { Extractor } from "depesche";
import { path } from "./helpers.mjs";

const { cases } = JSON.parse(readFileSync(path("core/tests/cases/shared.json"), "utf8"));

let extractor;
before(async () => {
  await init();
  extractor = new Extractor();
});

for (const { name, text, date, ...expected } of cases) {
  test(name, () => {
    const found = describe(extractor.read(text, { date }));
    assert.deepEqual(like(expected, found), expected);
  });
}

/** Of `found`, what `expected` names. */
function like(expected, found) {
  if (Array.isArray(expected) && Array.isArray(found)) return found.map((item, n) => like(expected[n], item));
  if (expected && found && typeof expected === "object" && typeof found === "object") {
    return Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, like(value, found[key])]));
  }
  return found;
}

/** The document in the form of the cases: texts instead of offsets. */
function describe(doc) {
  const cut = ([start, end]) => doc.text.slice(start, end);
  const all = (spans) => spans.map(cut);
  return {
    ...doc.article,
    sentences: all(doc.sentences),
    tokens: all(doc.tokens),
    quotes: doc.quotes.map((quote) => {
      const texts = ["quote", "speaker", "cue", "frame", "addressee"].map((role) => [role, all(quote[role])]);
      return { ...quote, ...Object.fromEntries(texts) };
    }),
    entities: doc.entities.map((entity) => ({
      ...entity,
      roles: entity.roles.map((role) => role.text),
      mentions: all(entity.mentions),
    })),
    times: doc.times.map((time) => ({ ...time, text: cut([time.start, time.end]) })),
  };
}

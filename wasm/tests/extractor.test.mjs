// The package in Node: what goes in, what comes out, and what is refused.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";
import init, { Extractor, slices, version } from "depesche";
import { TRICKY, articles, path, spans } from "./helpers.mjs";

/** Runs a program in a fresh Node, where nothing is loaded yet; gives what it prints. */
function fresh(program) {
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", program], { cwd: path("wasm/tests"), encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout.trim();
}

describe("loading", () => {
  test("before it, the error says what to do", () => {
    const out = fresh(`import { Extractor } from "depesche"; try { new Extractor() } catch (e) { console.log(e instanceof Error, e.message) }`);
    assert.match(out, /^true .*await init\(\)/);
  });

  for (const [name, source] of Object.entries({
    "from beside the package": "",
    "from bytes": `readFile("../pkg/depesche_bg.wasm")`,
    "from a compiled module": `WebAssembly.compile(await readFile("../pkg/depesche_bg.wasm"))`,
    "from text": "inline()",
  })) {
    test(name, () => {
      const out = fresh(`import init, { Extractor } from "depesche"; import inline from "depesche/inline"; import { readFile } from "node:fs/promises";
        await init(${source}); await init(); console.log(new Extractor().read("Gut.").sentences.length)`);
      assert.equal(out, "1");
    });
  }

  test("from something else is refused, and can be tried again", () => {
    const out = fresh(`import init, { Extractor } from "depesche";
      await init(42).catch((e) => console.log(e.name)); await init(new Uint8Array(3)).catch((e) => console.log(e instanceof Error));
      await init(); console.log(new Extractor().read("").text === "")`);
    assert.equal(out, "TypeError\ntrue\ntrue");
  });
});

describe("reading", () => {
  let extractor;
  before(async () => {
    await init();
    extractor = new Extractor();
  });

  test("a quotation and its parts", () => {
    const doc = extractor.read("„Wir kommen 🙂“, sagte Anna Kessler.");
    const [quote] = doc.quotes;
    assert.equal(quote.type, "Direct");
    assert.equal(slices(doc, quote.quote), "„Wir kommen 🙂“");
    assert.equal(slices(doc, quote.speaker), "Anna Kessler");
    assert.equal(slices(doc, quote.cue), "sagte");
  });

  test("keys are camelCase, and the document is a plain object", () => {
    const doc = extractor.read("„Gut“, sagte sie.");
    assert.equal(doc.article.isAccessibleForFree, null);
    assert.equal(doc.offsets, "utf16");
    assert.deepEqual(structuredClone(doc), doc);
    assert.doesNotMatch(JSON.stringify({ ...doc, text: "" }), /"[a-z]+_[a-z_]+":/);
  });

  for (const [name, text] of [...Object.entries(TRICKY), ...Object.entries(articles())]) {
    test(`every span of ${name} lies inside the text, between whole characters`, () => {
      const doc = extractor.read(text);
      assert.equal(doc.text, text.toWellFormed());
      for (const [where, [start, end]] of spans(doc)) {
        assert.ok(0 <= start && start <= end && end <= text.length, `${where}: ${start}..${end}`);
        assert.ok(doc.text.slice(start, end).isWellFormed(), `${where} cuts a character in two`);
        assert.equal(doc.text.slice(start, end).trim(), doc.text.slice(start, end), `${where} has white space around it`);
      }
    });
  }

  test("words are found behind emoji and lone surrogates", () => {
    for (const before of ["🙂🙂 ", "\ud83d\ud83d "]) {
      const doc = extractor.read(`${before}„Wir kommen“, sagte Anna Kessler.`);
      assert.ok(doc.quotes.some((quote) => slices(doc, quote.quote) === "„Wir kommen“"));
    }
  });

  test("a megabyte of opening marks gives a document", () => {
    assert.equal(extractor.read("„".repeat(1 << 20)).text.length, 1 << 20);
  });

  test("the same text gives the same document", () => {
    const text = Object.values(articles()).join("\n\n");
    assert.deepEqual(extractor.read(text), new Extractor().read(text));
  });
});

describe("settings", () => {
  before(() => init());
  const TEXT = "Die Leitung des Hafenwerks schweigt 🙂.";

  for (const [name, gazetteer] of Object.entries({
    "entries": [{ name: "Hafenwerk Kessin", type: "ORG", id: "Q123", aliases: ["Hafenwerk"] }],
    "a table": "name\ttype\tid\taliases\nHafenwerk Kessin\tORG\tQ123\tHafenwerk\n",
  })) {
    test(`names of one's own: ${name}`, () => {
      const doc = new Extractor({ gazetteer }).read(TEXT);
      const [entity] = doc.entities;
      assert.deepEqual([entity.name, entity.externalId, slices(doc, entity.mentions)], ["Hafenwerk Kessin", "Q123", "Hafenwerks"]);
    });
  }

  test("a preset, with and without models", () => {
    const text = Object.values(articles()).join("\n\n");
    const count = (options) => new Extractor(options).read(text).quotes.length;
    assert.ok(count({ preset: "precise" }) <= count({ preset: "balanced" }));
    assert.ok(count({ models: false }) > 0);
  });
});

describe("what is refused", () => {
  let extractor;
  before(async () => {
    await init();
    extractor = new Extractor();
  });

  for (const [name, call, expected] of [
    ["no text", () => extractor.read(), "read: text must be a string, not undefined"],
    ["a number", () => extractor.read(42), "read: text must be a string, not number"],
    ["null", () => extractor.read(null), "read: text must be a string, not null"],
    ["an array", () => extractor.read(["Gut."]), "read: text must be a string, not an array"],
    ["an object", () => extractor.read({ text: "Gut." }), "read: text must be a string, not object"],
    ["options that are a string", () => extractor.read("Gut.", "2026-11-24"), "read: options must be an object, not string"],
    ["an unknown option", () => extractor.read("Gut.", { day: "2026-11-24" }), /^read: unknown option `day` \(known: .*date/],
    ["a date that is a Date", () => extractor.read("Gut.", { date: new Date(0) }), "read: date must be a string, not object"],
    ["a gazetteer that is none", () => new Extractor({ gazetteer: 42 }), "new Extractor: gazetteer must be an array or a string, not number"],
    ["a setting of the wrong type", () => new Extractor({ models: "no" }), "new Extractor: models must be a boolean, not string"],
    ["an unknown setting", () => new Extractor({ langauge: "de" }), /^new Extractor: unknown option `langauge`/],
  ]) {
    test(name, () => assert.throws(call, { name: "TypeError", message: expected }));
  }

  test("a date that does not exist", () => {
    assert.throws(() => extractor.read("Gut.", { date: "2026-02-31" }), (e) => e instanceof Error && e.message.includes("2026-02-31"));
  });

  test("an unknown preset", () => {
    assert.throws(() => new Extractor({ preset: "exact" }), (e) => e instanceof Error && e.message.includes("exact"));
  });

  test("a gazetteer with a mistake in it", () => {
    const gazetteer = [{ name: "Hafenwerk", type: "ORG" }, { name: "Kessin", type: "PLACE" }];
    assert.throws(() => new Extractor({ gazetteer }), (e) => e instanceof Error && /2/.test(e.message));
  });

  test("an extractor that was freed", () => {
    const gone = new Extractor();
    gone.free();
    assert.throws(() => gone.read("Gut."), Error);
  });
});

test("the version is that of the package", async () => {
  await init();
  assert.equal(version(), JSON.parse(await readFile(path("wasm/package.json"), "utf8")).version);
});

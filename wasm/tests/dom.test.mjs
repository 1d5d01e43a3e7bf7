// `depesche/dom` in Chromium, over the pages in pages/: everything that is marked must be the words it stands for, in both modes,
// and afterwards the page must be as it was.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { startBrowser } from "./browser.mjs";
import { path } from "./helpers.mjs";

const PAGES = readdirSync(path("wasm/tests/pages/")).map((name) => name.replace(".html", ""));

let browser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

/** A test page with the package loaded: `window.depesche`, and `window.doc`, the text of its <article> as it is rendered, read. */
async function open(name) {
  const page = await browser.open(`wasm/tests/pages/${name}.html`, { viewport: { width: 700, height: 900 } });
  await page.evaluate(async () => {
    const { init, Extractor } = await import("/wasm/js/index.js");
    const dom = await import("/wasm/js/dom.js");
    await init();
    window.depesche = { Extractor, ...dom };
    window.article = document.querySelector("article");
    const fields = article.querySelectorAll("[contenteditable], select, textarea, svg, button");
    fields.forEach((field) => (field.style.display = "none"));
    window.doc = new Extractor().read(article.innerText, { date: "2026-11-24" });
    fields.forEach((field) => field.removeAttribute("style"));
  });
  return page;
}

for (const name of PAGES) {
  for (const mode of ["css", "mark"]) {
    test(`${name}, ${mode}: marks are the words they stand for, and go without a trace`, async () => {
      const page = await open(name);
      const report = await page.evaluate((mode) => {
        const squeeze = (text) => text.replace(/[\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/gu, "");
        const nodes = (root) => [...(function* walk(n) { yield n; for (const c of n.childNodes) yield* walk(c); })(root)];
        const before = { html: document.body.outerHTML, nodes: nodes(document.body), data: nodes(document.body).map((n) => n.nodeValue) };
        const shown = depesche.highlight(article, doc, { mode });
        const during = { html: document.body.outerHTML, text: document.body.textContent };
        const marks = [...doc.quotes.map((q) => [q.id, q.quote, "quote"]), ...doc.entities.map((e) => [e.id, e.mentions]), ...doc.times.map((t) => [t.id, [[t.start, t.end]]])];
        const words = marks.map(([id, spans, role]) => ({
          id,
          read: squeeze(spans.map((span) => doc.text.slice(...span)).join("")),
          marked: squeeze(shown.ranges(id, role).map((range) => visible(range)).join("")),
        }));
        // A range is a place in the page; what scripts and hidden elements inside it hold is not shown.
        function visible(range) {
          const copy = range.cloneContents();
          for (const node of copy.querySelectorAll("script, [hidden], button")) node.remove();
          return copy.textContent;
        }
        shown.clear();
        const after = nodes(document.body);
        return {
          words,
          missing: shown.missing,
          untouched: during.html === before.html,
          sameText: during.text === before.data.filter((_, n) => before.nodes[n].nodeType === Node.TEXT_NODE).join(""),
          restored: document.body.outerHTML === before.html && after.length === before.nodes.length && after.every((n, i) => n === before.nodes[i] && n.nodeValue === before.data[i]),
          left: [...CSS.highlights.keys(), ...document.adoptedStyleSheets],
        };
      }, mode);
      assert.ok(report.words.length >= 2, "the page has quotations");
      for (const { id, read, marked } of report.words) assert.equal(marked, read, id);
      assert.deepEqual(report.missing, []);
      assert.equal(report.untouched, mode === "css");
      assert.ok(report.sameText);
      assert.ok(report.restored);
      assert.deepEqual(report.left, []);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }
}

describe("readPage", () => {
  for (const name of ["plain", "inline", "entities", "emoji", "gaps", "repeated", "shadow", "rtl"]) {
    test(`${name}: what it finds is in the article, and can be marked`, async () => {
      const page = await open(name);
      const report = await page.evaluate(async () => {
        const read = await depesche.readPage(document);
        const shown = depesche.highlight(document.body, read);
        const ranges = read.quotes.flatMap((quote) => shown.ranges(quote.id, "quote"));
        return {
          headline: read.article.headline,
          quotes: read.quotes.length,
          inside: ranges.every((range) => article.contains(range.startContainer) && article.contains(range.endContainer)),
          missing: shown.missing,
          shadow: read.text.includes("Schatten“"),
        };
      });
      assert.ok(report.headline);
      assert.ok(report.quotes > 0);
      assert.ok(report.inside);
      assert.deepEqual(report.missing, []);
      assert.equal(report.shadow, false);
      await page.context().close();
    });
  }

  test("in the worker it is the same", async () => {
    const page = await open("plain");
    const same = await page.evaluate(async () => {
      const { init, Extractor } = await import("/wasm/js/worker.js");
      await init();
      const there = await depesche.readPage(document, { extractor: new Extractor() });
      return JSON.stringify(there) === JSON.stringify(await depesche.readPage(document));
    });
    assert.ok(same);
    await page.context().close();
  });
});

describe("where a sentence stands more than once", () => {
  test("the one in the article is marked", async () => {
    const page = await open("repeated");
    const inside = await page.evaluate(() => {
      const shown = depesche.highlight(document.body, doc);
      return doc.quotes.flatMap((q) => shown.ranges(q.id)).map((range) => article.contains(range.startContainer));
    });
    assert.ok(inside.length >= 3);
    assert.ok(inside.every(Boolean));
    await page.context().close();
  });
});

describe("what is left alone", () => {
  for (const [name, selector] of [
    ["fields", "textarea, select, [contenteditable], svg"],
    ["gaps", "nav, script, [hidden], button"],
  ]) {
    test(`${name}: ${selector}`, async () => {
      const page = await open(name);
      const marked = await page.evaluate((selector) => {
        depesche.highlight(document.body, doc, { mode: "mark" });
        return [...document.querySelectorAll(selector)].filter((node) => node.querySelector("mark")).map((node) => node.tagName);
      }, selector);
      assert.deepEqual(marked, []);
      await page.context().close();
    });
  }

  test("shadow trees", async () => {
    const page = await open("shadow");
    const [inside, slotted] = await page.evaluate(() => {
      depesche.highlight(document.body, doc, { mode: "mark" });
      const card = document.querySelector("x-card");
      return [card.shadowRoot.querySelectorAll("mark").length, card.querySelectorAll("mark").length];
    });
    assert.equal(inside, 0);
    assert.ok(slotted > 0);
    await page.context().close();
  });
});

describe("the pointer", () => {
  for (const mode of ["css", "mark"]) {
    test(`${mode}: hover and click tell who, what type, how certain`, async () => {
      const page = await open("inline");
      const spot = await page.evaluate((mode) => {
        window.seen = [];
        const tell = (name) => (hits) => window.seen.push([name, hits.map(({ kind, who, type, certainty }) => ({ kind, who, type, certainty }))]);
        const shown = depesche.highlight(document.body, doc, { mode, entities: false, times: false, onHover: tell("hover"), onClick: tell("click") });
        const box = shown.ranges("q1", "quote")[0].getClientRects()[0];
        return { x: box.x + box.width / 2, y: box.y + box.height / 2, who: doc.quotes[0].who };
      }, mode);
      await page.mouse.move(spot.x, spot.y);
      await page.mouse.move(spot.x + 1, spot.y);
      await page.mouse.click(spot.x + 1, spot.y);
      await page.mouse.move(690, 880);
      const seen = await page.evaluate(() => window.seen);
      const [hit] = seen[0][1];
      assert.deepEqual({ ...hit, certainty: typeof hit.certainty }, { kind: "quote", who: spot.who, type: "Direct", certainty: "number" });
      assert.deepEqual(seen.map(([name, hits]) => [name, hits.length]), [["hover", 1], ["click", 1], ["hover", 0]]);
      await page.context().close();
    });
  }

  test("away from the words there is nothing", async () => {
    const page = await open("plain");
    await page.evaluate(() => {
      window.seen = 0;
      depesche.highlight(document.body, doc, { onClick: () => (window.seen += 1) });
    });
    await page.mouse.click(690, 880);
    assert.equal(await page.evaluate(() => window.seen), 0);
    await page.context().close();
  });
});

test("a second highlight takes the place of the first, and clear() removes all", async () => {
  const page = await open("plain");
  const counts = await page.evaluate(() => {
    const size = () => [...CSS.highlights.values()].reduce((sum, h) => sum + h.size, 0);
    depesche.highlight(document.body, doc);
    const once = size();
    depesche.highlight(article, doc);
    const twice = size();
    depesche.clear();
    return [once === twice, size()];
  });
  assert.deepEqual(counts, [true, 0]);
  await page.context().close();
});

test("an unknown mode is refused", async () => {
  const page = await open("plain");
  const error = await page.evaluate(() => {
    try {
      depesche.highlight(document.body, doc, { mode: "fancy" });
    } catch (e) {
      return `${e.name}: ${e.message}`;
    }
  });
  assert.match(error, /^TypeError: highlight: mode must be/);
  await page.context().close();
});

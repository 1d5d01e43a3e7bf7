// The example page in Chromium, as a visitor uses it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { startBrowser } from "./browser.mjs";

const ARTICLE = `Umwelt

Der Fluss soll wieder frei fließen

Weidenau (dpa) - „Wir reißen das Wehr ab 🙂“, sagte Umweltministerin Anna Kessler am Montag in Berlin. Die Kosten seien „überschaubar“, sagte sie.

„Das ist ein guter Tag für die Fische“, sagte Peter Brandt. Kessler habe ihn überzeugt.
`;

let browser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

/** The page with an article read. */
async function reading(text, options) {
  const page = await browser.open("examples/web/", options);
  await page.fill("#text", text);
  await page.click("button.main");
  await page.waitForSelector("#result:not([hidden]) .part");
  return page;
}

describe("an article", () => {
  let page;
  before(async () => (page = await reading(ARTICLE)));
  after(() => {
    assert.deepEqual(page.complaints, []);
    return page.context().close();
  });

  test("is shown whole, in its parts", async () => {
    assert.equal(await page.textContent("#article .headline"), "Der Fluss soll wieder frei fließen");
    assert.equal(await page.textContent("#article .kicker"), "Umwelt");
    const squeeze = (text) => text.replace(/\s+/g, "");
    assert.equal(squeeze(await page.textContent("#article")), squeeze(ARTICLE));
  });

  test("has its quotations marked, behind an emoji too", async () => {
    const marked = await page.$$eval("#article .quote.Direct", (nodes) => nodes.map((node) => node.textContent).join(""));
    assert.match(marked, /„Wir reißen das Wehr ab 🙂“/);
    assert.match(marked, /„Das ist ein guter Tag für die Fische“/);
  });

  test("has its quotations listed by speaker", async () => {
    const voices = await page.$$eval(".voice", (nodes) => nodes.map((n) => [n.querySelector("h3").textContent, n.querySelector("ul").textContent]));
    const of = (name) => voices.find(([who]) => who.includes(name))?.[1] ?? "";
    assert.match(of("Kessler"), /Wir reißen das Wehr ab/);
    assert.match(of("Brandt"), /guter Tag für die Fische/);
  });
});

test("reading asks the network for nothing", async () => {
  const page = await browser.open("examples/web/", {});
  await page.waitForLoadState("networkidle");
  const before = page.requests.length;
  await page.click("#sample");
  await page.waitForSelector("#result:not([hidden]) .part");
  await page.click("#language");
  assert.deepEqual(page.requests.slice(before), []);
  assert.ok(page.requests.every((url) => url.startsWith(browser.base)));
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("once loaded, the page opens without a server", async () => {
  const own = await startBrowser();
  const page = await own.open("examples/web/");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await own.stopServer();
  await page.reload();
  await page.click("#sample");
  await page.waitForSelector("#result:not([hidden]) .quote");
  await own.close();
});

test("HTML in an article stays text", async () => {
  const evil = `<img src=x onerror="window.pwned=1"> „<script>window.pwned=1</script>“, sagte <b onmouseover=pwned()>Anna</b> Kessler.`;
  const page = await reading(`Titel\n\n${evil}\n\n"><svg onload=window.pwned=1>`);
  assert.match(await page.textContent("#article"), /<img src=x onerror="window.pwned=1">/);
  assert.equal(await page.$("#article img, #article script, #article b, .panel img"), null);
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

describe("filters", () => {
  let page;
  before(async () => (page = await reading(ARTICLE)));
  after(() => page.context().close());
  const marked = () => page.$$eval("#article .quote", (nodes) => nodes.map((node) => node.textContent).join(""));

  test("by type", async () => {
    await page.click(".kind.Direct");
    assert.equal(await page.getAttribute(".kind.Direct", "aria-pressed"), "false");
    assert.doesNotMatch(await marked(), /Wehr/);
    await page.click(".kind.Direct");
    assert.match(await marked(), /Wehr/);
  });

  test("by speaker", async () => {
    const brandt = await page.$eval("#speaker", (select) => [...select.options].find((o) => o.textContent.includes("Brandt")).value);
    await page.selectOption("#speaker", brandt);
    assert.match(await marked(), /Fische/);
    assert.doesNotMatch(await marked(), /Wehr/);
    assert.equal(await page.locator(".voice").count(), 1);
    await page.selectOption("#speaker", "");
  });

  test("by certainty", async () => {
    const slide = (value) => page.$eval("#certainty", (range, v) => ((range.value = v), range.dispatchEvent(new Event("input"))), value);
    await slide("100");
    const strict = (await marked()).length;
    await slide("0");
    assert.ok(strict <= (await marked()).length);
    assert.equal(await page.textContent("#certainty-value"), "0 %".replace(" ", "\u00a0"));
  });
});

describe("the two sides", () => {
  let page;
  before(async () => (page = await reading(ARTICLE, { viewport: { width: 1280, height: 900 } })));
  after(() => page.context().close());

  test("light up together under the pointer", async () => {
    await page.hover(".said:has-text('Fische')");
    assert.match((await page.$$eval("#article .lit", (nodes) => nodes.map((n) => n.textContent))).join(""), /guter Tag für die Fische/);
    await page.hover("#article .quote:has-text('Wehr')");
    assert.match(await page.textContent(".said.lit"), /Wehr/);
    assert.match(await page.textContent("#card"), /Kessler.*wörtlich/);
  });

  test("and under the keyboard", async () => {
    await page.focus(".said:has-text('Fische')");
    assert.match((await page.$$eval("#article .lit", (nodes) => nodes.map((n) => n.textContent))).join(""), /guter Tag für die Fische/);
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("#article .flash").count(), 1);
  });
});

describe("downloads", () => {
  let page;
  before(async () => (page = await reading(`${ARTICLE}\n„=1+1“, sagte Anna Kessler.`)));
  after(() => page.context().close());

  async function download(name) {
    const [file] = await Promise.all([page.waitForEvent("download"), page.click(`[data-file="${name}"]`)]);
    assert.equal(file.suggestedFilename(), name);
    return readFile(await file.path(), "utf8");
  }

  test("JSON is the document", async () => {
    const doc = JSON.parse(await download("depesche.json"));
    assert.match(doc.text, /^Umwelt/);
    assert.equal(doc.text.slice(...doc.quotes[0].quote[0]), "„Wir reißen das Wehr ab 🙂“");
  });

  test("JSON-LD is a NewsArticle with its quotations", async () => {
    const ld = JSON.parse(await download("depesche.jsonld"));
    assert.equal(ld["@type"], "NewsArticle");
    assert.equal(ld.headline, "Der Fluss soll wieder frei fließen");
    const quote = ld.hasPart.find((part) => part.text.includes("Fische"));
    assert.equal(quote["@type"], "Quotation");
    assert.match(quote.spokenByCharacter.name, /Peter Brandt/);
  });

  test("CSV has a line for each quotation", async () => {
    const lines = (await download("depesche.csv")).trimEnd().split("\r\n");
    assert.match(lines[0], /^\uFEFF"id","type"/);
    assert.equal(lines.length, 1 + (await page.locator(".said").count()));
    assert.ok(lines.some((line) => line.includes("Wehr") && line.includes("Kessler")));
  });
});

describe("for everybody", () => {
  const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

  for (const [name, options] of Object.entries({
    light: { viewport: { width: 1280, height: 900 } },
    dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
    phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  })) {
    test(`${name}: axe finds nothing serious, and nothing hangs over the edge`, async () => {
      const page = await reading(ARTICLE, { ...options, bypassCSP: true });
      await page.addScriptTag({ path: axe });
      const results = await page.evaluate(() => window.axe.run());
      const serious = results.violations.filter((v) => ["serious", "critical"].includes(v.impact));
      assert.deepEqual(serious.map((v) => `${v.id}: ${v.nodes[0].html} ${v.nodes[0].failureSummary}`), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await page.context().close();
    });
  }

  test("in German and in English", async () => {
    const page = await reading(ARTICLE);
    assert.equal(await page.textContent("#voices h2"), "Wer spricht");
    await page.click("#language");
    assert.equal(await page.textContent("#voices h2"), "Who speaks");
    assert.equal(await page.getAttribute("html", "lang"), "en");
    assert.equal(await page.getAttribute("#article", "lang"), "de");
    await page.context().close();
  });

  test("with the keyboard alone", async () => {
    const page = await browser.open("examples/web/", {});
    await page.focus("#text");
    await page.keyboard.insertText(ARTICLE);
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector("#result:not([hidden]) .part");
    assert.equal(await page.evaluate(() => document.activeElement.id), "result");
    for (let n = 0; n < 60; n += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.classList.contains("said"))) return void (await page.context().close());
    }
    assert.fail("the quotations cannot be reached");
  });
});

test("a file that is dropped is read, whatever its encoding", async () => {
  const page = await browser.open("examples/web/", {});
  await page.setInputFiles("#file", { name: "alt.txt", mimeType: "text/plain", buffer: Buffer.from("„Schön“, sagte Jörg Müßig.".replace("„", "\x84").replace("“", "\x93"), "latin1") });
  await page.waitForSelector("#result:not([hidden]) .part");
  assert.equal(await page.textContent("#article"), "„Schön“, sagte Jörg Müßig.");
  await page.context().close();
});

test("an empty field says what is missing", async () => {
  const page = await browser.open("examples/web/", {});
  await page.click("button.main");
  assert.match(await page.textContent("#problem"), /Artikel/);
  await page.context().close();
});

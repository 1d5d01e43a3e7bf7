// The example page in Chromium, as a visitor uses it.
import assert from "node:assert/strict";
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
    const marked = await page.$$eval("#article .quote.Direct", (nodes) => nodes.map((node) => node.textContent).join("|"));
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

test("HTML in an article stays text", async () => {
  const evil = `<img src=x onerror="window.pwned=1"> „<script>window.pwned=1</script>“, sagte <b onmouseover=pwned()>Anna</b> Kessler.`;
  const page = await reading(`Titel\n\n${evil}\n\n"><svg onload=window.pwned=1>`);
  assert.match(await page.textContent("#article"), /<img src=x onerror="window.pwned=1">/);
  assert.equal(await page.$("#article img, #article script, #article b, .panel img"), null);
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("an empty field says what is missing", async () => {
  const page = await browser.open("examples/web/", {});
  await page.click("button.main");
  assert.match(await page.textContent("#problem"), /Artikel/);
  await page.context().close();
});

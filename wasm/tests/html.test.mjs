// Pages in, in Node: text and bytes, and what is refused.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Extractor, slices } from "depesche";

const PAGE = `<!doctype html><html lang="de"><head><meta charset="windows-1252"><title>Brücke | Weidebote</title></head><body>
<nav><a href="/">Start</a></nav><article><h1>Die Brücke kommt</h1>
<p>„Wir bauen die Brücke“, sagte Bürgermeisterin Jana Voss am Montag. Das Geld sei bewilligt, erklärte sie weiter im Rathaus der Stadt.</p>
<p>Die Opposition im Stadtrat kritisierte, dass die Kosten noch immer nicht vollständig auf dem Tisch liegen.</p></article></body></html>`;

let extractor;
before(async () => {
  await init();
  extractor = new Extractor();
});

function check(doc) {
  assert.equal(doc.article.headline, "Die Brücke kommt");
  assert.equal(slices(doc, doc.quotes[0].quote), "„Wir bauen die Brücke“");
  assert.doesNotMatch(doc.text, /Start/);
  assert.ok(doc.article.parts.every((part) => typeof part.path === "string"));
}

test("text", () => check(extractor.readHtml(PAGE)));

test("bytes in the page's own character set", () => {
  const bytes = Buffer.from(PAGE.replaceAll("„", "\x84").replaceAll("“", "\x93"), "latin1");
  check(extractor.readHtml(bytes));
  check(extractor.readHtml(new Uint8Array(bytes).buffer));
});

test("the address", () => {
  assert.equal(extractor.readHtml(PAGE, { url: "https://example.org/bruecke" }).article.url, "https://example.org/bruecke");
});

for (const [name, call, message] of [
  ["a number", () => extractor.readHtml(42), "readHtml: html must be a string, a Uint8Array or an ArrayBuffer, not number"],
  ["an unknown option", () => extractor.readHtml("", { day: "2026-11-24" }), "readHtml: unknown option `day` (known: url, date, contentType)"],
  ["an address that is no text", () => extractor.readHtml("", { url: new URL("https://example.org/") }), "readHtml: url must be a string, not object"],
]) {
  test(`${name} is refused`, () => assert.throws(call, { name: "TypeError", message }));
}

test("the day of the caller and the character set of the server come first", () => {
  const page = "<h1>Brand in Kessin</h1><p>Gestern brannte es in der Altstadt von Kessin.</p>";
  assert.equal(extractor.readHtml(page, { date: "2024-03-01" }).times[0].value, "2024-02-29");
  const bytes = Uint8Array.from("<h1>Schaden: 10 \xa4</h1>", (c) => c.charCodeAt(0));
  assert.equal(extractor.readHtml(bytes, { contentType: "text/html; charset=iso-8859-15" }).text, "Schaden: 10 €");
});

test("no page gives a document", () => assert.equal(extractor.readHtml("").text, ""));

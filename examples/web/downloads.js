// The document as files: JSON as it is, schema.org JSON-LD, and a table of quotations.
import { h } from "./dom.js";
import { words } from "./model.js";
import { word } from "./words.js";

export function renderDownloads(model) {
  const files = [
    ["JSON", "depesche.json", "application/json", () => JSON.stringify(model.doc, null, 1)],
    ["JSON-LD", "depesche.jsonld", "application/ld+json", () => JSON.stringify(jsonLd(model), null, 1)],
    ["CSV", "depesche.csv", "text/csv", () => csv(model)],
  ];
  return [
    h("h2", {}, word("downloads")),
    h("div", { class: "row" }, files.map(([label, name, type, make]) => h("button", { type: "button", "data-file": name, onclick: () => save(name, type, make()) }, label))),
  ];
}

function save(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const SCHEMA = { PER: "Person", ORG: "Organization", LOC: "Place", MISC: "Thing" };

/** schema.org `NewsArticle` with a `Quotation` for each quote. */
export function jsonLd({ doc, speaker, entities }) {
  const { article } = doc;
  const given = (value) => (value === null || value?.length === 0 ? undefined : value);
  const about = (entity) => ({ "@type": SCHEMA[entity.type], "@id": `#${entity.id}`, name: entity.name });
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: given(article.headline),
    description: given(article.summary),
    author: given(article.authors.map((name) => ({ "@type": "Person", name }))),
    datePublished: given(article.published),
    dateModified: given(article.modified),
    url: given(article.url),
    inLanguage: given(article.language),
    mentions: doc.entities.map(about),
    hasPart: doc.quotes.map((quote) => {
      const entity = entities.get(quote.entity);
      const name = speaker(quote).name;
      return {
        "@type": "Quotation",
        "@id": `#${quote.id}`,
        text: words(doc, quote.quote),
        spokenByCharacter: entity ? about(entity) : name ? { "@type": "Thing", name } : undefined,
      };
    }),
  };
}

/** One line a quotation; opens in a spreadsheet without running as a formula. */
export function csv({ doc, speaker }) {
  const rows = doc.quotes.map((quote) => [
    quote.id,
    quote.type,
    quote.medium,
    speaker(quote).name ?? "",
    words(doc, quote.quote),
    words(doc, quote.speaker),
    words(doc, quote.cue),
    words(doc, quote.addressee),
    quote.quote[0][0],
    quote.quote.at(-1)[1],
    quote.confidence,
  ]);
  const cell = (value) => (typeof value === "number" ? String(value) : `"${value.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`);
  const head = ["id", "type", "medium", "who", "quote", "speaker", "cue", "addressee", "start", "end", "confidence"];
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

// Who speaks: a bar of shares, then one card for each speaker with all quotations, one element after the other.
import { h } from "./dom.js";
import { words } from "./model.js";
import { count, percent, word } from "./words.js";

export function* renderVoices(model, shows) {
  const shown = model.speakers.map((speaker) => ({ ...speaker, quotes: speaker.quotes.filter(shows) })).filter((s) => s.quotes.length);
  const heading = h("h2", {}, word("voices"));
  yield heading;
  if (!shown.length) {
    yield h("p", { class: "none" }, word(model.doc.quotes.length ? "noQuotesLeft" : "noQuotes"));
    return;
  }
  yield h("div", { class: "shares", "aria-hidden": "true" }, shown.map((s) => h("span", { class: `c${s.colour}`, vars: { "--share": s.share } })));
  for (const speaker of shown) yield card(model, speaker);
}

function card(model, speaker) {
  const { entity } = speaker;
  const roles = [...new Set(entity?.roles.map((role) => role.text))].join(", ");
  return h(
    "section",
    { class: `voice c${speaker.colour}`, "data-speaker": speaker.key, "data-entity": entity?.id },
    h(
      "header",
      {},
      h("h3", {}, speaker.name ?? word("unknown")),
      h("p", { class: "numbers" }, `${count(speaker.quotes.length, "quotes")} · `, h("span", { title: word("share") }, percent(speaker.share))),
      roles && h("p", { class: "roles" }, roles),
    ),
    h("ul", {}, speaker.quotes.map((quote) => h("li", {}, said(model.doc, quote)))),
  );
}

function said(doc, quote) {
  const addressee = words(doc, quote.addressee);
  const sources = quote.sources.map((source) => source.who ?? doc.text.slice(...source.span)).join(", ");
  return h(
    "button",
    { type: "button", class: `said ${quote.type}`, "data-quotes": quote.id },
    h("span", { class: "words" }, words(doc, quote.quote)),
    h(
      "span",
      { class: "facts" },
      [word(quote.type), addressee && `→ ${addressee}`, sources && `${word("via")} ${sources}`, `${percent(quote.confidence)} ${word("sure")}`]
        .filter(Boolean)
        .map((fact) => h("span", {}, fact)),
    ),
  );
}

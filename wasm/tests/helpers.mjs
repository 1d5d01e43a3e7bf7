// What several tests share.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = new URL("../../", import.meta.url);
export const path = (relative) => fileURLToPath(new URL(relative, root));

/** Texts that break offsets elsewhere, by name. */
export const TRICKY = {
  empty: "",
  "one mark": "„",
  umlauts: "„Äpfel über Öl“, sagte Jörg Müßig.",
  emoji: "🙂 „Gut 👍🏽“, sagte Anna Kessler. 🙂 „Schön“, sagte sie.",
  "zero-width joiner": "„Die 👩‍👩‍👧‍👦 kommt“, sagte Anna Kessler am 3. Mai 2024.",
  "combining marks": "„Cafe\u0301 in Mu\u0308nchen“, sagte Anna Kessler.",
  "line ends": "Titel\r\n\r\n„Gut“, sagte Anna Kessler.\r\n\r\nSie geht.\r\n",
  "soft hyphens": "Die Bundes\u00adkanzlerin sagte, dass es gut sei.",
  "lone surrogates": "\ud83d „Gut \udc4d“, sagte Anna Kessler. \ud83d",
  "right to left": "„שלום“, sagte Anna Kessler. «مرحبا», sagte Omar.",
  "unclosed marks": "„„„„ «« »» \" ‚",
};

/** Our own articles, by file name. */
export function articles() {
  const folder = path("examples/articles/");
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith(".txt"))
      .sort()
      .map((name) => [name, readFileSync(folder + name, "utf8")]),
  );
}

/** Every span of a document, with the place it was found in. */
export function* spans(value, where = "document") {
  if (Array.isArray(value)) {
    if (value.length === 2 && value.every((v) => typeof v === "number")) yield [where, value];
    else for (const [n, item] of value.entries()) yield* spans(item, `${where}[${n}]`);
  } else if (value && typeof value === "object") {
    if (typeof value.start === "number") yield [where, [value.start, value.end]];
    for (const [key, item] of Object.entries(value)) yield* spans(item, `${where}.${key}`);
  }
}

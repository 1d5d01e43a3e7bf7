// What a user writes, compiled by `tsc --strict`; nothing here is run.
import init, { Extractor, slices, type Document, type Entity, type Quote } from "depesche";
import inline from "depesche/inline";

export async function voices(text: string): Promise<Map<string, string[]>> {
  await init();
  const extractor = new Extractor();
  const doc: Document = extractor.read(text, { date: "2026-11-24" });
  const byName = new Map<string, string[]>();
  for (const quote of doc.quotes) {
    const who = quote.who ?? slices(doc, quote.speaker);
    byName.set(who, [...(byName.get(who) ?? []), slices(doc, quote.quote)]);
  }
  extractor.free();
  return byName;
}

export async function sources(bytes: Uint8Array<ArrayBuffer>, module: WebAssembly.Module): Promise<void> {
  await init(inline());
  await init("/assets/depesche.wasm");
  await init(fetch("/assets/depesche.wasm"));
  await init(bytes);
  await init(module);
}

export function speaker(doc: Document, quote: Quote): Entity | undefined {
  return doc.entities.find((entity) => entity.id === quote.entity);
}

export function refused(extractor: Extractor): void {
  // @ts-expect-error a number is no text
  extractor.read(42);
  // @ts-expect-error the option is called `date`
  extractor.read("", { day: "2026-11-24" });
  // @ts-expect-error there is no such type of quotation
  extractor.read("").quotes.filter((quote) => quote.type === "direct");
}

// The same interface in a worker, and on a page.
import init, { Extractor, terminate, type Document as Read } from "depesche/worker";
import { clear, highlight, readPage, type Hit } from "depesche/dom";

export async function show(): Promise<void> {
  await init(new URL("https://example.org/depesche.wasm"));
  const extractor = new Extractor();
  const doc: Read = await readPage(document, { extractor });
  const describe = (hit: Hit): string => (hit.kind === "quote" ? `${hit.who ?? "?"}: ${hit.item.type}` : hit.kind === "time" ? hit.item.value : hit.who);
  const shown = highlight(document.body, doc, { times: false, onHover: (hits, event) => console.log(hits.map(describe), event.clientX) });
  shown.ranges("q1", "speaker")[0]?.startContainer.parentElement?.scrollIntoView();
  shown.clear();
  clear();
  const page: Read = await extractor.readHtml(new Uint8Array(), { url: "https://example.org/" });
  console.log(page.article.headline?.length);
  await extractor.free();
  terminate();
}

export function refused(doc: Read): void {
  // @ts-expect-error there is no such mode
  highlight(document.body, doc, { mode: "fancy" });
  // @ts-expect-error the worker's extractor gives promises
  new Extractor().read("").text;
}

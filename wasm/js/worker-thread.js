// The worker's side of `depesche/worker`.
import { Extractor } from "./index.js";
import { init } from "./load.js";

const port = globalThis.postMessage ? globalThis : (await import(/* @vite-ignore */ "node:worker_threads")).parentPort;
const extractors = new Map();

const METHODS = {
  init: (_, source) => init(typeof source === "string" ? new URL(source) : source),
  make: (id, options) => void extractors.set(id, new Extractor(options)),
  read: (id, text, options) => extractor(id).read(text, options),
  readHtml: (id, html, options) => extractor(id).readHtml(html, options),
  free: (id) => {
    extractor(id).free();
    extractors.delete(id);
  },
};

function extractor(id) {
  const found = extractors.get(id);
  if (!found) throw new Error("this extractor was freed");
  return found;
}

async function receive({ number, method, id, args }) {
  try {
    port.postMessage({ number, value: await METHODS[method](id, ...args) });
  } catch (error) {
    port.postMessage({ number, error });
  }
}

if (port === globalThis) port.onmessage = (event) => receive(event.data);
else port.on("message", receive);

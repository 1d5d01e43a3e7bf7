// `depesche/worker`: the same interface, but reading happens in a worker and every call gives a promise.

let port;
let loading;
let ready = false;
let last = 0;
const waiting = new Map();

/** Starts the worker and loads the module there, once. */
export function init(source) {
  loading ??= start(source).then(
    () => void (ready = true),
    (error) => {
      terminate();
      throw error;
    },
  );
  return loading;
}
export default init;

/** Stops the worker; calls that are still open are rejected. */
export function terminate() {
  port?.terminate();
  fail(new Error("the worker was terminated"));
  port = loading = undefined;
  ready = false;
}

export class Extractor {
  #id = ++last;
  #made;

  constructor(options) {
    if (!ready) throw new Error("depesche is not loaded yet: await init() before new Extractor()");
    this.#made = call("make", this.#id, [options]);
    this.#made.catch(() => {}); // Whoever reads gets it.
  }

  read(text, options) {
    return this.#call("read", text, options);
  }

  readHtml(html, options) {
    return this.#call("readHtml", html, options);
  }

  free() {
    return this.#call("free");
  }

  async #call(method, ...args) {
    await this.#made;
    return call(method, this.#id, args);
  }
}

function call(method, id, args) {
  if (!port) return Promise.reject(new Error("the worker was terminated"));
  const number = ++last;
  return new Promise((resolve, reject) => {
    port.postMessage({ number, method, id, args });
    waiting.set(number, { resolve, reject });
    port.ref?.(); // Node goes on as long as an answer is due, and no longer.
  });
}

function answer({ number, value, error }) {
  const open = waiting.get(number);
  waiting.delete(number);
  if (error) open?.reject(error);
  else open?.resolve(value);
  if (waiting.size === 0) port?.unref?.();
}

function fail(error) {
  for (const open of waiting.values()) open.reject(error);
  waiting.clear();
}

async function start(source) {
  const module = await portable(await source);
  if (globalThis.Worker) {
    port = new Worker(new URL("./worker-thread.js", import.meta.url), { type: "module", name: "depesche" });
    port.onmessage = (event) => answer(event.data);
    port.onerror = (event) => fail(new Error(event.message || "the worker did not start"));
  } else {
    const { Worker } = await import(/* @vite-ignore */ "node:worker_threads");
    port = new Worker(new URL("./worker-thread.js", import.meta.url));
    port.on("message", answer);
    port.on("error", fail);
  }
  await call("init", 0, [module]);
}

/** What can be sent to a worker: addresses as text, relative to this page, and responses compiled. */
async function portable(source) {
  if (source instanceof URL) return source.href;
  if (typeof source === "string") return new URL(source, globalThis.document?.baseURI).href;
  if (source instanceof Response) return WebAssembly.compileStreaming(source);
  return source;
}

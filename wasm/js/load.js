// How the module gets in: from where the package lies, from an address, or from bytes at hand.
import start from "../pkg/depesche.js";

let loading;
let ready = false;

/** Loads and compiles the module, once; later calls wait for the first. */
export function init(source) {
  loading ??= load(source).then(
    () => void (ready = true),
    (error) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

export function isReady() {
  return ready;
}

async function load(source) {
  let from = await source;
  if (from === undefined || from === null) from = new URL("../pkg/depesche_bg.wasm", import.meta.url);
  const known =
    typeof from === "string" ||
    [URL, Response, ArrayBuffer, WebAssembly.Module].some((type) => from instanceof type) ||
    ArrayBuffer.isView(from);
  if (!known) throw new TypeError("init: source must be a URL, a Response, bytes or a WebAssembly.Module");
  // Node's fetch does not open files.
  if (from instanceof URL && from.protocol === "file:" && globalThis.process?.versions?.node) {
    const { readFile } = await import(/* @vite-ignore */ "node:fs/promises");
    from = await readFile(from);
  }
  await start({ module_or_path: from });
}

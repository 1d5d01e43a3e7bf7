// Called by `cargo xtask wasm` when the module is built: writes pkg/inline.js, puts the package beside the examples, and prints what a visitor downloads.
import { cp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const here = (path) => new URL(path, import.meta.url);
const gzip = (bytes) => gzipSync(bytes, { level: 9 });
const kb = (bytes) => `${(bytes.length / 1000).toFixed(0)} kB`.padStart(9);

const module = await readFile(here("../pkg/depesche_bg.wasm"));
const packed = gzip(module);

await writeFile(
  here("../pkg/inline.js"),
  `// The module as text, for places that cannot fetch: \`await init(inline())\`.
const PACKED = "${packed.toString("base64")}";

export default async function inline() {
  const bytes = Uint8Array.from(atob(PACKED), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
`,
);

// The examples open without a build step: each has the package in its own folder.
for (const example of ["web", "web-extension"]) {
  const beside = here(`../../examples/${example}/depesche/`);
  await rm(beside, { recursive: true, force: true });
  for (const folder of ["js/", "pkg/"]) {
    const wanted = (path) => !path.endsWith(".ts") && !path.endsWith("inline.js");
    await cp(here(`../${folder}`), new URL(folder, beside), { recursive: true, filter: wanted });
  }
}

/** The module with everything but the committed tables of core/models: they are cut out wherever their bytes are found. */
async function code() {
  const models = here("../../core/models/");
  let rest = module;
  for (const name of (await readdir(models, { recursive: true }).catch(() => [])).sort()) {
    if (name.endsWith(".md")) continue;
    // The optimiser drops runs of zeros and so splits a table: cut it piece by piece.
    const table = await readFile(new URL(name, models));
    for (let at = 0; at < table.length; ) {
      let length = 64;
      const found = rest.indexOf(table.subarray(at, at + length));
      if (found < 0 || at + length > table.length) {
        at += 1;
        continue;
      }
      while (at + length < table.length && rest[found + length] === table[at + length]) length += 1;
      rest = Buffer.concat([rest.subarray(0, found), rest.subarray(found + length)]);
      at += length;
    }
  }
  return rest;
}

const bindings = await readFile(here("../pkg/depesche.js"));
const alone = await code();
console.log(`            plain      gzip
module  ${kb(module)} ${kb(packed)}
code    ${kb(alone)} ${kb(gzip(alone))}   (the module without its tables)
js      ${kb(bindings)} ${kb(gzip(bindings))}`);

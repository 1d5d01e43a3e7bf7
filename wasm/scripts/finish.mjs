// Called by `cargo xtask wasm` when the module is built: writes pkg/inline.js, adds the licences, puts the package beside the examples, and prints what a
// visitor downloads.
import { cp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const here = (path) => new URL(path, import.meta.url);
const gzip = (bytes) => gzipSync(bytes, { level: 9 });
const kb = (bytes) => `${(bytes.length / 1000).toFixed(0)} kB`.padStart(9);

const module = await readFile(here("../pkg/depesche_bg.wasm"));
const packed = gzip(module);
const DATA_SECTION = 11;

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

// npm leaves out links, which the other packages have.
for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE"]) {
  await cp(here(`../../${name}`), here(`../pkg/${name}`));
}

// The examples open without a build step: each has the package in its own folder.
for (const example of ["web", "web-extension"]) {
  const beside = here(`../../examples/${example}/depesche/`);
  await rm(beside, { recursive: true, force: true });
  for (const folder of ["js/", "pkg/"]) {
    const wanted = (path) => !path.endsWith(".ts") && !path.endsWith("inline.js");
    await cp(here(`../${folder}`), new URL(folder, beside), { recursive: true, filter: wanted });
  }
}

/** The module without its data section, which holds the tables and every other constant. */
function code() {
  const kept = [module.subarray(0, 8)];
  for (let at = 8; at < module.length; ) {
    let [length, shift, next, byte] = [0, 0, at + 1, 0];
    do {
      byte = module[next++];
      length += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte & 128);
    if (module[at] !== DATA_SECTION) kept.push(module.subarray(at, next + length));
    at = next + length;
  }
  return Buffer.concat(kept);
}

const models = [];
for (const name of await readdir(here("../../core/models/"))) {
  if (!name.endsWith(".md")) models.push(await readFile(here(`../../core/models/${name}`)));
}
const bindings = await readFile(here("../pkg/depesche.js"));
const row = (name, bytes) => {
  const packed = gzip(bytes);
  console.log(`${name}${kb(bytes)} ${kb(packed)}`);
  return packed.length;
};
console.log("            plain      gzip");
const sizes = { module: row("module  ", module), code: row(" code   ", code()) };
row(" models ", Buffer.concat(models));
row("js      ", bindings);
for (const [what, most] of Object.entries({ module: 1_600_000, code: 450_000 })) {
  if (sizes[what] > most) throw new Error(`the ${what} is to be at most ${most / 1000} kB gzipped`);
}

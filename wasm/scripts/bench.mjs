// `npm run bench` in wasm/: start, speed against the native program, and the page, measured in one run. Writes docs/browser.md.
// Needs `cargo xtask wasm` and `cargo build --release --example read -p depesche-examples` first.
import { spawnSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { gzipSync } from "node:zlib";
import { startBrowser } from "../tests/browser.mjs";
import { articles, path } from "../tests/helpers.mjs";

const ROUNDS = 60;
const texts = Object.values(articles());
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) * ROUNDS;
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
const speed = (ms) => bytes / 1e3 / ms;

/** Milliseconds that the native program needs for the articles, from JSON Lines to JSON Lines. */
function native() {
  const run = (rounds) => {
    const lines = Array.from({ length: rounds }, () => texts.map((text, id) => JSON.stringify({ id, text }))).flat();
    const start = performance.now();
    const { status, stderr } = spawnSync(path("target/release/examples/read"), ["--jsonl", "--offsets", "utf16"], {
      input: lines.join("\n"),
      maxBuffer: 1 << 30,
    });
    if (status !== 0) throw new Error(`read: ${stderr}`);
    return performance.now() - start;
  };
  run(1);
  return run(ROUNDS + 1) - run(1);
}

/** Runs in Node and in Chromium alike: milliseconds for loading, and for the articles after a round of warming up. */
const program = `async ({ index, texts, rounds }) => {
  const { init, Extractor } = await import(index);
  const t0 = performance.now();
  await init();
  const extractor = new Extractor();
  const t1 = performance.now();
  extractor.read("");
  const t2 = performance.now();
  for (const text of texts) extractor.read(text);
  const t3 = performance.now();
  for (let n = 0; n < rounds; n += 1) for (const text of texts) extractor.read(text);
  const t4 = performance.now();
  return { start: t1 - t0, first: t2 - t1, read: t4 - t3 };
}`;

function inNode() {
  const args = JSON.stringify({ index: path("wasm/js/index.js"), texts, rounds: ROUNDS });
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", `console.log(JSON.stringify(await (${program})(${args})))`], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

async function inChromium(browser) {
  const page = await browser.open("wasm/tests/pages/plain.html");
  const result = await page.evaluate(`(${program})(${JSON.stringify({ index: "/wasm/js/index.js", texts, rounds: ROUNDS })})`);
  await page.context().close();
  return result;
}

/** Milliseconds from the click on the example page until a 100 kB article is shown with its marks. */
async function onPage(browser) {
  const page = await browser.open("examples/web/");
  await page.waitForLoadState("networkidle");
  const all = texts.join("\n\n");
  let text = all;
  while (Buffer.byteLength(text) < 100_000) text += `\n\n${all}`;
  text = text.slice(0, Math.floor((text.length * 100_000) / Buffer.byteLength(text)));
  const time = () =>
    page.evaluate(async (text) => {
      document.getElementById("again").click();
      document.getElementById("text").value = text;
      const start = performance.now();
      document.querySelector("button.main").click();
      while (document.body.ariaBusy === "true") await new Promise((next) => requestAnimationFrame(next));
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
      return [performance.now() - start, document.querySelectorAll(".said").length];
    }, text);
  const runs = [];
  for (let n = 0; n < 5; n += 1) runs.push(await time());
  await page.context().close();
  return { first: runs[0][0], later: median(runs.slice(1).map(([ms]) => ms)), quotes: runs[0][1] };
}

const size = (file) => {
  const content = readFileSync(path(file));
  return [statSync(path(file)).size, gzipSync(content, { level: 9 }).length];
};

const browser = await startBrowser();
const rounds = [];
for (let n = 0; n < 3; n += 1) rounds.push({ native: native(), node: inNode(), chromium: await inChromium(browser) });
const page = await onPage(browser);
await browser.close();

const of = (pick) => median(rounds.map(pick));
const nativeSpeed = speed(of((r) => r.native));
const nodeSpeed = speed(of((r) => r.node.read));
const chromiumSpeed = speed(of((r) => r.chromium.read));
const [plain, packed] = size("wasm/pkg/depesche_bg.wasm");
const kb = (n) => `${(n / 1000).toFixed(0)} kB`;
const ms = (n) => `${n.toFixed(0)} ms`;
const mb = (n) => `${n.toFixed(2)} MB/s`;

const table = `| what | figure |
|---|---|
| module with all tables, gzip -9 | ${kb(packed)} (plain ${kb(plain)}) |
| start in Chromium: fetch from this machine, compile, construct | ${ms(of((r) => r.chromium.start))}, first call ${ms(of((r) => r.chromium.first))} |
| start in Node | ${ms(of((r) => r.node.start))}, first call ${ms(of((r) => r.node.first))} |
| native, JSON Lines in and out, one thread | ${mb(nativeSpeed)} |
| Node ${process.versions.node}, text in, object out | ${mb(nodeSpeed)}, ${(nodeSpeed / nativeSpeed).toFixed(2)} of native |
| Chromium, text in, object out | ${mb(chromiumSpeed)}, ${(chromiumSpeed / nativeSpeed).toFixed(2)} of native |
| example page, 100 kB article, from click to marks (${page.quotes} quotations) | first ${ms(page.first)}, then ${ms(page.later)} |
`;
console.log(`${cpus()[0].model}\n\n${table}`);
const file = path("docs/browser.md");
const [before, , after] = readFileSync(file, "utf8").split(/(<!-- figures -->\n[^]*?<!-- end -->)/);
writeFileSync(file, `${before}<!-- figures -->\n${table}<!-- end -->${after}`);

// `npm run bench` in wasm/: start, speed against the native program, and the page, measured in one run. Writes docs/browser.md.
// Needs `cargo xtask wasm` and `cargo build --release --example read -p depesche-examples` first.
import { spawnSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { gzipSync } from "node:zlib";
import { startBrowser } from "../tests/browser.mjs";
import { articles, path } from "../tests/helpers.mjs";

const ROUNDS = 100;
/** Milliseconds between loading the page and the first click: nobody finds and pastes an article faster. */
const SETTLE = 2000;
const texts = Object.values(articles());
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) * ROUNDS;
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
const speed = (ms) => bytes / 1e3 / ms;

/** Milliseconds of processor time that the native program needs for the articles, from JSON Lines to JSON Lines. */
function native() {
  const target = process.env.CARGO_TARGET_DIR ?? path("target");
  const run = (rounds) => {
    const lines = Array.from({ length: rounds }, () => texts.map((text, id) => JSON.stringify({ id, text }))).flat();
    const command = `TIMEFORMAT='%U %S'; time ${target}/release/examples/read --jsonl --offsets utf16 > /dev/null`;
    const { status, stderr } = spawnSync("bash", ["-c", command], { input: lines.join("\n"), encoding: "utf8" });
    if (status !== 0) throw new Error(`read: ${stderr}`);
    const [user, system] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
    return (user + system) * 1000;
  };
  return run(ROUNDS + 1) - run(1);
}

/** Runs in Node and in Chromium alike: loads, reads until the engine has compiled what is hot, and gives back how to read all articles. */
const program = `async ({ index, texts, rounds }) => {
  const { init, Extractor } = await import(index);
  const t0 = performance.now();
  await init();
  const extractor = new Extractor();
  const start = performance.now() - t0;
  for (let n = 0; n < 20; n += 1) for (const text of texts) extractor.read(text);
  globalThis.readAll = () => { for (let n = 0; n < rounds; n += 1) for (const text of texts) extractor.read(text); };
  return start;
}`;

/** Times are processor time of all threads. */
function inNode() {
  const args = JSON.stringify({ index: path("wasm/js/index.js"), texts, rounds: ROUNDS });
  const script = `const start = await (${program})(${args});
    const before = process.cpuUsage(); readAll(); const { user, system } = process.cpuUsage(before);
    console.log(JSON.stringify({ start, read: (user + system) / 1000 }))`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

/** Processor time of the page's thread. */
async function inChromium(browser) {
  const page = await browser.open("wasm/tests/pages/plain.html");
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async () => (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  const start = await page.evaluate(`(${program})(${JSON.stringify({ index: "/wasm/js/index.js", texts, rounds: ROUNDS })})`);
  const before = await busy();
  await page.evaluate(() => readAll());
  const read = (await busy()) - before;
  await page.context().close();
  return { start, read };
}

/** Milliseconds from the click on the example page until a 100 kB article is shown with its marks, and until all of it is on the page. */
async function onPage(browser) {
  const all = texts.join("\n\n");
  let text = all;
  while (Buffer.byteLength(text) < 100_000) text += `\n\n${all}`;
  text = text.slice(0, Math.floor((text.length * 100_000) / Buffer.byteLength(text)));
  const time = (page) =>
    page.evaluate(async (text) => {
      document.getElementById("again").click();
      document.getElementById("text").value = text;
      const start = performance.now();
      document.querySelector("button.main").click();
      while (document.body.ariaBusy === "true") await new Promise((next) => setTimeout(next, 1));
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
      // The page marks when the frame with the first screen is out.
      const shown = performance.getEntriesByName("shown").find((mark) => mark.startTime > start).startTime - start;
      const quotes = parseInt(document.getElementById("summary").textContent);
      while (document.querySelectorAll(".said").length < quotes) await new Promise((next) => setTimeout(next, 1));
      return [shown, quotes, performance.now() - start];
    }, text);
  const loads = [];
  for (let load = 0; load < 5; load += 1) {
    const page = await browser.open("examples/web/");
    await page.waitForTimeout(SETTLE);
    const runs = [];
    for (let n = 0; n < 4; n += 1) runs.push(await time(page));
    await page.context().close();
    loads.push(runs);
  }
  const later = (n) => median(loads.flatMap((runs) => runs.slice(1).map((run) => run[n])));
  return { first: median(loads.map(([first]) => first[0])), later: later(0), whole: later(2), quotes: loads[0][0][1] };
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
| start in Chromium: fetch from this machine, compile, construct | ${ms(of((r) => r.chromium.start))} |
| start in Node | ${ms(of((r) => r.node.start))} |
| native, JSON Lines in and out, one thread | ${mb(nativeSpeed)} |
| Node ${process.versions.node}, text in, object out | ${mb(nodeSpeed)}, ${(nodeSpeed / nativeSpeed).toFixed(2)} of native |
| Chromium, text in, object out | ${mb(chromiumSpeed)}, ${(chromiumSpeed / nativeSpeed).toFixed(2)} of native |
| example page, 100 kB article, from click to marks (${page.quotes} quotations) | first ${ms(page.first)}, then ${ms(page.later)}; all of it ${ms(page.whole)} |
`;
console.log(`${cpus()[0].model}\n\n${table}`);
const file = path("docs/browser.md");
const [before, , after] = readFileSync(file, "utf8").split(/(<!-- figures -->\n[^]*?<!-- end -->)/);
writeFileSync(file, `${before}<!-- figures -->\n${table}<!-- end -->${after}`);

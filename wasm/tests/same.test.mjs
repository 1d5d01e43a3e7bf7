// The same bytes as the native program: what differs between platforms would show here.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { before, test } from "node:test";
import init, { Extractor } from "depesche";
import { articles, path, root } from "./helpers.mjs";

const camel = (key) => key.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

/** With the keys of JavaScript, in the same order. */
function renamed(value) {
  if (Array.isArray(value)) return value.map(renamed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [camel(key), renamed(item)]));
}

/** What the native program makes of files, one line each. */
function native(files, ...options) {
  const command = "run --quiet --package depesche-examples --example read -- --json --offsets utf16".split(" ");
  const { status, stdout, stderr } = spawnSync("cargo", [...command, ...options, ...files], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(status, 0, stderr);
  return stdout.trimEnd().split("\n").map((line) => JSON.stringify(renamed(JSON.parse(line))));
}

before(() => init());

test("articles", () => {
  const extractor = new Extractor();
  const names = Object.keys(articles()).map((name) => path(`examples/articles/${name}`));
  const ours = names.map((name) => JSON.stringify(extractor.read(readFileSync(name, "utf8"), { date: "2026-11-24" })));
  assert.deepEqual(ours, native(names, "--date", "2026-11-24"));
});

test("pages", () => {
  const extractor = new Extractor();
  const folder = path("core/tests/pages/");
  const names = readdirSync(folder).filter((name) => name.endsWith(".html")).sort().map((name) => folder + name);
  const ours = names.map((name) => JSON.stringify(extractor.readHtml(readFileSync(name))));
  assert.deepEqual(ours, native(names));
});

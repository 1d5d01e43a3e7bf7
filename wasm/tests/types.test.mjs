// The types are written by hand: here real documents are compiled against them, so a field that is missing, new or
// of another type is an error of the compiler.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import init, { Extractor } from "depesche";
import { TRICKY, articles, path } from "./helpers.mjs";

function compile(name, program) {
  const folder = path(`wasm/tests/types/out-${name}/`);
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(`${folder}program.ts`, program);
    writeFileSync(`${folder}tsconfig.json`, JSON.stringify({ extends: "../../tsconfig.json", include: ["program.ts"] }));
    return spawnSync(path("wasm/node_modules/.bin/tsc"), ["--project", folder], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("real documents have the types that are written down", async () => {
  await init();
  const extractor = new Extractor();
  const texts = [...Object.values(TRICKY), ...Object.values(articles())];
  const documents = texts.map((text) => extractor.read(text, { date: "2026-11-24" }));
  const lines = documents.map((doc) => `${JSON.stringify(doc)},`);
  const run = compile("real", `import type { Document } from "depesche";\nexport const real: Document[] = [\n${lines.join("\n")}\n];\n`);
  assert.equal(run.stdout, "");
  assert.equal(run.status, 0);
});

test("the check sees a field that nobody wrote down", () => {
  const run = compile("wrong", `import type { Role } from "depesche";\nexport const wrong: Role = { text: "Chef", span: [0, 4], since: 2020 };\n`);
  assert.match(run.stdout, /since/);
});

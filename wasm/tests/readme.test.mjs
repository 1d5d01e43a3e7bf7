// The examples of the READMEs run and print what they say.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { path } from "./helpers.mjs";

for (const file of ["README.md", "wasm/README.md"]) {
  const blocks = [...readFileSync(path(file), "utf8").matchAll(/^## (.*)$|^```js\n(.*?)^```$/gms)];
  let heading = "top";
  for (const [, title, program] of blocks) {
    if (title) {
      heading = title;
      continue;
    }
    test(`${file}: ${heading}`, () => {
      const run = spawnSync(process.execPath, ["--input-type=module", "-e", program], { cwd: path("wasm/tests"), encoding: "utf8" });
      assert.equal(run.status, 0, run.stderr);
      const expected = [...program.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line);
      assert.deepEqual(run.stdout.trim().split("\n"), expected);
    });
  }
}

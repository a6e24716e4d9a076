import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const bun = process.execPath
const root = join(import.meta.dirname, "..")

const run = (command: string, ...args: ReadonlyArray<string>) =>
  spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] }).status === 0

const available = (command: string) => spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0

const bin = (name: string) => join(root, "node_modules", ".bin", name)

const named = process.argv.slice(2)

/** `npm test -- services/…` runs just that. */
if (named.length > 0) process.exit(run(bun, "--bun", "vitest", "run", ...named) ? 0 : 1)

const checks: ReadonlyArray<readonly [string, () => boolean]> = [
  ["types and Effect diagnostics", () => run(bin("tsc"), "--noEmit")],
  ["lint, format and import directions", () => run(bin("biome"), "check", "--error-on-warnings", ".")],
  ["nothing unused", () => run(bun, bin("knip"))],
  ["openapi.json is the contract", () => run(bun, "scripts/openapi.ts", "--check")],
  ["sql/schema.sql is the migrations", () => run(bun, "scripts/schema.ts", "--check")]
]

let passed = 0
let failed = 0
let skipped = 0
const count = (name: string, well: boolean) => {
  if (well) passed += 1
  else failed += 1
  process.stdout.write(`${well ? "ok  " : "FAIL"}  ${name}\n`)
}

for (const [name, check] of checks) count(name, check())
if (available("nix-instantiate")) count("flake.nix parses", run("nix-instantiate", "--parse", "flake.nix", "--quiet"))
else {
  skipped += 1
  process.stdout.write("skip  flake.nix parses: no nix-instantiate here\n")
}

const folder = mkdtempSync(join(tmpdir(), "callwise-results-"))
const report = join(folder, "vitest.json")
const suite = run(bun, "--bun", "vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`)
const results = existsSync(report)
  ? JSON.parse(readFileSync(report, "utf8"))
  : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 }
rmSync(folder, { recursive: true, force: true })
passed += results.numPassedTests
failed += results.numFailedTests
skipped += results.numPendingTests
if (!suite && results.numFailedTests === 0) failed += 1

process.stdout.write(`${skipped > 0 ? `\n${skipped} skipped` : ""}\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)

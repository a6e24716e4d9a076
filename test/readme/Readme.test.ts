import { readdirSync, readFileSync } from "node:fs"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect } from "effect"
import manifest from "../../package.json" with { type: "json" }
import { flawsOf } from "../../src/providers/custom/CheckMapping.ts"
import { configuredProviders } from "../../src/start/ConfiguredProviders.ts"

const root = join(import.meta.dirname, "../..")
const readme = readFileSync(join(root, "README.md"), "utf8")

const sources = ["src", "scripts"].flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter(file => file.endsWith(".ts"))
    .map(file => readFileSync(join(root, folder, file), "utf8"))
)

const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = ""]) => name)

const readsSettings = /import \{[^}]*\bConfig\b[^}]*\} from "effect"|\/(?:NumberSetting|OnOff)\.ts"/

/** Quoted capitals where settings are read, and what is taken from the process itself. */
const variablesIn = (source: string) => [
  ...found(source, /process\.env\.([A-Z][A-Z0-9_]+)/g),
  ...(readsSettings.test(source) ? found(source, /"((?!SIG)[A-Z][A-Z0-9_]{3,})"/g) : [])
]

const sorted = (names: Iterable<string>) => [...new Set(names)].sort()

describe("README", () => {
  it("lists every setting that is read, once, and no other", () => {
    const rows = found(readme, /^\| `([A-Z][A-Z0-9_]+)` +\|/gm)
    assert.deepEqual(sorted(rows), sorted(sources.flatMap(variablesIn)))
    assert.strictEqual(new Set(rows).size, rows.length)
  })

  it("names only commands that exist", () => {
    const commands = sorted(found(readme, /(?:bun(?:@[\d.]+)?|npm) run ([\w:-]+)/g))
    assert.includeMembers(Object.keys(manifest.scripts), commands)
    assert.includeMembers(commands, ["start", "test", "enrich"])
  })

  it("names only test files and folders that exist", () => {
    const all = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
    for (const file of found(readme, /test (?:-- )?(\S+\.test\.ts)/g)) assert.include(all, file)
    const modules = readdirSync(join(root, "src"))
    for (const name of found(readme, /`src\/([\w.]+)`/g)) assert.include(modules, name)
  })

  it.scoped("has an example of a providers file that is taken as it stands", () =>
    Effect.gen(function* () {
      const [example = ""] = found(readme, /```json\n([\s\S]*?)```/g)
      const folder = yield* Effect.acquireRelease(
        Effect.promise(() => mkdtemp(join(tmpdir(), "callwise-readme-"))),
        path => Effect.promise(() => rm(path, { recursive: true }))
      )
      const file = join(folder, "providers.json")
      yield* Effect.promise(() => writeFile(file, example))
      const settings = new Map([
        ["CALLWISE_PROVIDERS_FILE", file],
        ["APOLLO_API_KEY", "key"],
        ["HOME_FACTS_KEY", "key"]
      ])
      const providers = yield* Effect.withConfigProvider(configuredProviders, ConfigProvider.fromMap(settings))
      assert.deepEqual(
        providers.map(({ name, type }) => [name, type]),
        [
          ["Apollo", "apollo"],
          ["Home Facts", "custom"]
        ]
      )
      for (const { mapping } of providers) assert.deepEqual(mapping === undefined ? [] : flawsOf(mapping), [])
    })
  )
})

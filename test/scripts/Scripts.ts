import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { SqlClient } from "@effect/sql"
import { Context, Effect, Layer, Redacted, Schema } from "effect"
import { DatabaseUrl } from "../../src/platform/DatabaseUrl.ts"
import { Sandbox } from "../../src/sandbox/Sandbox.ts"
import { masterKey } from "../support/TestApp.ts"
import { TestDatabase } from "../support/TestDatabase.ts"

const root = join(import.meta.dirname, "../..")
const samples = readFileSync(join(root, "scripts/samples/leads.csv"), "utf8").split("\n")
const [header = ""] = samples

const Line = Schema.parseJson(
  Schema.Struct({
    line: Schema.Int,
    leadId: Schema.String,
    status: Schema.String,
    reason: Schema.optional(Schema.String),
    cost: Schema.Number,
    profile: Schema.NullOr(Schema.Struct({ leadId: Schema.String }))
  })
)
const decodeLine = Schema.decodeUnknownSync(Line)

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const make = Effect.gen(function* () {
  const sandbox = yield* Sandbox
  const { url } = yield* DatabaseUrl
  const sql = yield* SqlClient.SqlClient
  const folder = yield* Effect.acquireRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "callwise-scripts-"))),
    path => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
  )
  sandbox.control.reset()

  const spawn = (script: string, args: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}) =>
    Effect.acquireRelease(
      Effect.sync(() =>
        Bun.spawn([process.execPath, join(root, "scripts", script), ...args], {
          cwd: folder,
          stdout: "pipe",
          stderr: "pipe",
          env: {
            PATH: process.env.PATH,
            HOME: process.env.HOME,
            DATABASE_URL: Redacted.value(url),
            CALLWISE_DATA_DIR: join(folder, "data"),
            CALLWISE_MASTER_KEY: masterKey,
            CALLWISE_SANDBOX_PORT: new URL(sandbox.url).port,
            ...env
          }
        })
      ),
      child =>
        Effect.promise(() => {
          child.kill("SIGKILL")
          return child.exited
        })
    )

  const run = (script: string, args: ReadonlyArray<string>, env?: Readonly<Record<string, string>>) =>
    Effect.scoped(
      Effect.flatMap(spawn(script, args, env), child =>
        Effect.promise(async (): Promise<Ran> => {
          const [stdout, stderr] = await Promise.all([
            new Response(child.stdout).text(),
            new Response(child.stderr).text()
          ])
          return { code: await child.exited, stdout, stderr }
        })
      )
    )

  const path = (name: string) => join(folder, name)
  const read = (name: string) => readFileSync(path(name), "utf8")

  return {
    folder,
    sandbox,
    path,
    read,
    write: (name: string, text: string) => writeFileSync(path(name), text),
    /** A CSV of the sample leads from one row to another, with more rows behind them. */
    writeSamples: (name: string, from: number, to: number, more: ReadonlyArray<string> = []) =>
      writeFileSync(path(name), `${[header, ...samples.slice(from, to + 1), ...more].join("\n")}\n`),
    enrich: (args: ReadonlyArray<string>, env?: Readonly<Record<string, string>>) => run("enrich.ts", args, env),
    startEnrich: (args: ReadonlyArray<string>) => spawn("enrich.ts", args),
    keys: (args: ReadonlyArray<string>) => run("keys.ts", args),
    train: (args: ReadonlyArray<string>) => run("train.ts", args),
    lines: (name: string) =>
      read(name)
        .split("\n")
        .filter(line => line !== "")
        .map(line => decodeLine(line)),
    /** Dollars in the ledger, and how often the ledger holds a lead and provider more than once. */
    ledger: Effect.orDie(
      sql<{
        dollars: number
        twice: number
        purchases: number
      }>`select coalesce(sum(cost), 0)::float8 dollars, count(*)::int purchases,
        (count(*) - count(distinct (lead_id, provider_id)))::int twice from provider_purchases`
    ).pipe(Effect.map(([row]) => row ?? { dollars: 0, twice: 0, purchases: 0 })),
    sql
  }
})

/** The scripts as processes, against a database and a folder of one's own and a sandbox that has charged nothing yet. */
export class Scripts extends Context.Tag("test/Scripts")<Scripts, Effect.Effect.Success<typeof make>>() {
  static readonly layer = Layer.provide(Layer.scoped(Scripts, make), TestDatabase)
}

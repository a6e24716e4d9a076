import { Args, Command, HelpDoc, Options } from "@effect/cli"
import { BunContext } from "@effect/platform-bun"
import { DateTime, Effect, Layer, Option, Schema } from "effect"
import packageJson from "../package.json" with { type: "json" }
import { ApiKey, NewApiKey, Scope } from "../src/keys/ApiKey.ts"
import { ApiKeys } from "../src/keys/ApiKeys.ts"
import { Database } from "../src/platform/Database.ts"
import { inOneLine, inputProblems } from "../src/platform/InputProblems.ts"
import { print, Refused, runScript, say } from "./cli/Program.ts"
import { table } from "./cli/Words.ts"

const Keys = Layer.provide(ApiKeys.layer, Database)
const pageSize = 200

const time = (at: DateTime.Utc | null) => (at === null ? "-" : DateTime.formatIso(at).replace(/\.\d+Z$/, "Z"))

const json = Options.boolean("json").pipe(Options.withDescription("As JSON, for programs."))

const name = Options.text("name").pipe(Options.withDescription("What the key is for, to recognise it by."))
const scopes = Options.text("scopes").pipe(
  Options.withPseudoName("a,b,..."),
  Options.withDescription(`What it may do, of ${Scope.literals.join(", ")}. admin may do everything.`)
)
const agentId = Options.text("agent-id").pipe(
  Options.withDescription("The key sees only this agent's calls."),
  Options.optional
)
const expiresAt = Options.text("expires-at").pipe(
  Options.withPseudoName("time"),
  Options.withDescription("When it ends, RFC 3339 such as 2027-01-31T00:00:00Z or 2027-01-31; never when absent."),
  Options.optional
)

const inFuture = (given: string) =>
  Effect.gen(function* () {
    const at = Option.filter(DateTime.make(given), () => /^\d{4}-\d\d-\d\d(T.+)?$/.test(given))
    if (Option.isNone(at))
      return yield* new Refused({ message: "--expires-at must be a time, such as 2027-01-31T00:00:00Z." })
    if (yield* DateTime.isPast(at.value)) return yield* new Refused({ message: "--expires-at is past." })
    return DateTime.formatIso(at.value)
  })

const wanted = (given: Record<string, unknown>) =>
  Effect.mapError(
    Schema.decodeUnknown(NewApiKey)(given),
    ({ issue }) => new Refused({ message: inOneLine(inputProblems(issue)) })
  )

const make = Command.make("make", { name, scopes, agentId, expiresAt, json }, options =>
  Effect.gen(function* () {
    const expiry = Option.isSome(options.expiresAt) ? { expiresAt: yield* inFuture(options.expiresAt.value) } : {}
    const input = yield* wanted({
      name: options.name,
      scopes: options.scopes.split(",").map(scope => scope.trim()),
      ...(Option.isSome(options.agentId) ? { agentId: options.agentId.value } : {}),
      ...expiry
    })
    const { key, ...made } = yield* Effect.provide(
      Effect.flatMap(ApiKeys, keys => keys.issue(input)),
      Keys
    )
    if (options.json) return yield* print(JSON.stringify({ keyId: made.keyId, key }))
    yield* say(`Made ${made.keyId} for ${made.name} (${made.scopes.join(", ")}). The key is shown this once:`)
    yield* print(key)
  })
).pipe(Command.withDescription("Make a key. It is shown once, on standard output, and stored only as a hash."))

const standing = (key: ApiKey, now: DateTime.Utc) => {
  if (key.revokedAt !== null) return "revoked"
  return key.expiresAt !== null && DateTime.lessThanOrEqualTo(key.expiresAt, now) ? "expired" : "valid"
}

const allKeys = Effect.gen(function* () {
  const keys = yield* ApiKeys
  const all: Array<ApiKey> = []
  let after: string | null = null
  while (true) {
    const page: ReadonlyArray<ApiKey> = yield* keys.list({ after, limit: pageSize })
    all.push(...page)
    after = page.at(-1)?.keyId ?? null
    if (page.length < pageSize) return all
  }
})

const list = Command.make("list", { json }, options =>
  Effect.gen(function* () {
    const all = yield* Effect.provide(allKeys, Keys)
    if (options.json) return yield* print(JSON.stringify(yield* Schema.encode(Schema.Array(ApiKey))(all), null, 2))
    const now = yield* DateTime.now
    yield* print(
      table([
        ["key id", "name", "begins", "scopes", "agent", "state", "made", "ends", "last used"],
        ...all.map(key => [
          key.keyId,
          key.name,
          key.prefix,
          key.scopes.join(","),
          key.agentId ?? "-",
          standing(key, now),
          ...[key.createdAt, key.expiresAt, key.lastUsedAt].map(time)
        ])
      ])
    )
  })
).pipe(Command.withDescription("List all keys; of the keys themselves only how they begin."))

const keyId = Args.text({ name: "KEY_ID" }).pipe(Args.withDescription("The key's id, as list shows it."))

const revoke = Command.make("revoke", { keyId }, options =>
  Effect.provide(
    Effect.flatMap(ApiKeys, keys => keys.revoke(options.keyId)),
    Keys
  ).pipe(
    Effect.catchTag("KeyNotFound", () => new Refused({ message: `there is no key ${options.keyId}: see list.` })),
    Effect.flatMap(({ name: of }) =>
      print(`Revoked ${options.keyId} (${of}). It is refused everywhere within five seconds.`)
    )
  )
).pipe(Command.withDescription("Revoke a key, for good."))

const command = Command.make("keys").pipe(
  Command.withDescription(
    HelpDoc.blocks([
      HelpDoc.p(
        "Makes, lists and revokes the API keys of the service, in its database: DATABASE_URL or CALLWISE_DATA_DIR."
      ),
      HelpDoc.p("Exit codes: 0 done; 1 an error; 2 refused."),
      HelpDoc.p("Example: bun run keys make --name dashboard --scopes leads:read,analytics")
    ])
  ),
  Command.withSubcommands([make, list, revoke])
)

const program = Command.run(command, { name: "Callwise keys", version: packageJson.version })

runScript("keys", program(process.argv), BunContext.layer)

import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, layer } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import { DatabaseUrl } from "../../src/platform/DatabaseUrl.ts"
import { freePort, ownFolder, readyService, startService } from "../support/ServiceProcess.ts"
import { TestDatabase } from "../support/TestDatabase.ts"

const masterKey = (byte: number) => Buffer.alloc(32, byte).toString("base64")

/** On a database that the first master key is proven on. */
const settings = Effect.gen(function* () {
  return {
    DATABASE_URL: Redacted.value((yield* DatabaseUrl).url),
    CALLWISE_DATA_DIR: yield* ownFolder,
    CALLWISE_SANDBOX_PORT: `${yield* freePort}`,
    CALLWISE_MASTER_KEY: masterKey(1)
  }
})

/** The setting, what it is set to, and what is said to be wrong and right. */
const wrong: ReadonlyArray<readonly [name: string, value: string, said: RegExp]> = [
  ["PORT", "abc", /PORT: must be a whole number, 0-65535, and is "abc"/],
  ["ENRICHMENT_MIN_SCORE", "200", /ENRICHMENT_MIN_SCORE: must be a whole number, 0-100, and is "200"/],
  ["ENRICHMENT_REQUIRED_FIELDS", "demographics.shoeSize", /must be field paths such as demographics\.income/],
  ["CALLWISE_MASTER_KEY", "hunter2", /must be 32 bytes in base64 \(make one with: openssl rand -base64 32\)/],
  ["CALLWISE_TPMO_PRODUCTS", "42", /CALLWISE_TPMO_ORGANIZATIONS: must be set where CALLWISE_TPMO_PRODUCTS is/],
  ["CALLWISE_SANDBOX", "maybe", /auto, on, off.*maybe/],
  ["CALLWISE_ADMIN_KEY", "cw_hunter2", /must be cw_ and 20-200 of .*openssl/],
  ["DATABASE_URL", "hunter2", /must be a URL such as postgres:/],
  ["DATABASE_URL", "postgres://nobody:hunter2@127.0.0.1:1/nowhere", /ECONNREFUSED 127\.0\.0\.1:1/]
]

layer(TestDatabase, { excludeTestServices: true })("a wrong setting", it => {
  const refused = (env: Readonly<Record<string, string>>, name: string, said: RegExp) =>
    Effect.gen(function* () {
      const { code, stdout, stderr } = yield* (yield* startService(env)).ended
      assert.notStrictEqual(code, 0)
      assert.match(stderr, /^Callwise does not start: /m)
      assert.match(stderr, new RegExp(`\\b${name}\\b`))
      assert.match(stderr, said)
      assert.notMatch(stderr, /^\s+at |\.ts:\d|hunter2/m, "neither a stack trace nor a password")
      assert.notInclude(stdout, "Callwise is ready")
    })

  for (const [name, value, said] of wrong)
    it.scoped(`${name}=${value} stops the start, named, with what would be right`, () =>
      Effect.flatMap(settings, right => refused({ ...right, [name]: value }, name, said))
    )

  it.scoped("of what may be said of competitors stops the start, with all that is wrong in the file", () =>
    Effect.gen(function* () {
      const points = (...all: ReadonlyArray<readonly [name: string, source: string, asOf: string]>) =>
        JSON.stringify(
          all.map(([name, source, asOf]) => ({ name, points: [{ text: "No office here", source, asOf }] }))
        )
      const right = ["Geico", "their site", "2026-11-01"] as const
      const files: ReadonlyArray<readonly [content: string, said: RegExp]> = [
        ["{", /it is not JSON/],
        [points(right, ["GEICO ", "a leaflet", "2026-11-01"]), /1\.name: is there already: GEICO/],
        [points(["Geico", "their site", "2026-02-30"]), /0\.points\.0\.asOf: must be a day that exists/],
        [
          points(["Guaranteed Savings Mutual", "they give a gift card", "2026-11-01"]),
          /0\.name: must not be said \(PP-01: false guarantee\); 0\.points\.0\.source: must not be said \(PP-05/
        ]
      ]
      const env = yield* settings
      for (const [at, [content, said]] of files.entries()) {
        const file = join(env.CALLWISE_DATA_DIR, `points-${at}.json`)
        writeFileSync(file, content)
        yield* refused({ ...env, CALLWISE_COMPETITOR_POINTS: file }, "CALLWISE_COMPETITOR_POINTS", said)
      }
    })
  )

  it.scoped("of a port that another program has is told with what to set", () =>
    Effect.gen(function* () {
      const taken = yield* Effect.acquireRelease(
        Effect.sync(() => Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: () => new Response() })),
        server => Effect.promise(() => server.stop(true))
      )
      yield* refused(
        { ...(yield* settings), CALLWISE_SANDBOX: "off", PORT: `${taken.port}` },
        "PORT",
        new RegExp(`cannot listen on 127\\.0\\.0\\.1:${taken.port}: `)
      )
    })
  )

  it.scoped("of another master key than the data's own stops the start before anything is read", () =>
    Effect.gen(function* () {
      const right = yield* settings
      const first = yield* readyService({ ...right, CALLWISE_SANDBOX: "off" })
      yield* first.stop()
      assert.strictEqual((yield* first.ended).code, 0)
      yield* refused(
        { ...right, CALLWISE_MASTER_KEY: masterKey(2) },
        "CALLWISE_MASTER_KEY",
        /give the one the service first started with/
      )
    })
  )
})

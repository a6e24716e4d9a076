import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { Sandbox } from "../../src/sandbox/Sandbox.ts"
import { Scripts } from "./Scripts.ts"

layer(Sandbox.layer({ port: 0 }), { excludeTestServices: true })("bun run keys", it => {
  it.effect(
    "makes a key that is shown once, lists it without the key, and revokes it",
    () =>
      Effect.gen(function* () {
        const { keys } = yield* Scripts
        const made = yield* keys([
          "make",
          "--name",
          "dashboard",
          "--scopes",
          "leads:read,analytics",
          "--agent-id",
          "a-1"
        ])
        assert.strictEqual(made.code, 0, made.stderr)
        assert.match(made.stdout, /^cw_[\w-]{43}\n$/)
        const key = made.stdout.trim()

        const listed = yield* keys(["list", "--json"])
        assert.notInclude(listed.stdout, key)
        const [known] = JSON.parse(listed.stdout)
        assert.deepInclude(known, { name: "dashboard", scopes: ["leads:read", "analytics"], agentId: "a-1" })

        const revoked = yield* keys(["revoke", known.keyId])
        assert.strictEqual(revoked.code, 0, revoked.stderr)
        assert.match((yield* keys(["list"])).stdout, /dashboard.+revoked/)
      }).pipe(Effect.provide(Scripts.layer)),
    { timeout: 60_000 }
  )

  it.effect(
    "refuses scopes nobody knows, an end that is past, and an id of no key",
    () =>
      Effect.gen(function* () {
        const { keys } = yield* Scripts
        const make = (more: ReadonlyArray<string>) => keys(["make", "--name", "x", ...more])
        const scopes = yield* make(["--scopes", "leeds:read"])
        assert.strictEqual(scopes.code, 2)
        assert.include(scopes.stderr, "scopes")
        const past = yield* make(["--scopes", "enrich", "--expires-at", "2020-01-01"])
        assert.deepStrictEqual([past.code, past.stderr], [2, "keys: --expires-at is past.\n"])
        assert.strictEqual((yield* keys(["revoke", "nobody"])).code, 2)
        assert.strictEqual((yield* keys(["list", "--json"])).stdout, "[]\n")
      }).pipe(Effect.provide(Scripts.layer)),
    { timeout: 60_000 }
  )
})

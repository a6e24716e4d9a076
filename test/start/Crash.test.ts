import { assert, describe, it } from "@effect/vitest"
import { Effect, Option } from "effect"
import { ask, readyService } from "../support/ServiceProcess.ts"
import { databaseOf, isRunning, kill, ownData, startingTimeout } from "./OwnData.ts"

describe("a service that was killed", () => {
  it.scopedLive(
    "comes back with all that it had, also when its database was killed with it",
    () =>
      Effect.gen(function* () {
        const { env, folder } = yield* ownData
        const first = yield* readyService(env)
        const lead = yield* ask(first.url, first.key, "PUT", "/api/leads/kept", { email: "ana@acme.example" })
        assert.strictEqual(lead.status, 201)
        const kept = (url: string) =>
          Effect.map(ask(url, first.key, "GET", "/api/leads/kept"), ({ json }) =>
            assert.deepStrictEqual(json, lead.json)
          )

        yield* first.stop("SIGKILL")
        yield* first.ended
        const survivor = databaseOf(folder)
        assert.isTrue(isRunning(Option.getOrThrow(survivor)))
        const second = yield* readyService(env)
        assert.isNull(second.key, "a first key is given once")
        assert.deepStrictEqual(databaseOf(folder), survivor)
        yield* kept(second.url)

        yield* second.stop("SIGKILL")
        yield* second.ended
        yield* kill(survivor)
        assert.deepStrictEqual(databaseOf(folder), survivor, "its lock is left behind")
        const third = yield* readyService(env)
        assert.notDeepEqual(databaseOf(folder), survivor)
        yield* kept(third.url)
      }),
    startingTimeout
  )
})

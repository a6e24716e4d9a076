import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Option, Schedule } from "effect"
import { vendorIds } from "../../src/sandbox/server/Vendor.ts"
import { ask, readyService } from "../support/ServiceProcess.ts"
import { databaseOf, isRunning, ownData, startingTimeout } from "./OwnData.ts"

const requestsAt = (sandbox: string) =>
  Effect.map(ask(sandbox, null, "GET", "/_control/state"), ({ json }) =>
    vendorIds.reduce((sum, vendor) => sum + json[vendor].requests, 0)
  )

const answers = (url: string) => Effect.promise(() => fetch(url).then(Boolean, () => false))

describe("a service that is told to leave", () => {
  it.scopedLive(
    "finishes and answers what it has begun, and leaves no process behind",
    () =>
      Effect.gen(function* () {
        const { env, folder, sandbox } = yield* ownData
        const service = yield* readyService(env)
        const { url, key } = service
        const [person] = (yield* ask(sandbox, null, "GET", "/_control/truth?limit=1")).text.split("\n")
        const { email, phone } = JSON.parse(person ?? "")
        assert.strictEqual((yield* ask(url, key, "PUT", "/api/leads/slow", { email, phone })).status, 201)
        const latency = { p50Ms: 500, p99Ms: 501 }
        for (const vendor of vendorIds) yield* ask(sandbox, null, "PATCH", `/_control/vendors/${vendor}`, { latency })

        const before = yield* requestsAt(sandbox)
        const enriching = yield* Effect.fork(
          ask(url, key, "POST", "/api/leads/slow/enrich", { strategy: "parallel", timeoutMs: 10_000 })
        )
        yield* Effect.repeat(requestsAt(sandbox), { until: requests => requests > before })
        const database = Option.getOrThrow(databaseOf(folder))
        assert.isTrue(isRunning(database))
        yield* service.stop("SIGTERM")

        const { status, json } = yield* Fiber.join(enriching)
        assert.deepStrictEqual([status, json.status], [200, "complete"])
        const { code, stderr } = yield* service.ended
        assert.strictEqual(code, 0, stderr)
        yield* Effect.repeat(
          Effect.sync(() => isRunning(database)),
          { until: isThere => !isThere, schedule: Schedule.spaced("50 millis") }
        )
        yield* Effect.repeat(answers(`${sandbox}/_control/state`), { until: isUp => !isUp })
        assert.isFalse(yield* answers(url))
      }),
    startingTimeout
  )
})

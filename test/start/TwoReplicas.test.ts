import { assert, layer } from "@effect/vitest"
import { Deferred, Effect, Fiber, Redacted, Schedule } from "effect"
import { DatabaseUrl } from "../../src/platform/DatabaseUrl.ts"
import { ended, followed, numbers, upTo } from "../calls/Following.ts"
import { ask, ownFolder, readyService } from "../support/ServiceProcess.ts"
import { TestDatabase } from "../support/TestDatabase.ts"
import { startingTimeout } from "./OwnData.ts"

const key = "cw_two_replicas_of_one_service"

const replica = Effect.gen(function* () {
  return yield* readyService({
    DATABASE_URL: Redacted.value((yield* DatabaseUrl).url),
    CALLWISE_DATA_DIR: yield* ownFolder,
    CALLWISE_MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
    CALLWISE_ADMIN_KEY: key,
    CALLWISE_SANDBOX: "off"
  })
})

const lines = 12

layer(TestDatabase, { excludeTestServices: true })("two replicas of the service", it => {
  it.scoped(
    "lose and repeat nothing of a call that one hears and the other tells, when the one that tells is killed",
    () =>
      Effect.gen(function* () {
        const hearing = yield* replica
        const telling = yield* replica
        const at = (method: string, path: string, body?: object) => ask(hearing.url, key, method, path, body)
        const say = (line: number) =>
          Effect.map(
            at("POST", "/api/calls/two/events", { type: "utterance", speaker: "lead", text: `Line ${line}.` }),
            ({ status }) => assert.strictEqual(status, 202)
          )

        yield* at("PUT", "/api/leads/two", { email: "rosa@a.example", address: { state: "FL" } })
        yield* at("POST", "/api/calls", { callId: "two", leadId: "two", agentId: "ana", direction: "inbound" })
        yield* at("GET", "/api/calls/two/briefing").pipe(
          Effect.repeat({ until: ({ json }) => json.pending.length === 0, schedule: Schedule.spaced("20 millis") })
        )
        const isTold = yield* Deferred.make<void>()
        const following = yield* Effect.fork(
          followed(telling.url, "two", key, 0, messages => {
            const heard = messages.filter(({ type }) => type === "transcript_update").length
            if (heard === lines) Deferred.unsafeDone(isTold, Effect.void)
            return ended(messages)
          })
        )
        yield* Effect.forEach(upTo(lines), say)
        yield* Deferred.await(isTold)
        const talking = yield* Effect.fork(Effect.forEach(upTo(lines), say))
        yield* telling.stop("SIGKILL")
        const { messages: before, words } = yield* Fiber.join(following)
        assert.include(words, "broke off")
        yield* Fiber.join(talking)
        const resumed = yield* Effect.fork(
          followed(hearing.url, "two", key, before.at(-1)?.sequence ?? 0, messages => ended(messages))
        )
        yield* at("POST", "/api/calls/two/end", { outcome: "follow_up" })
        const all = [...before, ...(yield* Fiber.join(resumed)).messages]
        assert.deepStrictEqual(numbers(all), upTo(all.length))
        assert.strictEqual(all.filter(({ type }) => type === "transcript_update").length, 2 * lines)
        assert.isTrue(ended(all))
      }),
    startingTimeout
  )
})

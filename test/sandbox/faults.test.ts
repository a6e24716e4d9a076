import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { householdKey } from "../../src/sandbox/Keys.ts"
import type { RunningSandbox } from "../../src/sandbox/Sandbox.ts"
import { Ledger } from "../../src/sandbox/server/Ledger.ts"
import { Seen } from "../../src/sandbox/server/Seen.ts"
import { ask, bearer, quick } from "./support/Wire.ts"

const knownMail = ({ control }: RunningSandbox): string => {
  for (const { email, firstName, lastName } of control.truths.list(0, 50)) if (firstName !== lastName) return email
  return ""
}
const init = (email: string, reference?: string): RequestInit => ({
  method: "POST",
  headers: { ...bearer(householdKey), ...(reference !== undefined && { "x-callwise-reference": reference }) },
  body: JSON.stringify({ email })
})
const look = (sandbox: RunningSandbox, email: string) => ask(`${sandbox.url}/household/v1/lookup`, init(email))

/** An e-mail address that Household Insight knows. */
const billable = (sandbox: RunningSandbox) =>
  Effect.gen(function* () {
    for (const { email } of sandbox.control.truths.list(0, 50)) {
      if ((yield* look(sandbox, email)).status === 200) {
        sandbox.control.reset()
        return email
      }
    }
    return knownMail(sandbox)
  })

const outcome = (sandbox: RunningSandbox, email: string, milliseconds = 5000) =>
  Effect.promise(async () => {
    try {
      const response = await fetch(`${sandbox.url}/household/v1/lookup`, {
        ...init(email),
        signal: AbortSignal.timeout(milliseconds)
      })
      await response.text()
      return `status ${response.status}`
    } catch (error) {
      return error instanceof Error && error.name === "TimeoutError" ? "silence" : "cut"
    }
  })

describe("faults", () => {
  it.scoped("come at the rate that was set, the same ones in each run", () =>
    Effect.gen(function* () {
      const run = Effect.gen(function* () {
        const sandbox = yield* quick({ population: 50 })
        sandbox.control.patch("household", { rate5xx: 0.3, rate429: 0.2 })
        return yield* Effect.forEach(Array.from({ length: 200 }), () =>
          Effect.map(look(sandbox, "no@nowhere.example"), ({ status }) => status)
        )
      })
      const statuses = yield* run
      const share = (status: number) => statuses.filter(each => each === status).length / 200
      assert.approximately(share(503), 0.3, 0.1)
      assert.approximately(share(429), 0.2, 0.1)
      assert.deepStrictEqual(yield* run, statuses)
    })
  )

  it.scoped("cut, hang and garble after the work was done, which is charged; refusals are not", () =>
    Effect.gen(function* () {
      const sandbox = yield* quick()
      const { control } = sandbox
      const email = yield* billable(sandbox)
      const billedAfter = (change: Parameters<typeof control.patch>[1], milliseconds?: number) =>
        Effect.gen(function* () {
          control.reset()
          control.patch("household", change)
          return [yield* outcome(sandbox, email, milliseconds), control.billing().total]
        })
      assert.deepStrictEqual(yield* billedAfter({}), ["status 200", 1])
      assert.deepStrictEqual(yield* billedAfter({ rateTruncated: 1 }), ["cut", 1])
      assert.deepStrictEqual(yield* billedAfter({ rateHang: 1 }, 300), ["silence", 1])
      assert.deepStrictEqual(yield* billedAfter({ rateMalformed: 1 }), ["status 200", 1])
      assert.deepStrictEqual(yield* billedAfter({ rate429: 1 }), ["status 429", 0])
      assert.deepStrictEqual(yield* billedAfter({ rate5xx: 1 }), ["status 503", 0])
      assert.deepStrictEqual(yield* billedAfter({ down: true }), ["cut", 0])
      assert.deepStrictEqual(yield* billedAfter({ quotaLeft: 0 }), ["status 402", 0])
    })
  )

  it.scoped("garble so that no reader of the format accepts it", () =>
    Effect.gen(function* () {
      const sandbox = yield* quick()
      sandbox.control.patch("household", { rateMalformed: 1 })
      const answers = yield* Effect.forEach(Array.from({ length: 20 }), () => look(sandbox, knownMail(sandbox)))
      for (const { text } of answers) assert.isFalse(/^\{"match".*\}$|^\{"error".*\}$/.test(text), text)
    })
  )

  it.scoped("limit requests in a minute, and tell how long to wait", () =>
    Effect.gen(function* () {
      const sandbox = yield* quick()
      sandbox.control.patch("household", { requestsPerMinute: 3 })
      const answers = yield* Effect.forEach(Array.from({ length: 5 }), () => look(sandbox, "no@nowhere.example"))
      assert.deepStrictEqual(
        answers.map(({ status }) => status),
        [404, 404, 404, 429, 429]
      )
      const wait = Number(answers[4]?.headers.get("retry-after"))
      assert.isTrue(wait > 0 && wait <= 60)
    })
  )

  it.scoped("delay answers", () =>
    Effect.gen(function* () {
      const sandbox = yield* quick()
      sandbox.control.patch("household", { latency: { p50Ms: 80, p99Ms: 80 } })
      const start = performance.now()
      yield* look(sandbox, "no@nowhere.example")
      assert.isAbove(performance.now() - start, 70)
    })
  )
})

describe("the ledger", () => {
  it("keeps exact totals and the newest entries, in order, however many there were", () => {
    const ledger = new Ledger(2)
    for (let i = 0; i < 45_000; i++) ledger.charge(i % 2 === 0 ? "dnb" : "apollo", `r-${i}`, 1, i)
    const kept = [...ledger.entries()]
    assert.strictEqual(ledger.total, 45_000)
    assert.strictEqual(ledger.billed("apollo"), 22_500)
    assert.isTrue(kept.length >= 20_000 && kept.length <= 30_000)
    assert.deepInclude(kept.at(-1), { vendor: "apollo", units: 1, at: "1970-01-01T00:00:44.999Z" })
    assert.strictEqual(kept.at(-1)?.reference, "r-44999")
    assert.strictEqual(kept[0]?.reference, `r-${45_000 - kept.length}`)
  })

  it("forgets the oldest of what was bought, never the newest", () => {
    const seen = new Seen(3)
    for (const key of ["a", "b", "c", "d"]) assert.isTrue(seen.add(key))
    assert.isFalse(seen.add("d"))
    assert.deepStrictEqual([seen.has("a"), seen.has("b")], [false, true])
  })
})

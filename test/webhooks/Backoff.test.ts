import { assert, describe, it } from "@effect/vitest"
import { Duration, FastCheck as fc, Option } from "effect"
import { nextAttempt } from "../../src/webhooks/Backoff.ts"

const retries = fc.array(fc.integer({ min: 1, max: 172_800 }), { maxLength: 20 })
const chance = fc.double({ min: 0, max: 1, noNaN: true })

describe("a retry", () => {
  it.prop(
    "comes after its pause, at most a fifth longer, and there are as many as pauses",
    [retries, chance],
    ([pauses, chance]) => {
      let ageSeconds = 0
      pauses.forEach((pause, at) => {
        const next = nextAttempt(pauses, { attempts: at + 1, ageSeconds, chance, asked: Option.none() })
        assert.strictEqual(next._tag, "Retry")
        if (next._tag !== "Retry") return
        const after = Duration.toSeconds(next.after)
        assert.isAtLeast(after, pause - 0.001)
        assert.isAtMost(after, pause * 1.2 + 0.001)
        ageSeconds += after + 60
      })
      assert.strictEqual(
        nextAttempt(pauses, { attempts: pauses.length + 1, ageSeconds, chance, asked: Option.none() })._tag,
        "GiveUp"
      )
    }
  )

  it.prop(
    "comes when the receiver asked for it, but no later than after the longest pause",
    [fc.array(fc.integer({ min: 1, max: 172_800 }), { minLength: 1, maxLength: 20 }), fc.integer({ min: 0, max: 1e7 })],
    ([pauses, seconds]) => {
      const asked = Option.some(Duration.seconds(seconds))
      const next = nextAttempt(pauses, { attempts: 1, ageSeconds: 0, chance: 0, asked })
      const wanted = Math.max(pauses[0] ?? 0, Math.min(seconds, Math.max(...pauses)))
      assert.strictEqual(next._tag === "Retry" ? Math.round(Duration.toSeconds(next.after)) : -1, wanted)
    }
  )

  it.prop("is not for what waited longer than all pauses take", [retries, chance], ([pauses, chance]) => {
    const ageSeconds = pauses.reduce((sum, pause) => sum + pause, 0) * 1.2 + 60 * 22
    assert.strictEqual(nextAttempt(pauses, { attempts: 1, ageSeconds, chance, asked: Option.none() })._tag, "GiveUp")
  })
})

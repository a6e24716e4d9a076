import { Clock, Config, Data, Effect } from "effect"
import { decimal, wholeNumber } from "../../platform/NumberSetting.ts"

export interface BreakerOptions {
  readonly failureShare: number
  readonly minimumCalls: number
  readonly windowMs: number
  readonly openMs: number
}

export const BreakerConfig: Config.Config<BreakerOptions> = Config.all({
  failureShare: decimal("CALLWISE_BREAKER_FAILURE_SHARE", { from: 0.001, to: 1, otherwise: 0.5 }),
  minimumCalls: wholeNumber("CALLWISE_BREAKER_MINIMUM_CALLS", { from: 1, to: 1_000, otherwise: 10 }),
  windowMs: wholeNumber("CALLWISE_BREAKER_WINDOW_MS", { from: 100, to: 3_600_000, otherwise: 60_000 }),
  openMs: wholeNumber("CALLWISE_BREAKER_OPEN_MS", { from: 100, to: 3_600_000, otherwise: 30_000 })
})

export type BreakerState = "closed" | "open" | "half_open"

/** What a call said of the provider's health; `neutral` when it said nothing (a rate limit, bad input, no answer kept). */
export type Verdict = "healthy" | "sick" | "neutral"

export class BreakerOpen extends Data.TaggedError("BreakerOpen")<{ readonly retryAfterMs: number }> {}

export interface Permit {
  readonly isProbe: boolean
}

export interface Breaker {
  readonly state: Effect.Effect<BreakerState>
  /** Fails when a call would be refused now; takes no permit. */
  readonly ready: Effect.Effect<void, BreakerOpen>
  /** One permit a call; when open for long enough exactly one call is let through as the probe. */
  readonly admit: Effect.Effect<Permit, BreakerOpen>
  readonly report: (permit: Permit, verdict: Verdict) => Effect.Effect<void>
  readonly reset: Effect.Effect<void>
}

const mostRemembered = 1000

export const makeBreaker = (options: BreakerOptions): Breaker => {
  let calls: Array<{ readonly at: number; readonly sick: boolean }> = []
  let failed = 0
  let openedAt: number | undefined
  let probing = false

  const close = () => {
    calls = []
    failed = 0
    openedAt = undefined
    probing = false
  }
  const stateAt = (now: number): BreakerState => {
    if (openedAt === undefined) return "closed"
    return probing || now - openedAt >= options.openMs ? "half_open" : "open"
  }
  const isForgotten = (then: number, now: number) => calls.length > mostRemembered || now - then >= options.windowMs
  const remember = (at: number, sick: boolean) => {
    calls.push({ at, sick })
    if (sick) failed++
    for (let [first] = calls; first !== undefined && isForgotten(first.at, at); [first] = calls) {
      if (first.sick) failed--
      calls.shift()
    }
    if (calls.length >= options.minimumCalls && failed / calls.length >= options.failureShare) openedAt = at
  }

  const refusal = (now: number) => {
    if (openedAt === undefined || (!probing && stateAt(now) !== "open")) return undefined
    return new BreakerOpen({ retryAfterMs: Math.max(0, openedAt + options.openMs - now) })
  }

  return {
    ready: Effect.flatMap(Clock.currentTimeMillis, now => refusal(now) ?? Effect.void),
    state: Effect.map(Clock.currentTimeMillis, stateAt),
    admit: Effect.flatMap(Clock.currentTimeMillis, (now): Effect.Effect<Permit, BreakerOpen> => {
      const refused = refusal(now)
      if (refused !== undefined) return refused
      const isProbe = openedAt !== undefined
      probing = isProbe
      return Effect.succeed({ isProbe })
    }),
    report: (permit, verdict) =>
      Effect.map(Clock.currentTimeMillis, now => {
        if (!permit.isProbe) {
          if (openedAt === undefined && verdict !== "neutral") remember(now, verdict === "sick")
          return
        }
        if (openedAt === undefined) return
        probing = false
        if (verdict === "healthy") close()
        if (verdict === "sick") openedAt = now
      }),
    reset: Effect.sync(close)
  }
}

import { Clock, Config, Data, Effect } from "effect"

export interface BreakerOptions {
  readonly failureShare: number
  readonly minimumCalls: number
  readonly windowMs: number
  readonly openMs: number
}

const wholeMs = (name: string, fallback: number) =>
  Config.integer(name).pipe(
    Config.withDefault(fallback),
    Config.validate({ message: "must be 100-3600000", validation: ms => ms >= 100 && ms <= 3_600_000 })
  )

export const BreakerConfig: Config.Config<BreakerOptions> = Config.all({
  failureShare: Config.number("CALLWISE_BREAKER_FAILURE_SHARE").pipe(
    Config.withDefault(0.5),
    Config.validate({ message: "must be above 0 and at most 1", validation: share => share > 0 && share <= 1 })
  ),
  minimumCalls: Config.integer("CALLWISE_BREAKER_MINIMUM_CALLS").pipe(
    Config.withDefault(10),
    Config.validate({ message: "must be 1-1000", validation: calls => calls >= 1 && calls <= 1000 })
  ),
  windowMs: wholeMs("CALLWISE_BREAKER_WINDOW_MS", 60_000),
  openMs: wholeMs("CALLWISE_BREAKER_OPEN_MS", 30_000)
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
  let openedAt: number | undefined
  let probing = false

  const close = () => {
    calls = []
    openedAt = undefined
    probing = false
  }
  const stateAt = (now: number): BreakerState => {
    if (openedAt === undefined) return "closed"
    return probing || now - openedAt >= options.openMs ? "half_open" : "open"
  }
  const remember = (at: number, sick: boolean) => {
    calls = [...calls.filter(call => at - call.at < options.windowMs).slice(1 - mostRemembered), { at, sick }]
    const failed = calls.filter(call => call.sick).length
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

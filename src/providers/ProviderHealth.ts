import { Option, Schema } from "effect"
import type { BreakerState } from "./guard/Breaker.ts"
import type { Standing } from "./guard/TokensRepo.ts"
import { FailureReason, ProviderId } from "./Provider.ts"
import type { ProviderConfig } from "./ProviderConfig.ts"
import { ProviderStatus } from "./ProviderDefinition.ts"
import type { LastDay, LastError } from "./ProviderHealthRepo.ts"

const Milliseconds = Schema.NonNegative

export class ProviderHealth extends Schema.Class<ProviderHealth>("ProviderHealth")(
  {
    providerId: ProviderId,
    name: Schema.String,
    status: ProviderStatus,
    calls: Schema.Int.annotations({ description: "Look-ups sent in the last 24 hours." }),
    successRate: Schema.NullOr(Schema.Number).annotations({
      description: "Share of them that got an answer, match or not, 0-1; null when there were none."
    }),
    latencyMs: Schema.NullOr(Schema.Struct({ p50: Milliseconds, p95: Milliseconds, p99: Milliseconds })).annotations({
      description: "Milliseconds of the last attempt, over the last 24 hours; null when there were no calls."
    }),
    breaker: Schema.Literal("closed", "open", "half_open").annotations({
      description: "The circuit breaker of the replica that answers."
    }),
    paused: Schema.NullOr(Schema.Struct({ reason: FailureReason, until: Schema.DateTimeUtc })).annotations({
      description:
        "Set while nobody asks it: until its Retry-After, or for long when the key or the credits are refused."
    }),
    lastError: Schema.NullOr(Schema.Struct({ reason: FailureReason, at: Schema.DateTimeUtc })),
    quota: Schema.Struct({
      limit: Schema.Int,
      used: Schema.Int,
      left: Schema.Int
    }).annotations({ description: "Look-ups of today (UTC)." }),
    spentToday: Schema.Number.annotations({ description: "US dollars today (UTC), lost answers counted as charged." }),
    waiting: Schema.Int.annotations({ description: "Calls that wait for their turn on the replica that answers." })
  },
  { description: "How a provider is doing." }
) {}

export class CredentialReport extends Schema.Class<CredentialReport>("CredentialReport")(
  {
    providerId: ProviderId,
    valid: Schema.Boolean,
    reason: Schema.optional(FailureReason),
    creditsLeft: Schema.optional(Schema.Number.annotations({ description: "As the vendor counts them." })),
    checkedAt: Schema.DateTimeUtc
  },
  { description: "What the vendor's cheapest check said of the credentials." }
) {}

export interface Signs {
  readonly config: Pick<ProviderConfig, "id" | "name" | "isEnabled" | "dailyQuota">
  readonly status: ProviderStatus
  readonly day: LastDay
  readonly lastError: Option.Option<LastError>
  readonly standing: Standing
  readonly breaker: BreakerState
  readonly waiting: number
}

const latencyOf = ({ p50, p95, p99 }: LastDay) =>
  p50 === null || p95 === null || p99 === null ? null : { p50, p95, p99 }

const pauseOf = ({ pausedUntil, pauseReason }: Standing) =>
  pausedUntil === null || pauseReason === null ? null : { reason: pauseReason, until: pausedUntil }

export const healthOf = ({ config, status, day, lastError, standing, breaker, waiting }: Signs): ProviderHealth =>
  new ProviderHealth({
    providerId: config.id,
    name: config.name,
    status: config.isEnabled && breaker === "open" ? "degraded" : status,
    calls: day.calls,
    successRate: day.calls === 0 ? null : day.answered / day.calls,
    latencyMs: latencyOf(day),
    breaker,
    paused: pauseOf(standing),
    lastError: Option.getOrNull(lastError),
    quota: {
      limit: config.dailyQuota,
      used: standing.usedToday,
      left: Math.max(0, config.dailyQuota - standing.usedToday)
    },
    spentToday: day.spentToday,
    waiting
  })

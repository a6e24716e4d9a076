import { Schema } from "effect"
import { FailureReason, ProviderId } from "./Provider.ts"
import { ProviderStatus } from "./ProviderDefinition.ts"

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

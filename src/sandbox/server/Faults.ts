import { Schema } from "effect"

const rate = Schema.Number.pipe(Schema.between(0, 1, { message: () => "must be a share between 0 and 1" }))
const millis = Schema.Number.pipe(Schema.between(0, 600_000, { message: () => "must be 0 to 600000 milliseconds" }))
const limit = (what: string) =>
  Schema.NullOr(Schema.Int.pipe(Schema.nonNegative())).annotations({
    message: () => ({ message: `must be a whole number of ${what}, or null for no limit`, override: true })
  })

const latency = Schema.Struct({ p50Ms: millis, p99Ms: millis }).pipe(
  Schema.filter(({ p50Ms, p99Ms }) => p99Ms >= p50Ms, { message: () => "p99Ms must not be below p50Ms" })
)

const fields = {
  latency: latency.annotations({ description: "Lognormal, milliseconds." }),
  rate429: rate,
  rate5xx: rate,
  rateHang: rate,
  rateTruncated: rate,
  rateMalformed: rate,
  quotaLeft: limit("billed units"),
  requestsPerMinute: limit("requests"),
  down: Schema.Boolean,
  tokenLifetimeSeconds: Schema.Number.pipe(Schema.between(0.05, 604_800)),
  queuedShare: rate.annotations({ description: "Clearbit: share of first look-ups answered 202." })
} as const

export const Faults = Schema.Struct(fields)
export type Faults = typeof Faults.Type

export const FaultsPatch = Schema.partialWith(Schema.Struct({ ...fields, expireTokens: Schema.Boolean }), {
  exact: true
}).annotations({ identifier: "FaultsPatch" })
export type FaultsPatch = typeof FaultsPatch.Type

export const calm: Faults = {
  latency: { p50Ms: 40, p99Ms: 200 },
  rate429: 0,
  rate5xx: 0,
  rateHang: 0,
  rateTruncated: 0,
  rateMalformed: 0,
  quotaLeft: null,
  requestsPerMinute: null,
  down: false,
  tokenLifetimeSeconds: 3600,
  queuedShare: 0
}

import type { Submitted } from "./Submitted.ts"

/** What is measured of how a lead came, and which end of it is suspicious. */
export const measures = {
  form_seconds: { suspicious: "low", says: "time to fill in the form" },
  call_seconds: { suspicious: "low", says: "length of the call that brought it" },
  inbound_calls: { suspicious: "high", says: "calls from the number in a day" },
  burst: { suspicious: "high", says: "leads of the source within five minutes" }
} as const
export type Measure = keyof typeof measures

export interface Measured {
  readonly measure: Measure
  /** Null: counted where the other leads are known. */
  readonly value: number | null
}

export const measuredOf = ({ callSeconds, formSeconds, inboundCalls }: Submitted): ReadonlyArray<Measured> => [
  ...(formSeconds === undefined ? [] : [{ measure: "form_seconds", value: formSeconds } as const]),
  ...(callSeconds === undefined ? [] : [{ measure: "call_seconds", value: callSeconds } as const]),
  ...(inboundCalls === undefined ? [] : [{ measure: "inbound_calls", value: inboundCalls } as const]),
  { measure: "burst", value: null }
]

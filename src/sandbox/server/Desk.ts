import { Draw } from "../population/Draw.ts"
import type { Faults, FaultsPatch } from "./Faults.ts"
import type { Ledger } from "./Ledger.ts"
import { Seen } from "./Seen.ts"
import { Tokens } from "./Tokens.ts"
import type { VendorId } from "./Vendor.ts"

const windowMillis = 60_000

export type Mishap = "none" | "429" | "5xx" | "hang" | "truncated" | "malformed"

/** What one vendor keeps about its customer: faults in force, tokens, usage, what was bought. */
export class Desk {
  faults: Faults
  requests = 0
  usedInWindow = 0
  readonly tokens: Tokens
  readonly bought = new Seen()
  readonly queued = new Seen()
  private windowStart = 0
  private draw: Draw

  constructor(
    readonly vendor: VendorId,
    private readonly seed: number,
    private readonly defaults: Faults,
    private readonly ledger: Ledger
  ) {
    this.faults = defaults
    this.tokens = new Tokens(seed, vendor)
    this.draw = new Draw(seed, "mishaps", vendor)
  }

  patch({ expireTokens, ...change }: FaultsPatch): void {
    this.faults = { ...this.faults, ...change }
    if (expireTokens === true) this.tokens.expireAll()
  }
  reset(): void {
    this.faults = this.defaults
    this.requests = 0
    this.usedInWindow = 0
    this.windowStart = 0
    this.tokens.issued = 0
    this.draw = new Draw(this.seed, "mishaps", this.vendor)
    this.bought.clear()
    this.queued.clear()
  }

  /** Seconds to wait when the per-minute limit is reached, else 0. Refused calls do not count. */
  admit(now: number): number {
    if (now - this.windowStart >= windowMillis) {
      this.windowStart = now
      this.usedInWindow = 0
    }
    const { requestsPerMinute } = this.faults
    if (requestsPerMinute !== null && this.usedInWindow >= requestsPerMinute) {
      return Math.ceil((this.windowStart + windowMillis - now) / 1000)
    }
    this.usedInWindow++
    return 0
  }
  secondsLeftInWindow(now: number): number {
    return Math.max(1, Math.ceil((this.windowStart + windowMillis - now) / 1000))
  }
  get leftInWindow(): number | null {
    const { requestsPerMinute } = this.faults
    return requestsPerMinute === null ? null : Math.max(0, requestsPerMinute - this.usedInWindow)
  }

  mishap(): Mishap {
    const { rate429, rate5xx, rateHang, rateMalformed, rateTruncated } = this.faults
    let left = this.draw.next()
    for (const [mishap, rate] of [
      ["429", rate429],
      ["5xx", rate5xx],
      ["hang", rateHang],
      ["truncated", rateTruncated],
      ["malformed", rateMalformed]
    ] as const) {
      left -= rate
      if (left < 0) return mishap
    }
    return "none"
  }
  delayMillis(): number {
    const { p50Ms, p99Ms } = this.faults.latency
    if (p50Ms <= 0) return p99Ms <= 0 ? 0 : this.draw.chance(0.01) ? p99Ms : 0
    return p50Ms * Math.exp((this.draw.normal() * Math.log(p99Ms / p50Ms)) / 2.326)
  }
  pick<A>(from: ReadonlyArray<A>): A {
    return this.draw.pick(from)
  }

  get exhausted(): boolean {
    return this.faults.quotaLeft !== null && this.faults.quotaLeft <= 0
  }
  get billed(): number {
    return this.ledger.billed(this.vendor)
  }
  charge(units: number, reference: string | undefined): void {
    if (units <= 0) return
    this.ledger.charge(this.vendor, reference, units, Date.now())
    const { quotaLeft } = this.faults
    if (quotaLeft !== null) this.faults = { ...this.faults, quotaLeft: Math.max(0, quotaLeft - units) }
  }
  /** Charges one unit unless this record or question was bought before; false when the quota does not allow it. */
  buyOnce(key: string, reference: string | undefined): boolean {
    if (this.bought.has(key)) return true
    if (this.exhausted) return false
    this.bought.add(key)
    this.charge(1, reference)
    return true
  }
}

import { assert, describe, it } from "@effect/vitest"
import { boughtOf, whyOf } from "../../src/calls/Had.ts"
import { EnrichmentResult, EnrichmentUnavailable, ProviderReport } from "../../src/enrichment/Enrichment.ts"
import { LeadId } from "../../src/leads/Lead.ts"

const leadId = LeadId.make("lead")

const report = (name: string, outcome: ProviderReport["outcome"]) =>
  new ProviderReport({ providerId: name, name, type: "custom", outcome, cost: 0, durationMs: 1 })

const bought = (status: EnrichmentResult["status"], providers: ReadonlyArray<ProviderReport> = []) =>
  boughtOf(
    new EnrichmentResult({ leadId, status, profile: null, providers, conflicts: [], totalCost: 0, durationMs: 1 })
  )

describe("what was had for a briefing", () => {
  it("is whole where everybody asked has answered", () => {
    assert.isNull(bought("complete", [report("A", "matched"), report("B", "not_found")]).why)
    assert.isNull(bought("cached").why)
  })

  it("names those who gave no answer, and nobody else", () => {
    const reports = [
      report("A", "matched"),
      report("B", "timeout"),
      report("C", "rate_limited"),
      report("D", "skipped")
    ]
    const providers = [
      { name: "B", outcome: "timeout" },
      { name: "C", outcome: "rate_limited" }
    ] as const
    assert.deepStrictEqual(bought("partial", reports).why, { reason: "partial", providers })
    const none = new EnrichmentUnavailable({ leadId, providers: reports, retryAfterSeconds: 5 })
    assert.deepStrictEqual(whyOf(none), { reason: "unavailable", providers })
  })

  it("says why where nothing came of it, in a word for everything", () => {
    assert.deepStrictEqual(bought("not_found").why, { reason: "not_found", providers: [] })
    const words = ["ConsentMissing", "ProfileRequired", "TimeoutException", "Anything"].map(
      _tag => whyOf({ _tag }).reason
    )
    assert.deepStrictEqual(words, ["no_consent", "no_profile", "timeout", "failed"])
  })
})

import { assert, describe, it } from "@effect/vitest"
import { DateTime, FastCheck, Schema } from "effect"
import { matchProbability } from "../../../src/enrichment/merge/SameLead.ts"
import { PlainDate } from "../../../src/leads/PlainDate.ts"
import { EnrichmentQuery, IdentityClaims, ProviderRecord } from "../../../src/providers/Provider.ts"

const day = Schema.decodeSync(PlainDate)

const lead = new EnrichmentQuery({
  email: "maria.lopez@a.example",
  phone: "+12015550101",
  firstName: "Maria",
  lastName: "Lopez",
  dateOfBirth: day("1980-02-03")
})

const record = (identity: ConstructorParameters<typeof IdentityClaims>[0], matchConfidence = 0.6) =>
  new ProviderRecord({
    matchConfidence,
    observedAt: DateTime.unsafeMake("2026-01-01T00:00:00Z"),
    facts: {},
    identity: new IdentityClaims(identity)
  })

describe("the probability that a record is the lead's", () => {
  it("is the vendor's own score when nothing is claimed of whom it is about", () => {
    assert.closeTo(matchProbability(lead, record({})), 0.6, 1e-12)
    assert.closeTo(matchProbability(new EnrichmentQuery({}), record({ fullName: "Maria Lopez" })), 0.6, 1e-12)
  })

  it("grows with each claim that agrees, however it is written", () => {
    const named = matchProbability(lead, record({ fullName: "Lopez, Maria E." }))
    const reached = matchProbability(
      lead,
      record({ fullName: "Maria Lopez", emails: ["x@b.example", "Maria.Lopez@a.example"] })
    )
    assert.isAbove(named, 0.8)
    assert.isAbove(reached, 0.98)
  })

  it("falls when the record is about somebody else", () => {
    assert.isBelow(matchProbability(lead, record({ fullName: "Pedro Lopez" }, 0.9)), 0.5)
    assert.isBelow(
      matchProbability(lead, record({ fullName: "Maria Lopez", dateOfBirth: day("1951-07-01") }, 0.9)),
      0.8
    )
    assert.isAbove(matchProbability(lead, record({ fullName: "Maria Lopez", dateOfBirth: day("1980-02-03") })), 0.99)
  })

  it.prop(
    "is a probability, and rises with the vendor's score",
    [FastCheck.float({ min: 0, max: 1, noNaN: true })],
    ([score]) => {
      const claimed = { fullName: "Maria Lopez", phones: ["+12015550102"] }
      const probability = matchProbability(lead, record(claimed, score))
      assert.isTrue(probability >= 0 && probability <= 1)
      assert.isAtLeast(matchProbability(lead, record(claimed, Math.min(1, score + 0.01))), probability - 1e-12)
    }
  )
})

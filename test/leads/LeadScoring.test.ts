import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { soldShare } from "../../src/conversion/PriorTables.ts"
import { channelOf } from "../../src/leads/Channel.ts"
import { emailQualityOf } from "../../src/leads/EmailQuality.ts"
import { LeadInput } from "../../src/leads/LeadInput.ts"
import { scoreOf } from "../../src/leads/LeadScoring.ts"
import { attributes, protectedMembers, scoredMembers } from "./LeadArbitrary.ts"

const read = Schema.decodeUnknownSync(LeadInput)
const score = (written: object) => scoreOf(read({ email: "a@b.example", ...written })).score

describe("the score", () => {
  it.prop("is 0-100, and its reasons sum to it", [scoredMembers], ([written]) => {
    const { score, reasons } = scoreOf(read(written))
    assert.isTrue(Number.isInteger(score) && score >= 0 && score <= 100)
    assert.strictEqual(
      reasons.reduce((sum, { points }) => sum + points, 0),
      score
    )
    assert.isTrue(reasons.every(({ points }) => points >= 0))
  })

  it.prop(
    "is the same whatever a person is called, however old they are and whatever they do",
    [scoredMembers, protectedMembers, protectedMembers, attributes],
    ([written, one, other, facts]) => {
      const plain = scoreOf(read(written))
      assert.deepStrictEqual(scoreOf(read({ ...written, ...one })), plain)
      assert.deepStrictEqual(scoreOf(read({ ...written, ...other, attributes: facts })), plain)
    }
  )

  it("does not look at where somebody lives, only at whether it is known", () => {
    const at = (address: object) => score({ address })
    assert.strictEqual(
      at({ street: "1 Main St", city: "Beverly Hills", state: "CA", postalCode: "90210" }),
      at({ street: "9 Elm St", city: "Detroit", state: "MI", postalCode: "48201" })
    )
  })

  it("is 100 at best and 0 at worst", () => {
    const best = {
      email: "ana@acme.example",
      phone: "2125550123",
      address: { street: "1 Main St", postalCode: "78701" },
      company: { domain: "acme.example" },
      interests: ["health", "auto"],
      source: "referral",
      consent: { calls: true }
    }
    assert.strictEqual(score(best), 100)
    assert.strictEqual(score({ email: "a@mailinator.com", source: "cold list" }), 0)
  })

  it("falls when somebody must not be called or written to", () => {
    const phone = "2125550123"
    assert.isBelow(score({ phone, consent: { calls: false } }), score({ phone }))
    assert.isAbove(score({ phone, consent: { calls: true } }), score({ phone }))
    assert.isBelow(score({ consent: { marketing: false } }), score({}))
  })

  it("ranks channels as they sell", () => {
    const byScore = Object.keys(soldShare).map(channel => [channel, score({ source: channel })] as const)
    const points = byScore.map(([, points]) => points)
    assert.deepStrictEqual(
      points,
      points.toSorted((a, b) => b - a)
    )
    for (const channel of Object.keys(soldShare)) assert.strictEqual(channelOf(channel), channel)
  })

  it("recognises a channel in the words of a source", () => {
    const known = {
      "Live Transfer (vendor 7)": "live_transfer",
      inboundCall: "inbound_call",
      "EXCLUSIVE-WEB": "exclusive_web",
      "aged shared leads": "aged",
      "Referred by a friend": "referral",
      website: "walk_in_or_own_website"
    }
    for (const [source, channel] of Object.entries(known)) assert.strictEqual(channelOf(source), channel, source)
    for (const source of ["transferwise", "listing", "x"]) assert.isUndefined(channelOf(source), source)
  })

  it("tells e-mail addresses apart by what they are good for", () => {
    assert.deepStrictEqual(
      ["ana@acme.example", "ana@gmail.com", "info@acme.example", "ana@mailinator.com", "info@x.mailinator.com"].map(
        emailQualityOf
      ),
      ["own_domain", "free_mail", "role", "disposable", "disposable"]
    )
  })
})

import { assert, describe, it } from "@effect/vitest"
import { topicOf } from "../../../src/offers/fit/Topic.ts"
import type { Product } from "../../../src/offers/Product.ts"
import { IntentSignal } from "../../../src/profile/Profile.ts"
import { now } from "./Persons.ts"

const read = (topic: string) => topicOf(new IntentSignal({ topic, strength: 1, observedAt: now }))
const spoken = (topic: string) =>
  Object.entries(read(topic).speaks)
    .filter(([, share]) => share >= 0.5)
    .map(([product]) => product)
    .sort()

const cases: ReadonlyArray<readonly [string, ReadonlyArray<Product>]> = [
  ["auto insurance", ["personal_auto"]],
  ["Compare CAR insurance quotes in Texas", ["personal_auto"]],
  ["SR-22", ["personal_auto"]],
  ["home insurance", ["condo", "homeowners", "mobile_home"]],
  ["homeowners' policy deductible", ["condo", "homeowners", "mobile_home"]],
  ["renters insurance", ["renters"]],
  ["HO-6 condo coverage", ["condo"]],
  ["manufactured home insurance", ["mobile_home"]],
  ["life insurance", ["final_expense", "term_life"]],
  ["term life", ["term_life"]],
  ["burial insurance", ["final_expense"]],
  ["health insurance", ["marketplace_health"]],
  ["ACA marketplace plans", ["marketplace_health"]],
  ["business insurance", ["business_owners"]],
  ["workers' compensation", ["business_owners"]],
  ["commercial auto insurance", ["business_owners"]],
  ["bundle home and auto insurance", ["bundle", "condo", "homeowners", "mobile_home", "personal_auto"]],
  ["medicare", []],
  ["Medicare health plans", []],
  ["pet insurance", []],
  ["insurance agent jobs", []],
  ["small business health insurance", []],
  ["health and dental insurance", ["marketplace_health"]],
  ["house plans", []],
  ["life quotes", []],
  ["premium SUV", []],
  ["car covers", []],
  ["car racing", []],
  ["life sciences", []],
  ["likely to engage", []],
  ["?", []]
]

describe("a topic", () => {
  for (const [topic, products] of cases)
    it(`"${topic}" speaks of ${products.join(", ") || "no product"}`, () => {
      assert.deepStrictEqual(spoken(topic), [...products])
    })

  it("tells what somebody is about to do", () => {
    assert.deepStrictEqual(
      [
        "first-time home buyer",
        "mortgage rates",
        "SUV lease deals",
        "Moving companies near me",
        "how to start an LLC",
        "new car insurance",
        "gardening"
      ].map(topic => read(topic).search),
      ["home_search", "home_search", "vehicle_search", "move_search", "business_search", undefined, undefined]
    )
  })
})

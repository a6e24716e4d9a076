import { assert, describe, it } from "@effect/vitest"
import { Either, Schema } from "effect"
import { Indicator } from "../../../src/risk/checks/Indicator.ts"
import { indicators } from "../../../src/risk/checks/IndicatorTable.ts"
import { signalOf } from "../../../src/risk/checks/Signals.ts"

const read = Schema.decodeUnknownEither(Indicator)
const good = indicators["FR-15"]

describe("an indicator", () => {
  it.each([
    "The name is of foreign origin",
    "An unusual name",
    "The page's language is not English",
    "The person speaks with an accent",
    "The household lives in a poor neighborhood",
    "The SSN was issued to an immigrant",
    "The address is in an address-confidentiality programme"
  ])("cannot be: %s", signal => assert.isTrue(Either.isLeft(read({ ...good, signal }))))

  it.each(["firstName", "lastName", "language", "demographics.maritalStatus", "attributes.citizenship"])(
    "cannot look at %s",
    field => assert.isTrue(Either.isLeft(read({ ...good, reads: ["phone", field] })))
  )

  it("carries its points, strength and source", () => {
    assert.isTrue(Either.isRight(read(good)))
    assert.deepInclude(signalOf("FR-10"), { id: "FR-10", points: 40, strength: "hard" })
    assert.deepInclude(signalOf("FR-12"), { points: 6, strength: "weak" })
  })
})

import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { birthDateLevel } from "../../../src/risk/checks/identity/BirthDateLevels.ts"
import { homeLevel } from "../../../src/risk/checks/identity/HomeLevels.ts"
import { homeOf } from "../../../src/risk/checks/identity/HomeOf.ts"
import { compared } from "../../../src/risk/checks/identity/Levels.ts"
import { nameLevel } from "../../../src/risk/checks/identity/NameLevels.ts"
import type { Person } from "../../../src/risk/checks/identity/Person.ts"
import { samePerson } from "../../../src/risk/checks/identity/SamePerson.ts"

const home = { houseNumber: "12", street: "elm st", city: "Salem", postalCode: "97301", state: "OR" }
const jane: Person = {
  givenName: "Jane",
  familyName: "Miller",
  birthDate: "1980-03-04",
  home,
  phones: ["+15032342345"],
  emails: ["jane@company.com"]
}

const maybe = <A>(values: FastCheck.Arbitrary<A>) => FastCheck.option(values, { nil: undefined })
const anybody: FastCheck.Arbitrary<Person> = FastCheck.record({
  givenName: maybe(FastCheck.constantFrom("Bob", "Robert", "Ana", "Anna", "Wei", "R")),
  familyName: maybe(FastCheck.constantFrom("Lopez", "Garcia Lopez", "Nguyen", "Smith", "Smyth")),
  birthDate: maybe(FastCheck.constantFrom("1980-03-04", "1980-04-03", "1999-12-31")),
  home: maybe(FastCheck.constantFrom(home, { ...home, houseNumber: "99", street: "oak ave" }, { state: "OR" })),
  phones: maybe(FastCheck.subarray(["+15032342345", "+15032349999"])),
  emails: maybe(FastCheck.subarray(["a@company.com", "b@company.com"])),
  employer: maybe(FastCheck.constantFrom("Acme Inc.", "ACME", "Globex"))
})

describe("a part of an identity", () => {
  it.each([
    ["Bob", "Robert", "variant"],
    ["Bob", "Rob", "variant"],
    ["Liz", "Betty", "variant"],
    ["J", "Jane", "variant"],
    ["García López", "Garcia", "variant"],
    ["García", "Garcia", "same"],
    ["Jnae", "Jane", "near"],
    ["Catherine", "Katherine", "near"],
    ["Jane", "Mary", "other"],
    ["Jane", "", undefined],
    ["Jane", undefined, undefined]
  ])("names %s and %s: %s", (a, b, level) => assert.strictEqual(nameLevel(a, b), level))

  it.each([
    ["1980-03-04", "1980-03-04", "same"],
    ["1980-03-04", "1980-04-03", "slip"],
    ["1980-03-04", "1980-03-40", "slip"],
    ["1980-03-04", "1890-03-04", "slip"],
    ["1980-03-04", "1980-03-05", "slip"],
    ["1980-03-04", "1980-03-29", "part"],
    ["1980-03-04", "1999-12-31", "other"],
    ["1980-03-04", "19800304", "same"],
    ["1980-03-04", "yesterday", undefined]
  ])("birth dates %s and %s: %s", (a, b, level) => assert.strictEqual(birthDateLevel(a, b), level))

  it.each([
    ["12 Elm Street Apt 4", "12 elm st #4", "same"],
    ["12 North Elm St", "12 N Elm Street", "same"],
    ["12 Elm St", "99 Oak Ave", "part"],
    ["RR 2 Box 14", "rr 2, box 14", "same"]
  ])("homes %s and %s in one town: %s", (a, b, level) => {
    const town = { city: "Salem", state: "OR", postalCode: "97301" }
    assert.strictEqual(homeLevel(homeOf({ ...town, street: a }), homeOf({ ...town, street: b })), level)
  })

  it("homes are the same when the two lines of the address changed places", () => {
    const written = { ...home, unit: "rose court" }
    assert.strictEqual(homeLevel(written, { ...home, street: "rose court", unit: "elm st" }), "same")
  })

  it("homes of which only the state is known cannot be compared", () => {
    assert.isUndefined(homeLevel({ state: "OR" }, home))
  })
})

describe("the same person", () => {
  it("is found under a short name, a slip of the birth date and a new phone", () => {
    const other = { ...jane, givenName: "J", birthDate: "1980-04-03", phones: ["+12122342345"] }
    assert.isAbove(samePerson(jane, other).probability, 0.95)
  })

  it("is found after marriage and a move", () => {
    const home = { houseNumber: "9", street: "oak ave", city: "Boise", postalCode: "83702", state: "ID" }
    assert.isAbove(samePerson(jane, { ...jane, familyName: "Okoro", home, phones: ["+12082342345"] }).probability, 0.9)
  })

  it("is not somebody else of the household", () => {
    const brother = { ...jane, givenName: "Paul", birthDate: "1983-11-20", emails: ["paul@company.com"] }
    assert.isBelow(samePerson(jane, brother).probability, 0.1)
  })

  it("is not a namesake who lives elsewhere", () => {
    const home = { houseNumber: "9", street: "oak ave", city: "Boise", postalCode: "83702", state: "ID" }
    assert.isBelow(samePerson(jane, { givenName: "Jane", familyName: "Miller", home }).probability, 0.9)
    const older = { givenName: "Jane", familyName: "Miller", home, birthDate: "1955-10-12" }
    assert.isBelow(samePerson(jane, older).probability, 0.1)
  })

  it("is found with the names swapped", () => {
    const turned = { ...jane, givenName: "Miller", familyName: "Jane" }
    assert.isAbove(samePerson(jane, turned).probability, 0.99)
    assert.deepInclude(compared(jane, turned), { givenName: "variant", familyName: "variant" })
    assert.deepInclude(compared(jane, { givenName: "Miller", familyName: "Okoro" }), {
      givenName: "other",
      familyName: "other"
    })
  })

  it("cannot be told from nothing", () => {
    const { parts, probability } = samePerson(jane, {})
    assert.strictEqual(probability, 0.5)
    assert.isTrue(parts.every(({ weight }) => weight === 0))
  })

  it.prop("is judged the same from both sides, and its parts sum to the log-odds", [anybody, anybody], ([a, b]) => {
    const { parts, probability } = samePerson(a, b)
    assert.deepStrictEqual(samePerson(b, a), { parts, probability })
    const bits = parts.reduce((sum, { weight }) => sum + weight, 0)
    assert.closeTo(Math.log2(probability / (1 - probability)), bits, 1e-6)
  })
})

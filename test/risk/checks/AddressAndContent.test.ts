import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { addressDwelling } from "../../../src/risk/checks/address/Dwelling.ts"
import { mailingPlaceOf } from "../../../src/risk/checks/address/MailingPlace.ts"
import { addressStateZip } from "../../../src/risk/checks/address/StateAndZip.ts"
import { contactCompleteness } from "../../../src/risk/checks/content/ContactCompleteness.ts"
import { placeholderContent } from "../../../src/risk/checks/content/PlaceholderContent.ts"
import { possibleProfile } from "../../../src/risk/checks/content/PossibleProfile.ts"
import { subjectOf } from "./SubjectOf.ts"

describe("an address", () => {
  it.each([
    ["PO Box 12", "post_office_box"],
    ["P.O. Box 99", "post_office_box"],
    ["post office box 4", "post_office_box"],
    ["P O Drawer 7", "post_office_box"],
    ["123 Main Street PMB 321", "mail_drop"],
    ["123 Main Street #PMB-321", "mail_drop"],
    ["RR 2 Box 14", "dwelling"],
    ["HC 1 Box 5", "dwelling"],
    ["Rural Route 3, Box 9", "dwelling"],
    ["12 Boxwood Lane", "dwelling"],
    ["7 Po Street", "dwelling"],
    ["PO Box 1234 ACP 5678", "dwelling"]
  ])("%s is a %s", (street, place) => assert.strictEqual(mailingPlaceOf(street), place))

  it("that is a box asks for the home and weighs weakly; in a confidentiality programme it weighs nothing and is not told", () => {
    const box = addressDwelling(subjectOf({ address: { street: "PO Box 12" } }))
    assert.deepStrictEqual([box.verdict, box.signals[0]?.id, box.signals[0]?.strength], ["unknown", "FR-19", "weak"])
    const plain = addressDwelling(subjectOf({ address: { street: "12 Elm St" } }))
    const shielded = subjectOf({ address: { street: "PO Box 12" }, attributes: { addressConfidentiality: true } })
    assert.deepStrictEqual(addressDwelling(shielded), plain)
    assert.deepStrictEqual(addressDwelling(subjectOf({ address: { street: "PO Box 12, ACP 77" } })), plain)
  })

  it.each([
    ["OR", "97301", "clear", []],
    ["WA", "97301", "contradicted", ["FR-21"]],
    ["NY", "06390", "clear", []],
    ["NY", "00000", "contradicted", ["FR-21"]],
    ["NY", "09009", "unknown", []],
    ["NY", undefined, "unknown", []]
  ])("in %s with %s is %s", (state, postalCode, verdict, signals) => {
    const finding = addressStateZip(subjectOf({ address: { state, postalCode } }))
    assert.deepStrictEqual([finding.verdict, finding.signals.map(({ id }) => id)], [verdict, signals])
  })

  it("abroad is not judged by the codes of this country", () => {
    const finding = addressStateZip(subjectOf({ address: { state: "ON", postalCode: "M5V 2T6", country: "CA" } }))
    assert.deepStrictEqual([finding.verdict, finding.signals.length], ["unknown", 0])
  })
})

describe("what a form was filled with", () => {
  const judged = (firstName: string, lastName: string) => placeholderContent(subjectOf({ firstName, lastName })).verdict

  it.each([
    ["Test", "Test"],
    ["asdfgh", "Miller"],
    ["Qwerty", "Uiop"],
    ["Mickey", "Mouse"],
    ["Anna", "aaaa"]
  ])("%s %s is a filler", (first, last) => assert.strictEqual(judged(first, last), "contradicted"))

  it.each([
    ["Jennifer", "Null"],
    ["Jon", "Tester"],
    ["Min-ji", "Na"],
    ["Thomas", "Thomas"],
    ["Ng", "O"],
    ["Harry", "Potter"],
    ["José", "Nuñez"],
    ["Aa", "Bb"]
  ])("%s %s is a name", (first, last) => assert.strictEqual(judged(first, last), "clear"))

  it.prop(
    "is judged the same whatever names of one shape stand there",
    [
      FastCheck.constantFrom("Emma", "Yuto", "Aziz", "Lupe"),
      FastCheck.constantFrom("Baker", "Nguyn", "Okoro", "Singh")
    ],
    ([firstName, lastName]) => {
      const finding = (first: string, last: string) =>
        placeholderContent(subjectOf({ firstName: first, lastName: last }))
      assert.deepStrictEqual(finding(firstName, lastName), finding("Jane", "Smith"))
    }
  )
})

describe("a stated profile", () => {
  it.each([
    [{ dateOfBirth: "2027-01-01" }, "contradicted"],
    [{ dateOfBirth: "2026-11-21" }, "clear"],
    [{ dateOfBirth: "1910-01-01" }, "contradicted"],
    [{ dateOfBirth: "1990-01-01" }, "clear"],
    [{ dateOfBirth: "1990-01-01", attributes: { yearsLicensed: 22 } }, "clear"],
    [{ dateOfBirth: "1990-01-01", attributes: { yearsLicensed: 23 } }, "contradicted"],
    [{ attributes: { dependants: 16 } }, "contradicted"],
    [{ attributes: { dependants: 15 } }, "unknown"],
    [{ vehicles: [{ year: 2030 }] }, "contradicted"]
  ])("%j is %s", (fields, verdict) => assert.strictEqual(possibleProfile(subjectOf(fields)).verdict, verdict))

  it("that is thin is asked about, and weighs nothing", () => {
    const thin = contactCompleteness(subjectOf({ email: "a@example.com" }))
    assert.deepStrictEqual(
      [thin.verdict, thin.signals.length, thin.settledBy],
      ["unknown", 0, "Ask for a phone number."]
    )
  })
})

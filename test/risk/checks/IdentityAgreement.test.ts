import { assert, describe, it } from "@effect/vitest"
import { DateTime, FastCheck, Schema } from "effect"
import type { StoredAnswer } from "../../../src/enrichment/Standing.ts"
import { ProviderId, ProviderRecord } from "../../../src/providers/Provider.ts"
import { disagreements, identityGraph } from "../../../src/risk/checks/identity/Graph.ts"
import { identityAgreement } from "../../../src/risk/checks/identity/IdentityAgreement.ts"
import { statedBelief } from "../../../src/risk/checks/identity/SamePerson.ts"
import { syntheticIdentity } from "../../../src/risk/checks/identity/SyntheticIdentity.ts"
import { personChecks } from "../../../src/risk/checks/PersonChecks.ts"
import { subjectOf } from "./SubjectOf.ts"

const at = DateTime.unsafeMake("2026-11-20T14:00:00Z")

const answer = (provider: string, identity: object | null): StoredAnswer => ({
  providerId: ProviderId.make(provider),
  provider,
  answeredAt: at,
  validUntil: at,
  record:
    identity === null
      ? null
      : Schema.decodeUnknownSync(ProviderRecord)({
          matchConfidence: 0.9,
          observedAt: "2026-11-20T14:00:00Z",
          facts: {},
          identity
        })
})

const lead = {
  firstName: "Jane",
  lastName: "Miller",
  dateOfBirth: "1980-03-04",
  email: "jane@company.com",
  phone: "+15032342345",
  address: { street: "12 Elm St", city: "Salem", state: "OR", postalCode: "97301" }
}
const known = {
  fullName: "Jane Miller",
  dateOfBirth: "1980-03-04",
  emails: ["jane@company.com"],
  phones: ["+15032342345"],
  address: lead.address
}
const ids = (signals: ReadonlyArray<{ readonly id: string }>) => signals.map(({ id }) => id)
const agreement = (...answers: ReadonlyArray<StoredAnswer>) => identityAgreement(subjectOf(lead, {}, answers))

describe("agreement about who the lead is", () => {
  it("is clear when a source knows the person", () => {
    assert.strictEqual(agreement(answer("Acme", known)).verdict, "clear")
    assert.strictEqual(agreement(answer("Acme", { ...known, fullName: "J. A. Miller" })).verdict, "clear")
  })

  it("is unknown, and weighs nothing, when no source knows the person", () => {
    for (const answers of [[], [answer("Acme", null)], [answer("Acme", {})]]) {
      const finding = agreement(...answers)
      assert.deepStrictEqual([finding.verdict, finding.signals.length], ["unknown", 0])
      assert.isNotNull(finding.settledBy)
    }
  })

  it("is contradicted by a birth date that nobody confirms", () => {
    const wrong = answer("Acme", { ...known, dateOfBirth: "1955-10-12" })
    assert.deepStrictEqual([agreement(wrong).verdict, ids(agreement(wrong).signals)], ["contradicted", ["FR-04-BIRTH"]])
    assert.notInclude(ids(agreement(wrong, answer("Bolt", known)).signals), "FR-04-BIRTH")
    const swapped = answer("Acme", { ...known, dateOfBirth: "1980-04-03" })
    assert.isEmpty(agreement(swapped).signals)
    const father = answer("Acme", { ...known, dateOfBirth: "1955-10-12", emails: [], phones: [] })
    assert.notInclude(ids(agreement(father).signals), "FR-04-BIRTH")
  })

  it("is contradicted by a mailbox that is somebody else's, and not by a phone number, which is given anew", () => {
    const stranger = { fullName: "Wei Ito", dateOfBirth: "1999-12-31" }
    const mailbox = agreement(answer("Acme", { ...stranger, emails: known.emails }))
    assert.deepStrictEqual([mailbox.verdict, ids(mailbox.signals)], ["contradicted", ["FR-04-PERSON"]])
    const phone = agreement(answer("Acme", { ...stranger, phones: known.phones }))
    assert.deepStrictEqual([phone.verdict, phone.signals.length], ["unknown", 0])
    const spouse = { fullName: "Paul Miller", dateOfBirth: "1979-01-01", emails: known.emails, address: lead.address }
    assert.notStrictEqual(agreement(answer("Acme", spouse)).verdict, "contradicted")
  })

  it("weighs a move weakly, and a change of name not at all", () => {
    const elsewhere = { street: "9 Oak Ave", city: "Boise", state: "ID", postalCode: "83702" }
    const moved = agreement(answer("Acme", { ...known, address: elsewhere }))
    assert.deepStrictEqual([moved.verdict, ids(moved.signals)], ["unknown", ["FR-04-PLACE"]])
    assert.strictEqual(moved.signals[0]?.strength, "weak")
    const married = agreement(answer("Acme", { ...known, fullName: "Jane Okoro" }))
    assert.deepStrictEqual([married.verdict, married.signals.length], ["clear", 0])
  })

  it("is judged by what was learnt where that is given", () => {
    const subject = subjectOf(lead, {}, [answer("Acme", known)])
    const belief = { ...statedBelief, shares: { same: 1e-15, household: 0.05, namesakes: 0.05, strangers: 0.9 } }
    assert.strictEqual(identityAgreement(subject).verdict, "clear")
    assert.strictEqual(identityAgreement({ ...subject, belief }).verdict, "unknown")
  })

  it("names every two sources that disagree, and no personal value", () => {
    const subject = subjectOf(lead, {}, [
      answer("Acme", known),
      answer("Bolt", { ...known, dateOfBirth: "1955-10-12" })
    ])
    assert.deepStrictEqual(disagreements(identityGraph(subject)), [
      { attribute: "birthDate", between: ["lead", "Bolt"] },
      { attribute: "birthDate", between: ["Acme", "Bolt"] }
    ])
    const said = JSON.stringify(personChecks.map(check => check(subject)))
    for (const value of ["Jane", "Miller", "1980", "1955", "jane@", "5032342345", "Elm", "97301"])
      assert.notInclude(said, value)
  })
})

describe("an invented identity", () => {
  it("shows by two independent contradictions, never by one, and never by a thin file", () => {
    const two = syntheticIdentity(subjectOf({ email: "x@mailinator.com", phone: "+12125550123" }))
    assert.deepStrictEqual([two.verdict, ids(two.signals)], ["contradicted", ["FR-04-COMBINED"]])
    const one = syntheticIdentity(subjectOf({ email: "x@mailinator.com" }, { mailDomain: "takes_no_mail" }))
    assert.deepStrictEqual([one.verdict, one.signals.length], ["unknown", 0])
    const thin = syntheticIdentity(subjectOf({ phone: "+12122342345" }))
    assert.deepStrictEqual([thin.verdict, thin.signals.length], ["unknown", 0])
    assert.strictEqual(syntheticIdentity(subjectOf(lead, {}, [answer("Acme", known)])).verdict, "clear")
  })
})

describe("names", () => {
  const shaped = FastCheck.tuple(
    FastCheck.constantFrom("Emma", "Yuto", "Aziz", "Lupe", "Ngoc", "Olga", "Iman"),
    FastCheck.constantFrom("Baker", "Singh", "Okoro", "Lopez", "Haddad", "Ivanov", "Nguyen")
  )

  it.prop("change no finding of any check", [shaped, FastCheck.boolean()], ([[firstName, lastName], isKnown]) => {
    const findings = (first: string, last: string) => {
      const answers = isKnown ? [answer("Acme", { ...known, fullName: `${first} ${last}` })] : []
      const subject = subjectOf({ ...lead, firstName: first, lastName: last }, { mailDomain: "takes_mail" }, answers)
      return personChecks.map(check => check(subject))
    }
    assert.deepStrictEqual(findings(firstName, lastName), findings("Jane", "Smith"))
  })

  it.prop(
    "and anything else are judged for whatever a lead may hold",
    [FastCheck.string({ unit: "binary", minLength: 1, maxLength: 60 })],
    ([text]) => {
      const value = text.trim() === "" ? "x" : text.trim()
      const subject = subjectOf({
        firstName: value,
        lastName: value,
        email: value,
        phone: value.slice(0, 40),
        address: { street: value, city: value, state: value.slice(0, 50), postalCode: value.slice(0, 20) }
      })
      for (const check of personChecks) {
        const { settledBy, signals, verdict } = check(subject)
        if (verdict === "clear") assert.isEmpty(signals)
        if (verdict === "unknown") assert.isNotNull(settledBy)
        if (verdict === "contradicted") assert.isNotEmpty(signals)
      }
    }
  )
})

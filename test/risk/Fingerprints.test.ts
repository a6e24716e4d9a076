import { createHmac } from "node:crypto"
import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { fingerprintsOf, namesOf, networkOf } from "../../src/risk/velocity/Fingerprints.ts"
import { subjectOf } from "./checks/SubjectOf.ts"

const hash = (...parts: ReadonlyArray<string>) => createHmac("sha256", "key").update(JSON.stringify(parts)).digest()
const seen = (lead: object) =>
  Object.fromEntries(fingerprintsOf(hash, subjectOf(lead).lead).map(one => [one.kind, one.hash.toString("hex")]))

describe("what a lead is known again by", () => {
  it("is the network of an address, not the address", () => {
    assert.strictEqual(networkOf("203.0.113.9"), "203.0.113.0/24")
    assert.strictEqual(networkOf("::ffff:203.0.113.9"), "203.0.113.0/24")
    assert.strictEqual(networkOf("2001:0DB8::1"), "2001:db8:0:0::/64")
    assert.strictEqual(networkOf("2001:db8:0:0:ffff::1"), "2001:db8:0:0::/64")
    assert.strictEqual(networkOf("fe80::1%eth0"), "fe80:0:0:0::/64")
    for (const wrong of ["", "here", "1.2.3", "1.2.3.4.5", "::g"]) assert.isUndefined(networkOf(wrong))
  })

  it.prop("of a network is the same for all of it", [fc.ipV6(), fc.ipV4()], ([six, four]) => {
    assert.match(networkOf(six) ?? "", /^[0-9a-f]{1,4}(:[0-9a-f]{1,4}){3}::\/64$|\.0\/24$/)
    assert.strictEqual(networkOf(four.replace(/\d+$/, "7")), networkOf(four.replace(/\d+$/, "8")))
  })

  it("is one address however it is written, and another in another flat or town", () => {
    const at = (street: string, postalCode = "43004") => seen({ address: { street, postalCode } }).address
    assert.strictEqual(at("12 Elm St., Apt 4"), at("12 ELM ST APT 4", "43004-1234"))
    assert.notStrictEqual(at("12 Elm St Apt 4"), at("12 Elm St Apt 5"))
    assert.notStrictEqual(at("12 Elm St", "43004"), at("12 Elm St", "43005"))
    assert.isUndefined(seen({ address: { street: "12 Elm St" } }).address)
  })

  it("holds nothing that can be read", () => {
    const lead = {
      email: "ana@acme.com",
      phone: "+16142200001",
      firstName: "Ana",
      lastName: "Diaz",
      attributes: { deviceId: "d-1", ip: "203.0.113.9" }
    }
    const text = JSON.stringify([seen(lead), namesOf(hash, subjectOf(lead).lead)])
    for (const word of ["ana", "acme", "6142200001", "203.0", "d-1"]) assert.notInclude(text.toLowerCase(), word)
    assert.sameMembers(Object.keys(seen(lead)), ["email", "email_domain", "phone", "device", "ip"])
  })

  it("is one name in capitals or with accents, and no name when half of it is missing", () => {
    const who = (firstName: string | undefined, lastName: string) =>
      namesOf(hash, subjectOf({ firstName, lastName }).lead).who?.toString("hex")
    assert.strictEqual(who("Ana", "Diaz"), who("ANA ", "diaz"))
    assert.isUndefined(who(undefined, "Diaz"))
  })
})

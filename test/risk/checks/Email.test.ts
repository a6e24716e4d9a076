import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import type { LookUps } from "../../../src/risk/checks/Check.ts"
import { syntaxOf } from "../../../src/risk/checks/email/Address.ts"
import { emailDomain } from "../../../src/risk/checks/email/EmailDomain.ts"
import { emailSyntax } from "../../../src/risk/checks/email/EmailSyntax.ts"
import { emailMailbox } from "../../../src/risk/checks/email/MailboxKind.ts"
import { suggestedDomain } from "../../../src/risk/checks/email/Suggestion.ts"
import { isOneSlip } from "../../../src/risk/checks/OneSlip.ts"
import { subjectOf } from "./SubjectOf.ts"

describe("the syntax of an address", () => {
  it.each([
    ["jane.doe+insurance@mail.company.com", "plain"],
    ["o'brien@company.com", "plain"],
    ["用户@例子.公司", "plain"],
    ["jörg@münchen.de", "plain"],
    ['"jane doe"@company.com', "smtp"],
    ["jane@[192.0.2.1]", "smtp"],
    ["jane@[IPv6:2001:db8::1]", "smtp"],
    ["jane@localhost", "smtp"],
    ["(Jane) jane@company.com", "folded"],
    ['"jane".doe@company.com', "obsolete"],
    ["jane @company.com", "obsolete"],
    ["jane@[IPv6:fe80::1%eth0]", "message"],
    ["jane@under_score.com", "message"],
    [`${"a".repeat(65)}@company.com`, "message"],
    [`jane@${"a".repeat(64)}.com`, "message"],
    ["jane@@company.com", "malformed"],
    ["jane..doe@company.com", "malformed"],
    ["jane@company-.com", "malformed"],
    ["jane@company.com\r\nBcc: all@company.com", "malformed"],
    ["(".repeat(20000), "malformed"],
    ["", "malformed"]
  ])("%j is %s", (address, syntax) => assert.strictEqual(syntaxOf(address), syntax))

  it.prop(
    "is plain for every word, and malformed once a second @ stands in it",
    [FastCheck.stringMatching(/^[a-z0-9]{1,20}(\.[a-z0-9]{1,20}){0,2}$/), FastCheck.domain()],
    ([local, domain]) => syntaxOf(`${local}@${domain}`) === "plain" && syntaxOf(`${local}@x@${domain}`) === "malformed"
  )

  it.prop("is judged for any text at all", [FastCheck.string({ unit: "binary" })], ([text]) => {
    assert.include(["plain", "smtp", "folded", "obsolete", "message", "malformed"], syntaxOf(text))
  })
})

describe("an e-mail address", () => {
  const domain = (email: string, lookUps: LookUps = {}) => emailDomain(subjectOf({ email }, lookUps))
  const mailbox = (email: string, lookUps: LookUps = {}) => emailMailbox(subjectOf({ email }, lookUps))

  it("is contradicted by a domain that takes no mail, never by a name service that is silent", () => {
    const none = domain("jane@company.com", { mailDomain: "takes_no_mail" })
    assert.deepStrictEqual([none.verdict, none.signals[0]?.id], ["contradicted", "FR-16"])
    const silent = domain("jane@company.com")
    assert.deepStrictEqual([silent.verdict, silent.signals.length], ["unknown", 0])
    assert.strictEqual(domain("jane@company.com", { mailDomain: "takes_mail" }).verdict, "clear")
    assert.strictEqual(domain("jane@example.org").verdict, "contradicted")
    assert.strictEqual(domain("jane@example.org", { rehearsal: true }).verdict, "clear")
  })

  it.each([
    ["jane@gmial.com", "gmail.com"],
    ["jane@hotnail.com", "hotmail.com"],
    ["jane@aol.con", "aol.com"],
    ["jane@gmail.co", "gmail.com"],
    ["jane@mail.com", undefined],
    ["jane@email.com", undefined],
    ["jane@gmx.com", undefined],
    ["jane@hey.com", undefined],
    ["jane@att.com", undefined],
    ["jane@mycompany.co", undefined]
  ])("%s is asked about as %s", (email, meant) => assert.strictEqual(suggestedDomain(email), meant))

  it("that looks misspelt is asked about and weighs nothing, and is not once its domain takes mail", () => {
    const asked = domain("jane@gmial.com")
    assert.deepStrictEqual(
      [asked.verdict, asked.signals.length, asked.settledBy],
      ["unknown", 0, "Ask whether gmail.com is meant."]
    )
    assert.strictEqual(domain("jane@gmial.com", { mailDomain: "takes_mail" }).verdict, "clear")
  })

  it("is contradicted when it is thrown away, and not when it is a relay, whatever a list says", () => {
    assert.deepInclude(mailbox("x@mailinator.com").signals[0], { id: "FR-15" })
    assert.strictEqual(mailbox("x@company.com", { disposableMail: true }).verdict, "contradicted")
    assert.strictEqual(mailbox("x@mailinator.com", { disposableMail: false }).verdict, "clear")
    for (const relay of ["x@duck.com", "x@mozmail.com", "x@privaterelay.appleid.com", "x@jane.anonaddy.com"])
      assert.strictEqual(mailbox(relay, { disposableMail: true }).verdict, "clear")
    assert.deepStrictEqual(
      [mailbox("info@company.com").verdict, mailbox("info@company.com").signals.length],
      ["unknown", 0]
    )
  })

  it("is named by its form alone", () => {
    const finding = emailSyntax(subjectOf({ email: "jörg@münchen.de" }))
    assert.strictEqual(finding.verdict, "clear")
    assert.include(JSON.stringify(finding), "internationalised")
    assert.notInclude(JSON.stringify(finding), "rg@")
  })
})

describe("one slip", () => {
  it.each([
    ["gmail", "gmial", true],
    ["gmail", "gmal", true],
    ["gmail", "gmaill", true],
    ["gmail", "gmaik", true],
    ["gmail", "gmail", false],
    ["gmail", "ymial", false],
    ["ab", "ba", true],
    ["", "a", true],
    ["abc", "cab", false]
  ])("%s, %s: %s", (a, b, is) => assert.strictEqual(isOneSlip(a, b), is))

  it.prop(
    "goes both ways",
    [
      FastCheck.string({ maxLength: 4, unit: FastCheck.constantFrom("a", "b") }),
      FastCheck.string({ maxLength: 4, unit: FastCheck.constantFrom("a", "b") })
    ],
    ([a, b]) => isOneSlip(a, b) === isOneSlip(b, a)
  )
})

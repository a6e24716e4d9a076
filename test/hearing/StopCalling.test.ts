import { assert, describe, it } from "@effect/vitest"
import { hearing } from "../../src/hearing/Hearing.ts"

const analyse = hearing([])
const demands = (text: string) =>
  analyse({ speaker: "lead", text }).findings.some(({ type }) => type === "stop_calling")

const meant = [
  "stop calling me",
  "Please stop calling this number",
  "take me off your list",
  "take my name off of your calling list please",
  "remove me from your database",
  "do not call me again",
  "don't ever call here again",
  "never call this number again",
  "put me on your do not call list",
  "I don't want to be called anymore",
  "I don't want any more of these calls",
  "no more calls",
  "quit bothering me",
  "leave me alone",
  "lose my number",
  "unsubscribe",
  "I revoke my consent to be called",
  "I told you people to stop calling",
  "if you call me again I'm going to report you",
  "delete my phone number from your system",
  "this is harassment",
  "STOP CALLING",
  "dont call again",
  "I would like you to stop calling my mother",
  "can you please take us off the list",
  "I would prefer not to receive calls from you",
  "Enough with the phone calls already",
  "you guys keep calling, knock it off",
  "I've asked three times to be removed",
  "make sure nobody from your company phones me",
  "I don't consent to these calls",
  "you may not call me",
  "I want off your list"
]

const other = [
  "stop sending me letters",
  "please stop mailing me those brochures",
  "take my son off my policy",
  "don't call me before noon",
  "can you call me back later",
  "call me again tomorrow",
  "other companies won't stop calling me",
  "I called you yesterday",
  "I don't want to pay more",
  "remove the rental coverage from the plan",
  "it never stops raining",
  "I'm not asking you to call me now",
  "How do I unsubscribe from paper statements",
  "they told me to call again",
  "don't you need my number",
  "no calls came through while I was driving",
  "just don't call the house phone, use my cell",
  "I'm not sure about the price"
]

describe("a demand not to be called again", () => {
  it.each(meant)("is heard: %s", text => assert.isTrue(demands(text)))
  it.each(other)("is not heard where something else is meant: %s", text => assert.isFalse(demands(text)))

  it("is an objection that knows no rebuttal as well", () => {
    const { findings } = analyse({ speaker: "lead", text: "stop calling me" })
    assert.includeMembers(
      findings.map(({ value }) => value),
      ["do_not_call", "OBJ-STOP"]
    )
  })
})

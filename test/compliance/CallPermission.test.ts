import { assert, describe, it } from "@effect/vitest"
import { DateTime, FastCheck as fc } from "effect"
import { judgedAt } from "../../src/compliance/calling/CallJudgement.ts"
import type { CallKnown } from "../../src/compliance/calling/CallKnown.ts"
import { permission } from "../../src/compliance/calling/CallPermission.ts"
import { dayAfter, momentOf, weekdayOf } from "../../src/compliance/calling/LocalTime.ts"
import { zonesOfState } from "../../src/compliance/calling/TimeZones.ts"
import { isLegalHoliday } from "../../src/rules/tables/Holidays.ts"
import { the51 } from "../../src/rules/tables/States.ts"
import { known, utc } from "./Known.ts"

const verdictAt = (who: CallKnown, at: string, law?: string) => permission(who, utc(at), law).verdict
const forbiddingAt = (who: CallKnown, at: string, law?: string) =>
  permission(who, utc(at), law)
    .rules.filter(({ verdict }) => verdict === "forbidden")
    .map(({ ruleId }) => ruleId)
const nextAfter = (who: CallKnown, at: string) => {
  const { nextAllowedAt } = permission(who, utc(at))
  return nextAllowedAt === null ? null : DateTime.formatIso(nextAllowedAt)
}

/** Weekday, Saturday and Sunday of contact_rules_by_state.csv of 2026-11-23; federal hours elsewhere. */
const narrower: Readonly<Record<string, readonly [string, string?, string?]>> = {
  AL: ["08-20", "08-20", "none"],
  CT: ["09-20"],
  FL: ["08-20"],
  KY: ["10-21"],
  LA: ["08-20", "08-20", "none"],
  MD: ["08-20"],
  MA: ["08-20"],
  MI: ["09-21"],
  MN: ["09-21"],
  MS: ["08-20", "08-20", "none"],
  NV: ["09-20"],
  NM: ["09-21"],
  OK: ["08-20"],
  OR: ["08-20"],
  RI: ["09-18", "10-17", "none"],
  SD: ["09-21", "09-21", "none"],
  TX: ["09-21", "09-21", "12-21"],
  UT: ["08-21", "08-21", "none"],
  WA: ["08-20"],
  WY: ["08-20"]
}

describe("calling hours", () => {
  it("are those of the table in every state and zone, to the minute, on every kind of day", () => {
    for (const state of the51)
      for (const zone of zonesOfState(state) ?? [])
        for (const [day, which] of [
          ["2026-10-21", 0],
          ["2026-10-24", 1],
          ["2026-10-25", 2]
        ] as const) {
          const [weekday, ...others] = narrower[state] ?? ["08-21"]
          const hours = which === 0 ? weekday : (others[which - 1] ?? weekday)
          const [from = "", to = ""] = hours.split("-")
          const inside = (time: string) =>
            permission(known(state, [zone]), momentOf(day, time, zone)).verdict === "allowed"
          const told = (time: string) => `${state} ${zone} ${day} ${time}`
          if (hours === "none") {
            for (const time of ["00:00", "09:00", "12:00", "16:59"]) assert.isFalse(inside(time), told(time))
            continue
          }
          const minuteBefore = (hour: string) => `${String(Number(hour) - 1).padStart(2, "0")}:59`
          assert.isFalse(inside(minuteBefore(from)), told(minuteBefore(from)))
          assert.isTrue(inside(`${from}:00`), told(from))
          assert.isTrue(inside(minuteBefore(to)), told(minuteBefore(to)))
          assert.isFalse(inside(`${to}:00`), told(to))
        }
  })

  it("keep to the wall clock when the clocks change", () => {
    const there = known("CO", ["America/Denver"])
    assert.strictEqual(nextAfter(there, "2026-03-08T04:00:00Z"), "2026-03-08T14:00:00.000Z")
    assert.strictEqual(nextAfter(there, "2026-03-07T05:00:00Z"), "2026-03-07T15:00:00.000Z")
    assert.strictEqual(nextAfter(there, "2026-11-01T04:00:00Z"), "2026-11-01T15:00:00.000Z")
    assert.strictEqual(nextAfter(known("AZ", ["America/Phoenix"]), "2026-07-01T05:00:00Z"), "2026-07-01T15:00:00.000Z")
  })

  it("must be open in every zone that the person may be in", () => {
    const either = known("FL", ["America/New_York", "America/Los_Angeles"])
    assert.deepStrictEqual(forbiddingAt(either, "2026-10-21T14:00:00Z"), ["CON-005"])
    assert.strictEqual(verdictAt(either, "2026-10-21T15:00:00Z"), "allowed")
    assert.strictEqual(verdictAt(either, "2026-10-21T23:59:00Z"), "allowed")
    assert.deepStrictEqual(forbiddingAt(either, "2026-10-22T00:00:00Z"), ["CON-004", "CON-005"])
    assert.strictEqual(nextAfter(either, "2026-10-22T00:00:00Z"), "2026-10-22T15:00:00.000Z")
  })

  it("cannot be told while neither zone nor state is known, but for those that no state permits", () => {
    assert.strictEqual(verdictAt(known(undefined, []), "2026-10-21T17:00:00Z"), "cannot_tell")
    assert.strictEqual(verdictAt(known(undefined, ["America/Chicago"]), "2026-10-21T17:00:00Z"), "cannot_tell")
    assert.include(forbiddingAt(known(undefined, ["America/Chicago"]), "2026-10-21T12:59:00Z"), "CON-004")
  })

  it("were others before the law was changed", () => {
    const late = "2026-10-22T03:30:00Z"
    const inOregon = known("OR", ["America/Los_Angeles"])
    assert.deepStrictEqual(forbiddingAt(inOregon, late), ["CON-004"])
    assert.strictEqual(verdictAt(inOregon, late, "2025-12-31"), "allowed")
    assert.strictEqual(verdictAt(inOregon, late, "2026-01-01"), "forbidden")
    const inMaryland = known("MD", ["America/New_York"])
    assert.strictEqual(verdictAt(inMaryland, "2026-10-22T00:30:00Z", "2023-12-31"), "allowed")
    assert.strictEqual(verdictAt(inMaryland, "2026-10-22T00:30:00Z"), "forbidden")
  })

  it("of a holiday are none where the state says so, and begin again after it", () => {
    const inAlabama = known("AL", ["America/Chicago"])
    assert.deepStrictEqual(forbiddingAt(inAlabama, "2026-11-26T18:00:00Z"), ["CON-019"])
    assert.strictEqual(nextAfter(inAlabama, "2026-11-26T18:00:00Z"), "2026-11-27T14:00:00.000Z")
    assert.strictEqual(verdictAt(known("GA", ["America/New_York"]), "2026-11-26T18:00:00Z"), "allowed")
    const inUtah = known("UT", ["America/Denver"])
    assert.deepStrictEqual(forbiddingAt(inUtah, "2026-07-26T18:00:00Z"), ["CON-018-UT"])
    assert.strictEqual(verdictAt({ ...inUtah, consent: true }, "2026-07-26T18:00:00Z"), "allowed")
  })
})

describe("what does not pass with time", () => {
  const noon = "2026-10-21T17:00:00Z"
  const there = known("NY", ["America/New_York"])

  it.each<[string, Partial<CallKnown>, string]>([
    ["asked not to be called", { onOwnList: true }, "CON-001"],
    ["on the national list", { nationalList: "listed" }, "CON-002"],
    ["refused calls", { consent: false }, "CON-017"],
    ["a declared emergency", { declaredEmergency: true }, "CON-020"],
    ["no stated consent where it is asked for", { consentRequired: true }, "CALLWISE-CONSENT"],
    [
      "an agent without a licence there",
      { licensing: [{ state: "NJ", lines: ["auto"], expires: "2099-01-01" as never }] },
      "GEO-001"
    ],
    [
      "an agent whose licence has run out",
      { licensing: [{ state: "NY", lines: ["auto"], expires: "2026-10-20" as never }] },
      "GEO-001"
    ],
    [
      "an unregistered agent where licences are required",
      { licensing: "unregistered", licencesRequired: true },
      "GEO-001"
    ]
  ])("%s forbids with its rule, and no hour opens it", (_, more, ruleId) => {
    const { verdict, rules, nextAllowedAt } = permission({ ...there, ...more }, utc(noon))
    assert.strictEqual(verdict, "forbidden")
    assert.strictEqual(rules[0]?.ruleId, ruleId)
    assert.isAbove(rules[0]?.citation.length ?? 0, 3)
    assert.isNull(nextAllowedAt)
  })

  it("of a list is lifted by permission or an established relationship as long as that lasts", () => {
    const listed = { ...there, nationalList: "listed" as const }
    assert.strictEqual(verdictAt({ ...listed, consent: true }, noon), "allowed")
    assert.strictEqual(verdictAt({ ...listed, inquiredAt: utc("2026-07-22") }, noon), "allowed")
    assert.strictEqual(verdictAt({ ...listed, inquiredAt: utc("2026-07-21") }, noon), "forbidden")
    assert.strictEqual(verdictAt({ ...listed, boughtAt: utc("2025-04-22") }, noon), "allowed")
    assert.strictEqual(verdictAt({ ...listed, boughtAt: utc("2025-04-21") }, noon), "forbidden")
    const inIndiana = {
      ...known("IN", ["America/New_York"]),
      stateList: "listed" as const,
      boughtAt: utc("2026-10-01")
    }
    assert.deepStrictEqual(forbiddingAt(inIndiana, noon), ["CON-003"])
    assert.strictEqual(verdictAt({ ...inIndiana, consent: true }, noon), "allowed")
  })

  it("cannot be told of a list that has grown old or an agent nobody has registered, and is said of a list never looked up", () => {
    assert.strictEqual(verdictAt({ ...there, nationalList: "list_outdated" }, noon), "cannot_tell")
    assert.strictEqual(verdictAt({ ...there, licensing: "unregistered" }, noon), "cannot_tell")
    const unscrubbed = permission({ ...there, nationalList: "never_imported" }, utc(noon))
    assert.strictEqual(unscrubbed.verdict, "allowed")
    assert.deepInclude(unscrubbed.rules[0], { ruleId: "CON-002", verdict: "warning" })
  })

  it("of calls about Medicare asks for a permission of the last twelve months, and for the agency's own name in a shared lead", () => {
    const medicare = { ...there, medicare: "only" as const }
    assert.deepStrictEqual(forbiddingAt(medicare, noon), ["CON-010"])
    assert.strictEqual(verdictAt({ ...medicare, permittedAt: utc("2025-10-22") }, noon), "allowed")
    assert.strictEqual(verdictAt({ ...medicare, permittedAt: utc("2025-10-21") }, noon), "forbidden")
    assert.strictEqual(verdictAt({ ...medicare, direction: "inbound" }, noon), "allowed")
    const besides = permission({ ...medicare, medicare: "also" }, utc(noon))
    assert.strictEqual(besides.verdict, "allowed")
    assert.deepInclude(besides.rules[0], { ruleId: "CON-010", verdict: "warning" })
    const shared = { ...medicare, permittedAt: utc("2026-10-01"), isShared: true }
    assert.strictEqual(verdictAt(shared, noon), "cannot_tell")
    assert.strictEqual(verdictAt({ ...shared, oneToOneConsent: true }, noon), "allowed")
    assert.deepStrictEqual(forbiddingAt({ ...shared, oneToOneConsent: false }, noon), ["CON-011"])
    assert.strictEqual(verdictAt(shared, noon, "2024-09-30"), "allowed")
  })

  it("does not bind those who call themselves, but the agent's licence does", () => {
    const inbound = {
      ...there,
      direction: "inbound" as const,
      onOwnList: true,
      consent: false,
      nationalList: "listed" as const
    }
    assert.strictEqual(verdictAt(inbound, "2026-10-21T06:00:00Z"), "allowed")
    assert.deepStrictEqual(forbiddingAt({ ...inbound, licensing: [] }, noon), ["GEO-001"])
  })
})

describe("caps", () => {
  const attempts = ["2026-10-20T18:00:30Z", "2026-10-20T19:00:00Z", "2026-10-21T14:00:00Z"].map(at => utc(at))
  const in3 = (state: string, zone = "America/New_York") => known(state, [zone], { attempts })

  it("forbid the fourth contact in 24 hours where the law counts, from its day on, and only warn elsewhere", () => {
    assert.deepStrictEqual(forbiddingAt(in3("FL"), "2026-10-21T17:00:00Z"), ["CON-006"])
    assert.deepStrictEqual(forbiddingAt(in3("MD"), "2026-10-21T17:00:00Z"), ["CON-006-MD"])
    assert.deepStrictEqual(forbiddingAt(in3("OK", "America/Chicago"), "2026-10-21T17:00:00Z"), ["CON-006-OK"])
    assert.deepStrictEqual(forbiddingAt(in3("OR", "America/Los_Angeles"), "2026-10-21T17:00:00Z"), ["CON-006-OR"])
    assert.strictEqual(verdictAt(in3("MD"), "2026-10-21T17:00:00Z", "2023-12-31"), "allowed")
    const bought = { ...in3("OR", "America/Los_Angeles"), boughtAt: utc("2026-01-01") }
    assert.strictEqual(verdictAt(bought, "2026-10-21T17:00:00Z"), "allowed")
    const { verdict, rules } = permission(in3("GA"), utc("2026-10-21T17:00:00Z"))
    assert.strictEqual(verdict, "allowed")
    assert.deepInclude(rules[0], { ruleId: "CON-007", verdict: "warning" })
  })

  it("end when the first of the three is a day ago", () => {
    assert.strictEqual(nextAfter(in3("FL"), "2026-10-21T17:00:00Z"), "2026-10-21T18:01:00.000Z")
    assert.strictEqual(verdictAt(in3("FL"), "2026-10-21T18:00:29Z"), "forbidden")
    assert.strictEqual(verdictAt(in3("FL"), "2026-10-21T18:00:30Z"), "allowed")
  })
})

describe("the next time", () => {
  const minute = fc
    .date({ min: new Date("2024-01-01"), max: new Date("2029-12-31"), noInvalidDate: true })
    .map(date => {
      return DateTime.unsafeMake(Math.floor(date.getTime() / 60_000) * 60_000)
    })
  const people = fc
    .record({
      state: fc.constantFrom(...the51),
      other: fc.option(fc.constantFrom("America/Los_Angeles", "America/New_York", "Pacific/Honolulu"), {
        nil: undefined
      }),
      ago: fc.array(fc.integer({ min: 0, max: 30 * 60 }), { maxLength: 5 })
    })
    .map(
      ({ state, other, ago }) =>
        (at: DateTime.Utc) =>
          known(state, [...(zonesOfState(state) ?? []), ...(other === undefined ? [] : [other])], {
            attempts: ago.map(minutes => DateTime.subtract(at, { minutes }))
          })
    )

  it.prop("is the first minute: allowed then, forbidden the minute before", [people, minute], ([who, at]) => {
    const person = who(at)
    const { nextAllowedAt, verdict } = permission(person, at)
    if (nextAllowedAt === null)
      throw new Error("a person whom only time keeps from being called can be called some day")
    assert.strictEqual(permission(person, nextAllowedAt).verdict, "allowed")
    if (verdict === "allowed") return assert.deepStrictEqual(nextAllowedAt, at)
    assert.isTrue(DateTime.greaterThan(nextAllowedAt, at))
    assert.strictEqual(permission(person, DateTime.subtract(nextAllowedAt, { minutes: 1 })).verdict, "forbidden")
  })

  it("is not passed over by a whole scan of the minutes in between", () => {
    const there = known("AL", ["America/Chicago", "America/New_York"])
    for (const start of [
      "2026-11-25T22:00:00Z",
      "2026-12-24T20:00:00Z",
      "2026-07-03T01:00:00Z",
      "2026-03-07T23:00:00Z"
    ]) {
      const at = utc(start)
      let scanned = at
      while (judgedAt(there, scanned).some(({ verdict }) => verdict === "forbidden"))
        scanned = DateTime.add(scanned, { minutes: 1 })
      assert.deepStrictEqual(permission(there, at).nextAllowedAt, scanned, start)
    }
  })

  it("comes after Sunday and holiday in a row", () => {
    for (const [day, zone] of [
      ["2026-05-24", "America/Chicago"],
      ["2027-07-04", "America/Chicago"]
    ] as const) {
      const at = momentOf(day, "12:00", zone)
      let free = day as string
      while (weekdayOf(free) === "sunday" || isLegalHoliday("AL", free)) free = dayAfter(free, 1)
      assert.deepStrictEqual(permission(known("AL", [zone]), at).nextAllowedAt, momentOf(free, "08:00", zone))
    }
  })
})

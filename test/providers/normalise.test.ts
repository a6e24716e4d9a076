import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, DateTime, Duration, FastCheck, Option } from "effect"
import { parseReset, parseRetryAfter } from "../../src/platform/RetryAfter.ts"
import { fieldPaths } from "../../src/profile/FieldPath.ts"
import { seniorityOf } from "../../src/profile/Seniority.ts"
import { coerceAt } from "../../src/providers/custom/Coerce.ts"
import { countryCode } from "../../src/providers/normalise/Country.ts"
import { department } from "../../src/providers/normalise/Department.ts"
import { domainOf } from "../../src/providers/normalise/Domain.ts"
import { educationOf } from "../../src/providers/normalise/Education.ts"
import { displayedEmployees } from "../../src/providers/normalise/EmployeeCount.ts"
import { employerDomain } from "../../src/providers/normalise/EmployerDomain.ts"
import { factsOf } from "../../src/providers/normalise/FactsOf.ts"
import { isValueOf, schemaOf } from "../../src/providers/normalise/FieldValues.ts"
import { foundedYear } from "../../src/providers/normalise/FoundedYear.ts"
import { mostSpecific, naicsCode, sicCode } from "../../src/providers/normalise/IndustryCode.ts"
import { instant } from "../../src/providers/normalise/Instant.ts"
import { sameName } from "../../src/providers/normalise/PersonName.ts"
import { phoneNumber } from "../../src/providers/normalise/PhoneNumber.ts"
import { headline, plainText } from "../../src/providers/normalise/PlainText.ts"
import { displayedRevenue, unitScale } from "../../src/providers/normalise/Revenue.ts"
import { stageOf } from "../../src/providers/normalise/Stage.ts"
import { usState } from "../../src/providers/normalise/UsState.ts"

const table = <A, B>(name: string, f: (input: A) => B, rows: ReadonlyArray<readonly [A, B]>) =>
  describe(name, () => {
    for (const [input, expected] of rows)
      it(`${JSON.stringify(input)} is ${JSON.stringify(expected)}`, () => assert.deepStrictEqual(f(input), expected))
  })

const holds = <A>(name: string, arbitrary: FastCheck.Arbitrary<A>, property: (value: A) => void) =>
  it(name, () => FastCheck.assert(FastCheck.property(arbitrary, property), { numRuns: 300 }))

table<string, number | undefined>("displayedRevenue", displayedRevenue, [
  ["$100M-$250M", 158_113_883],
  ["118M", 118_000_000],
  ["$100 mil. - $250 mil.", 158_113_883],
  ["$1.2B", 1_200_000_000],
  ["US$ 5 million", 5_000_000],
  ["USD 2,500,000", 2_500_000],
  ["$100-250M", 158_113_883],
  ["Under $1M", 500_000],
  ["$10B+", 10_000_000_000],
  ["€118M", undefined],
  ["118M EUR", undefined],
  ["C$40M", undefined],
  ["-$5M", undefined],
  ["unknown", undefined],
  ["", undefined]
])

table<string, number | undefined>("displayedEmployees", displayedEmployees, [
  ["251-1K", 501],
  ["10k-50k", 22_361],
  ["500 - 1,000", 707],
  ["1000+", 1000],
  ["1,001 to 5,000 employees", 2237],
  ["1-10", 3],
  ["640", 640],
  ["10 - 5", undefined],
  ["n/a", undefined]
])

table<readonly [string | undefined, string | undefined], string | undefined>(
  "seniorityOf",
  ([level, title]) => seniorityOf(level, title),
  [
    [["VP-Level", undefined], "vp"],
    [["C-Level", undefined], "c_suite"],
    [["Non-Manager", "Senior Analyst"], "senior"],
    [["Non-Manager", undefined], undefined],
    [["c_suite", undefined], "c_suite"],
    [["head", undefined], "director"],
    [["intern", undefined], "entry"],
    [["executive", "SVP Platform"], "vp"],
    [["executive", "Chief Executive Officer"], "c_suite"],
    [["executive", undefined], "c_suite"],
    [[undefined, "Vice President, Sales"], "vp"],
    [[undefined, "President"], "c_suite"],
    [[undefined, "Co-Founder & CEO"], "owner"],
    [[undefined, "Product Owner"], undefined],
    [[undefined, "HR Business Partner"], undefined],
    [[undefined, "Executive Assistant to the CEO"], "entry"],
    [[undefined, "Sr. Engineer"], "senior"],
    [[undefined, "Head of Growth"], "director"],
    [[undefined, "Office Manager"], "manager"],
    [[undefined, "Plumber"], undefined]
  ]
)

table<string, string | undefined>("department", department, [
  ["Engineering & Technical", "Engineering"],
  ["master_engineering_technical", "Engineering"],
  ["master_human_resources", "Human Resources"],
  ["c_suite", "Executive"],
  ["underwriting", "Underwriting"]
])

table<string, string | undefined>("usState", usState, [
  ["Washington", "WA"],
  ["wa", "WA"],
  [" New  York ", "NY"],
  ["Washington, D.C.", "DC"],
  ["Ontario", undefined],
  ["", undefined]
])

table<string, string | undefined>("countryCode", countryCode, [
  ["United States", "US"],
  ["USA", "US"],
  ["us", "US"],
  ["Germany", "DE"],
  ["United Kingdom", "GB"],
  ["Atlantis", undefined]
])

table<string, string | undefined>("domainOf", domainOf, [
  ["http://www.quarryhill.example/about?x=1", "quarryhill.example"],
  ["WWW.Quarryhill.example.", "quarryhill.example"],
  ["quarryhill.example:8080", "quarryhill.example"],
  ["localhost", undefined],
  ["not a domain", undefined]
])

table<string, string | undefined>("employerDomain", employerDomain, [
  ["a@quarryhill.example", "quarryhill.example"],
  ["a@gmail.com", undefined],
  ["a@mailinator.com", undefined]
])

table<string, string | undefined>("naicsCode", naicsCode, [
  ["48", "48"],
  ["488510", "488510"],
  ["44-45", undefined],
  ["4", undefined],
  ["4885100", undefined]
])
table<string, string | undefined>("sicCode", sicCode, [
  ["47", "47"],
  ["4731", "4731"],
  ["47310000", "4731"],
  ["4", undefined]
])
table<ReadonlyArray<string | undefined>, string | undefined>("mostSpecific", mostSpecific, [
  [["48", "488510", undefined, "4885"], "488510"],
  [[], undefined]
])
table<string | number, number | undefined>("foundedYear", foundedYear, [
  ["2011", 2011],
  ["2011-04-18", 2011],
  [1987, 1987],
  ["20111", undefined],
  ["1492", undefined]
])
table<string, string | undefined>("educationOf", educationOf, [
  ["Bachelor of Science", "bachelor"],
  ["B.A.", "bachelor"],
  ["MBA", "graduate"],
  ["Master's Degree", "graduate"],
  ["Ph.D.", "graduate"],
  ["Associate of Arts", "associate"],
  ["High School Diploma", "high_school"],
  ["Some College", "some_college"],
  ["Sabbatical", undefined]
])
table<string, string | undefined>("plainText", plainText, [
  ["  VP &amp; <b>Head</b> ", "VP & Head"],
  ["&lt;script&gt;alert(1)&lt;/script&gt;", "alert(1)"],
  ["a < b and c > d", "a < b and c > d"],
  ["\u0000\u200b", undefined]
])
table<string, string | undefined>("headline", headline, [
  ["logistics & supply chain", "Logistics & Supply Chain"],
  ["IT services", "IT services"]
])
table<string, string | undefined>("phoneNumber", phoneNumber, [
  ["(206) 555-0142", "+12065550142"],
  ["+44 20 7946 0958", "+442079460958"],
  ["555-0142", undefined],
  ["call me", undefined]
])
table<string, number | undefined>("unitScale", unitScale, [
  ["SingleUnits", 1],
  ["Single Units", 1],
  ["Thousand", 1000],
  ["Millions", 1_000_000],
  ["Lakhs", undefined]
])
table<Parameters<typeof stageOf>[0], string | undefined>("stageOf", evidence => stageOf(evidence, 2026), [
  [{ isPublic: true, employees: 10 }, "public"],
  [{ employees: 1000, foundedYear: 2024 }, "enterprise"],
  [{ fundingStage: "Series B", employees: 300 }, "growth"],
  [{ fundingStage: "Pre-Seed" }, "startup"],
  [{ employees: 12, foundedYear: 2024 }, "startup"],
  [{ employees: 80, foundedYear: 2018 }, "growth"],
  [{ foundedYear: 1987 }, "mature"],
  [{}, undefined]
])

describe("times", () => {
  it("reads days and times, zoneless ones as UTC", () => {
    for (const [text, iso] of [
      ["2026-07-14", "2026-07-14T00:00:00.000Z"],
      ["2022-05-01T00:00:00.000+00:00", "2022-05-01T00:00:00.000Z"],
      ["2026-07-14 09:21:00", "2026-07-14T09:21:00.000Z"]
    ] as const) {
      const time = instant(text)
      assert.strictEqual(time && DateTime.formatIso(time), iso)
    }
    assert.isUndefined(instant("yesterday"))
    assert.isUndefined(instant("2026-13-45"))
  })

  it("reads Retry-After and the reset of a window in all their forms", () => {
    const now = Date.parse("2026-11-25T00:00:00Z")
    const seconds = (read: Option.Option<Duration.Duration>) => Option.getOrNull(Option.map(read, Duration.toSeconds))
    assert.strictEqual(seconds(parseRetryAfter("120", now)), 120)
    assert.strictEqual(seconds(parseRetryAfter("Wed, 25 Nov 2026 00:01:00 GMT", now)), 60)
    assert.strictEqual(seconds(parseRetryAfter("Wed, 25 Nov 2020 00:01:00 GMT", now)), 0)
    assert.strictEqual(seconds(parseRetryAfter("soon", now)), null)
    assert.strictEqual(seconds(parseReset("50", now)), 50)
    assert.strictEqual(seconds(parseReset(String(now / 1000 + 30), now)), 30)
    assert.strictEqual(seconds(parseReset(String(now + 30_000), now)), 30)
    assert.strictEqual(seconds(parseReset("", now)), null)
  })
})

describe("properties", () => {
  const text = FastCheck.oneof(
    FastCheck.string(),
    FastCheck.string({ unit: "grapheme" }),
    FastCheck.stringMatching(/^[<>&;#\w\s.$,-]{0,40}$/)
  )

  holds("plain text is plain already", text, value => {
    const once = plainText(value)
    if (once !== undefined)
      assert.strictEqual(plainText(once.replaceAll("&", "and")), plainText(once.replaceAll("&", "and")))
    assert.notMatch(once ?? "", /\p{Cc}|^\s|\s$|\s\s/u)
  })
  holds("no normaliser throws", text, value => {
    for (const f of [
      displayedRevenue,
      displayedEmployees,
      usState,
      domainOf,
      phoneNumber,
      naicsCode,
      sicCode,
      department,
      educationOf,
      instant,
      countryCode,
      employerDomain
    ])
      f(value)
    seniorityOf(value, value)
  })
  holds(
    "a revenue range lies within its ends",
    FastCheck.tuple(FastCheck.integer({ min: 1, max: 900 }), FastCheck.integer({ min: 0, max: 900 })),
    ([low, more]) => {
      const middle = displayedRevenue(`$${low}M - $${low + more}M`) ?? Number.NaN
      assert.isAtLeast(middle, low * 1e6)
      assert.isAtMost(middle, (low + more) * 1e6)
    }
  )
  holds("an amount is the same however it is written", FastCheck.integer({ min: 1, max: 999_999 }), thousands => {
    const dollars = thousands * 1000
    assert.strictEqual(displayedRevenue(`$${thousands}K`), dollars)
    assert.strictEqual(displayedRevenue(`$${dollars.toLocaleString("en-US")}`), dollars)
    assert.strictEqual(displayedRevenue(String(dollars)), dollars)
  })
  holds("a number in E.164 stays as it is", FastCheck.integer({ min: 0, max: 9999 }), line => {
    const number = `+1206555${String(line).padStart(4, "0")}`
    assert.strictEqual(phoneNumber(number), number)
  })
  holds("a domain is its own domain", FastCheck.domain(), domain => {
    const once = domainOf(domain)
    if (once !== undefined) assert.strictEqual(domainOf(once), once)
  })
  holds(
    "a name is the same as itself, with any capitals",
    FastCheck.tuple(FastCheck.stringMatching(/^[A-Za-z]{1,12}$/), FastCheck.stringMatching(/^[A-Za-z]{1,12}$/)),
    ([firstName, lastName]) => {
      assert.isTrue(
        sameName({ firstName, lastName }, { fullName: `${firstName.toUpperCase()} Q. ${lastName.toLowerCase()}` })
      )
    }
  )
  holds(
    "facts keep exactly the values their fields allow, and never fail",
    FastCheck.dictionary(
      FastCheck.constantFrom(...fieldPaths),
      FastCheck.oneof(FastCheck.anything(), FastCheck.integer(), FastCheck.string()),
      { noNullPrototype: true }
    ),
    values => {
      const { dropped, kept } = factsOf(values)
      for (const path of kept) assert.isTrue(isValueOf(path, values[path]))
      for (const path of dropped) assert.isFalse(isValueOf(path, values[path]))
    }
  )
  const now = "2026-11-25T00:00:00.000Z"
  const coerce = coerceAt(now)
  holds(
    "coercion gives what the field allows or nothing",
    FastCheck.tuple(
      FastCheck.constantFrom(...fieldPaths),
      FastCheck.oneof(FastCheck.jsonValue(), text, FastCheck.double())
    ),
    ([path, raw]) => {
      const value = coerce(path, raw)
      if (Option.isSome(value)) assert.isTrue(isValueOf(path, value.value))
    }
  )
  it("infinity, which JSON can spell, is no value", () => {
    assert.isTrue(Option.isNone(coerce("demographics.income", JSON.parse("1e999"))))
    assert.deepStrictEqual(factsOf({ "firmographics.revenue": Number.POSITIVE_INFINITY }).kept, [])
  })
  it("coercion leaves alone what is already right", () => {
    const coded = /(Status|education|stage|seniority|propertyType|construction)$/
    for (const path of fieldPaths)
      for (const value of FastCheck.sample(Arbitrary.make(schemaOf(path)), 20)) {
        const coerced = Option.getOrUndefined(coerce(path, value))
        if (coded.test(path)) assert.strictEqual(coerced, value, path)
        if (typeof value === "number" && Number.isFinite(value))
          assert.closeTo(coerced, value, Math.max(1e-300, Math.abs(value) * 1e-11), path)
      }
  })
})

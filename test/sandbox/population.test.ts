import { assert, describe, it } from "@effect/vitest"
import { Effect, FastCheck, Schema } from "effect"
import { Facts } from "../../src/profile/Profile.ts"
import { ageOn } from "../../src/sandbox/population/Calendar.ts"
import { garageOf } from "../../src/sandbox/population/Garage.ts"
import { statesByPopulation } from "../../src/sandbox/population/Places.ts"
import { makePopulation } from "../../src/sandbox/population/Population.ts"
import { householdIncome } from "../../src/sandbox/population/Property.ts"
import { factsOf } from "../../src/sandbox/population/Truth.ts"
import { checkDigit } from "../../src/sandbox/population/Vin.ts"

/** USPS ZIP3 ranges by state. */
const zip3 = `AL350-352,354-369 AK995-999 AZ850-853,855-857,859-860,863-865 AR716-729 CA900-908,910-928,930-961 CO800-816
CT060-069 DE197-199 DC200-200,202-205 FL320-339,341-342,344-344,346-347,349-349 GA300-319,398-399 HI967-968 ID832-838
IL600-620,622-629 IN460-479 IA500-516,520-528 KS660-662,664-679 KY400-427 LA700-701,703-708,710-714 ME039-049 MD206-219
MA010-027,055-055 MI480-499 MN550-551,553-567 MS386-397 MO630-631,633-641,644-658 MT590-599 NE680-681,683-693
NV889-891,893-895,897-898 NH030-038 NJ070-089 NM870-871,873-875,877-884 NY005-005,100-149 NC270-289 ND580-588 OH430-459
OK730-731,734-741,743-749 OR970-979 PA150-196 RI028-029 SC290-299 SD570-577 TN370-385 TX733-733,750-770,772-799,885-885
UT840-847 VT050-054,056-059 VA201-201,220-246 WA980-986,988-994 WV247-268 WI530-532,534-535,537-549 WY820-831`

const rangesOf = new Map(
  zip3.split(/\s+/).map(entry => [
    entry.slice(0, 2),
    entry
      .slice(2)
      .split(",")
      .map(range => range.split("-"))
  ])
)
const agrees = (zip: string, state: string): boolean =>
  (rangesOf.get(state) ?? []).some(([from = "", to = ""]) => zip.slice(0, 3) >= from && zip.slice(0, 3) <= to)

const seeds = FastCheck.integer({ min: 0, max: 1_000_000 })
const holds = (size: number, check: (population: ReturnType<typeof makePopulation>) => void) =>
  FastCheck.assert(
    FastCheck.property(seeds, seed => check(makePopulation(seed, size))),
    { numRuns: 8 }
  )

describe("the population", () => {
  it("knows all 50 states and DC, each city's ZIP prefix in its own state", () => {
    assert.strictEqual(statesByPopulation.length, 51)
    for (const [state] of statesByPopulation) {
      for (const { name, zip3 } of state.cities) assert.isTrue(agrees(`${zip3}01`, state.code), `${name} ${state.code}`)
    }
  })

  it("gives every person an address whose ZIP is of the state and a fictional phone of the state", () =>
    holds(300, ({ people }) => {
      for (const { household, phone } of people) {
        assert.isTrue(agrees(household.zip, household.state.code), `${household.zip} ${household.state.code}`)
        assert.match(phone, /^\+1[2-9]\d{2}55501\d\d$/)
        assert.include(household.state.areaCodes, phone.slice(2, 5))
      }
    }))

  it("uses only names that nobody can own", () =>
    holds(300, ({ companies, people }) => {
      for (const { jobs, personalEmail } of people) {
        assert.match(personalEmail, /@(example\.(com|org|net)|[a-z]+\.example)$/)
        for (const { company, email } of jobs) assert.isTrue(email.endsWith(`@${company.domain}`))
      }
      for (const { domain, duns, industry } of companies) {
        assert.match(domain, /^[a-z0-9]+\.example$/)
        assert.match(duns, /^99\d{7}$/)
        assert.match(industry.naics, /^\d{6}$/)
        assert.match(industry.sic, /^\d{4}$/)
      }
    }))

  it("has no two people with one address of mail, and no two firms with one name", () =>
    holds(400, ({ companies, people }) => {
      const mails = people.flatMap(({ jobs, personalEmail }) => [personalEmail, ...new Set(jobs.map(job => job.email))])
      assert.strictEqual(new Set(mails).size, mails.length)
      assert.strictEqual(new Set(companies.map(({ domain }) => domain)).size, companies.length)
      assert.strictEqual(new Set(companies.map(({ duns }) => duns)).size, companies.length)
    }))

  it("tells facts that are a valid profile, with the age of the birth date and plausible ages", () =>
    holds(120, ({ people, seed }) => {
      const decode = Schema.decodeUnknownSync(Facts)
      for (const person of people) {
        const { demographics } = decode(factsOf(seed, person, "2026-11-25"))
        assert.strictEqual(demographics?.age, ageOn(person.birthDate, "2026-11-25"))
        assert.isTrue(ageOn(person.birthDate, "2026-10-01") >= 18 && ageOn(person.birthDate, "2026-10-01") <= 90)
      }
    }))

  it("holds jobs one after another and starts none before the holder was 15", () =>
    holds(300, ({ people }) => {
      for (const { birthDate, jobs } of people) {
        const [now, before] = jobs
        if (now !== undefined) assert.isTrue(ageOn(birthDate, now.since) >= 15)
        if (before !== undefined) assert.strictEqual(before.until, now?.since)
      }
    }))

  it("puts valid check digits into VINs", () =>
    holds(150, ({ people, seed }) => {
      for (const { household } of people) {
        for (const { vin } of garageOf(seed, household)) {
          assert.match(vin, /^[A-HJ-NPR-Z0-9]{17}$/)
          assert.strictEqual(vin.charAt(8), checkDigit(vin))
        }
      }
    }))

  it("agrees with a published VIN on its check digit", () => {
    assert.strictEqual(checkDigit("1M8GDM9A_KP042788"), "X")
    assert.strictEqual(checkDigit("11111111111111111"), "1")
  })

  it("lets income rise with education, and homes with income", () => {
    const { people, seed } = makePopulation(7, 3000)
    const mean = (numbers: ReadonlyArray<number>) => numbers.reduce((a, b) => a + b, 0) / numbers.length
    const pay = (education: string) =>
      mean(people.filter(person => person.education === education).map(person => person.personalIncome))
    assert.isAbove(pay("graduate"), pay("bachelor"))
    assert.isAbove(pay("bachelor"), pay("high_school"))
    const owners = people.filter(({ household }) => household.ownership === "owner")
    const value = (person: (typeof owners)[number]) => factsOf(seed, person, "2026-11-25").propertyData?.value ?? 0
    const rich = owners.filter(({ household }) => householdIncome(household) > 200_000)
    const poor = owners.filter(({ household }) => householdIncome(household) < 60_000)
    assert.isAbove(mean(rich.map(value)), mean(poor.map(value)) * 1.2)
  })

  it.effect("is the same for the same seed and another for another", () =>
    Effect.sync(() => {
      const told = (seed: number) => {
        const population = makePopulation(seed, 200)
        return JSON.stringify(
          population.people.map(person => [person.personalEmail, factsOf(seed, person, "2026-11-25")])
        )
      }
      assert.strictEqual(told(42), told(42))
      assert.notStrictEqual(told(42), told(43))
    })
  )
})

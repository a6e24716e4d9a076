import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import type { Applicant } from "../../../src/offers/applicant/Applicant.ts"
import { CreditTier, type LifeEvent, type Stated } from "../../../src/offers/applicant/Stated.ts"
import { advantages } from "../../../src/offers/fit/Advantages.ts"
import { fitOf } from "../../../src/offers/fit/Fit.ts"
import type { OfferType } from "../../../src/offers/OfferType.ts"
import { Demographics, Education, Firmographics, HomeownerStatus, MaritalStatus } from "../../../src/profile/Profile.ts"
import { anybody, but, candidates, now } from "./Persons.ts"

const of = <A>(values: ReadonlyArray<A>) => fc.option(fc.constantFrom(...values), { nil: undefined })
const number = (min: number, max: number) => fc.option(fc.integer({ min, max }), { nil: undefined })

const stated = (applicant: Applicant, changed: Partial<Stated>) =>
  but(applicant, { stated: { ...applicant.stated, ...changed } })
const demographics = (applicant: Applicant, changed: Partial<Demographics>) =>
  but(applicant, {
    profile: {
      ...applicant.profile,
      demographics: new Demographics({ ...applicant.profile.demographics, ...changed })
    }
  })
const title = (applicant: Applicant, occupation: string) =>
  but(applicant, {
    profile: {
      ...applicant.profile,
      firmographics: new Firmographics({
        ...applicant.profile.firmographics,
        title: occupation,
        department: occupation
      })
    }
  })

const seen = (applicant: Applicant, lines: ReadonlyArray<OfferType>) =>
  candidates
    .filter(({ offerType }) => lines.includes(offerType))
    .map(candidate => ({ fit: fitOf(applicant, candidate, now), said: advantages(applicant, candidate) }))

const all: ReadonlyArray<OfferType> = ["auto", "home", "life", "health", "commercial", "bundle"]
const allBut = (...lines: ReadonlyArray<OfferType>) => all.filter(line => !lines.includes(line))

const sameFor = <A>(
  name: string,
  lines: ReadonlyArray<OfferType>,
  values: fc.Arbitrary<A>,
  change: (applicant: Applicant, value: A) => Applicant
) =>
  it.prop(name, [anybody, values, values], ([applicant, one, other]) => {
    assert.deepStrictEqual(seen(change(applicant, one), lines), seen(change(applicant, other), lines))
  })

describe("the fit does not see", () => {
  sameFor("the sex", all, of(["female", "male"] as const), (applicant, sex) => stated(applicant, { sex }))
  sameFor("the marital status", all, of(MaritalStatus.literals), (applicant, maritalStatus) =>
    demographics(applicant, { maritalStatus })
  )
  sameFor("a marriage or a divorce", all, fc.subarray<LifeEvent>(["marriage", "divorce"]), (applicant, events) =>
    stated(applicant, {
      lifeEvents: [
        ...(applicant.stated.lifeEvents ?? []).filter(event => event !== "marriage" && event !== "divorce"),
        ...events
      ]
    })
  )
  sameFor(
    "which event opened the Marketplace",
    all,
    fc.constantFrom(
      ...(["loss_of_coverage", "move", "marriage", "birth_or_adoption", "income_change", "other"] as const)
    ),
    (applicant, marketplaceEvent) => stated(applicant, { marketplaceEvent })
  )
  sameFor("the education", all, of(Education.literals), (applicant, education) =>
    demographics(applicant, { education })
  )
  sameFor("the occupation", all, fc.constantFrom("nurse", "imam", "roofer", "Owner"), (applicant, occupation) =>
    demographics(title(applicant, occupation), { occupation })
  )
  sameFor("the credit tier", all, of(CreditTier.literals), (applicant, creditTier) => stated(applicant, { creditTier }))
  sameFor("health and disability", all, of([true, false]), (applicant, answer) =>
    stated(applicant, { tobacco: answer, medicareDisability: answer })
  )
  sameFor("the ZIP code", all, of(["90210", "48201", "10451"]), (applicant, postalCode) =>
    but(applicant, { postalCode })
  )
  sameFor("the day of birth", all, of(["1944-02-29", "2001-11-26"]), (applicant, dateOfBirth) =>
    but(applicant, { dateOfBirth })
  )
  sameFor("how old the drivers are", all, number(16, 99), (applicant, years) =>
    stated(applicant, { youngestDriverAge: years, yearsLicensed: years === undefined ? undefined : years % 80 })
  )
  sameFor("the age, but for life cover", allBut("life"), number(0, 120), (applicant, age) =>
    demographics(applicant, { age })
  )
  sameFor(
    "children and household, but for life and health",
    allBut("life", "health"),
    number(1, 20),
    (applicant, size) => demographics(stated(applicant, { dependants: size }), { householdSize: size })
  )
  sameFor("a new child, but for life and health", allBut("life", "health"), fc.boolean(), (applicant, born) =>
    stated(applicant, {
      lifeEvents: [
        ...(applicant.stated.lifeEvents ?? []).filter(event => event !== "new_child"),
        ...(born ? (["new_child"] as const) : [])
      ]
    })
  )
  sameFor(
    "home ownership, but for the home",
    allBut("home"),
    of(HomeownerStatus.literals),
    (applicant, homeownerStatus) =>
      demographics(stated(applicant, { occupancy: homeownerStatus === "owner" ? "owner" : "tenant" }), {
        homeownerStatus
      })
  )
  sameFor(
    "what the household earns, for the car and the home",
    ["auto", "home", "bundle"],
    number(0, 900_000),
    (applicant, income) => demographics(applicant, { income })
  )
})

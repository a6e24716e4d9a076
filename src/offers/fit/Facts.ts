import type { Fact } from "./Fact.ts"
import { contentEngagement, intent, interest, webVisits } from "./facts/Attention.ts"
import { change } from "./facts/Changes.ts"
import { dwellingKind, dwellingValue, floodZone, recentClaims, roofAge, tenure, yearBuilt } from "./facts/Dwelling.ts"
import { businessClass, sales, seniority, staff, workersComp } from "./facts/Firm.ts"
import {
  coverLapse,
  vehicleAge,
  vehicleCount,
  vehicleCover,
  vehicleOwnership,
  vehicleUse,
  violations
} from "./facts/Garage.ts"
import { age, debts, income, povertyPercent, reliant } from "./facts/Household.ts"
import { employerHealthOffer, lifeCover, lifeCoverGap, policies, replacesLifeCover } from "./facts/Policies.ts"

/**
 * All that the fit may look at. Race, name, language, religion, sex, marital status, health, disability, credit,
 * education, occupation, immigration and ZIP are not here (prohibited inputs of the project's domain facts, 2026-11-23:
 * 42 USC 1981, 42 USC 300gg, 15 USC 1681b, Cal. Ins. Code 10140, MCL 500.2108). The age is for life cover alone, home
 * ownership for the home alone, children and the size of the household for life and health alone (42 USC 3604).
 */
export const facts = {
  interest,
  intent,
  webVisits,
  contentEngagement,
  change,
  policies,
  lifeCover,
  lifeCoverGap,
  replacesLifeCover,
  employerHealthOffer,
  reliant,
  debts,
  income,
  povertyPercent,
  age,
  tenure,
  dwellingKind,
  dwellingValue,
  yearBuilt,
  recentClaims,
  roofAge,
  floodZone,
  vehicleCount,
  vehicleAge,
  vehicleOwnership,
  vehicleCover,
  vehicleUse,
  violations,
  coverLapse,
  seniority,
  staff,
  sales,
  businessClass,
  workersComp
}

type Facts = typeof facts
export type FactName = keyof Facts
export type ValueOf<N extends FactName> = Facts[N] extends Fact<infer A> ? A : never

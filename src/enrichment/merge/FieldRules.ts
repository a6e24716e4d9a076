import type {
  Behavioral,
  Demographics,
  Firmographics,
  PropertyData,
  RiskIndicators,
  Vehicle
} from "../../profile/Profile.ts"
import { latest, mostComplete, mostReliable, weightedMedian } from "./Choice.ts"
import { companyName } from "./CompanyName.ts"
import { type Comparator, equal, neverDiffers } from "./Comparator.ts"
import { webDomain } from "./Domain.ts"
import type { RulesOf, VotedRule } from "./FieldRule.ts"
import { prefixCode } from "./Hierarchy.ts"
import { phraseWords } from "./PhraseWords.ts"
import { cityName } from "./Place.ts"
import { withinAmount, withinShare } from "./Tolerance.ts"
import { uniteClaims, uniteSignals } from "./Unions.ts"
import { vehicleWords } from "./VehicleWords.ts"

interface Terms {
  readonly falseValues: number
  readonly halfLifeDays: number
  readonly importance: number
}

const never = Number.POSITIVE_INFINITY

const exactly = <V extends string>(terms: Terms): VotedRule<V> => ({
  kind: "voted",
  rule: "the same code; weighted vote; most reliable and freshest statement",
  compare: equal,
  choose: mostReliable,
  ...terms
})

const number = (within: string, compare: Comparator<number>, terms: Terms): VotedRule<number> => ({
  kind: "voted",
  rule: `numbers within ${within} agree; weighted vote; weighted median`,
  compare,
  choose: weightedMedian,
  ...terms
})

const inWords = (what: string, compare: Comparator<string>, terms: Terms): VotedRule<string> => ({
  kind: "voted",
  rule: `${what}; weighted vote; most complete spelling`,
  compare,
  choose: mostComplete,
  ...terms
})

const phrase = "the same words in any order, abbreviations spelt out"

const code = (terms: Terms): VotedRule<string> => ({
  kind: "voted",
  rule: "a code agrees with those that begin with it, the longer wins; weighted vote",
  compare: prefixCode,
  choose: mostReliable,
  ...terms
})

const oldest = 120

/** Half of all employees have been with their employer for 3.9 years or longer (BLS, Employee Tenure, January 2024). */
const tenure = 1424
/** Within two years the income of nearly half of all households moves by a quarter or more (Pew, January 2015). */
const changesOfIncome = 730
/** At the 4-5 % a year that house prices have grown in the long run (FHFA, House Price Index) 15 % take three years. */
const growthOfHomeValue = 1095

/**
 * One row a field. A half-life is the time in which half of the values leave what the field's rule takes for the same.
 * Where no source is named, half-lives and plausible false values are judgements, to be replaced by measurement.
 */
export const demographicsRules: RulesOf<Demographics> = {
  age: {
    ...number("1 year", withinAmount(1), { falseValues: 40, halfLifeDays: never, importance: 3 }),
    advance: (age, years) => Math.min(oldest, age + Math.round(years))
  },
  income: number("20 %", withinShare(0.2), { falseValues: 10, halfLifeDays: changesOfIncome, importance: 3 }),
  occupation: inWords(phrase, phraseWords, { falseValues: 30, halfLifeDays: tenure, importance: 2 }),
  homeownerStatus: exactly({ falseValues: 2, halfLifeDays: 1825, importance: 3 }),
  maritalStatus: exactly({ falseValues: 3, halfLifeDays: 2920, importance: 2 }),
  householdSize: number("0", withinAmount(0), { falseValues: 5, halfLifeDays: 1460, importance: 2 }),
  education: exactly({ falseValues: 5, halfLifeDays: 5475, importance: 1 })
}

export const firmographicsRules: RulesOf<Firmographics> = {
  companyName: inWords("the same name but for case, punctuation, '&' and legal form", companyName, {
    falseValues: 30,
    halfLifeDays: tenure,
    importance: 3
  }),
  companyDomain: {
    kind: "voted",
    rule: "the same registered domain; weighted vote; most reliable and freshest statement",
    compare: webDomain,
    choose: mostReliable,
    falseValues: 30,
    halfLifeDays: tenure,
    importance: 2
  },
  companySize: number("25 %, or 3", withinShare(0.25, 3), { falseValues: 10, halfLifeDays: 540, importance: 3 }),
  industry: inWords(phrase, phraseWords, { falseValues: 20, halfLifeDays: 3650, importance: 2 }),
  naicsCode: code({ falseValues: 30, halfLifeDays: 3650, importance: 2 }),
  sicCode: code({ falseValues: 30, halfLifeDays: 3650, importance: 1 }),
  revenue: number("30 %", withinShare(0.3), { falseValues: 10, halfLifeDays: 540, importance: 2 }),
  stage: exactly({ falseValues: 4, halfLifeDays: 1095, importance: 1 }),
  foundedYear: number("1 year", withinAmount(1), { falseValues: 20, halfLifeDays: never, importance: 1 }),
  operatingStatus: exactly({ falseValues: 1, halfLifeDays: 2190, importance: 2 }),
  companyCity: inWords("the same city, abbreviations spelt out", cityName, {
    falseValues: 20,
    halfLifeDays: 2190,
    importance: 1
  }),
  companyState: exactly({ falseValues: 10, halfLifeDays: 3650, importance: 1 }),
  companyPostalCode: code({ falseValues: 30, halfLifeDays: 1825, importance: 1 }),
  title: inWords(phrase, phraseWords, { falseValues: 30, halfLifeDays: tenure, importance: 2 }),
  seniority: exactly({ falseValues: 4, halfLifeDays: tenure, importance: 2 }),
  department: inWords(phrase, phraseWords, { falseValues: 10, halfLifeDays: tenure, importance: 1 })
}

export const behavioralRules: RulesOf<Behavioral> = {
  webVisits: number("50 %, or 3", withinShare(0.5, 3), { falseValues: 6, halfLifeDays: 30, importance: 1 }),
  contentEngagement: number("0.15", withinAmount(0.15), { falseValues: 4, halfLifeDays: 60, importance: 1 }),
  lastActiveAt: {
    kind: "voted",
    rule: "later news does not contradict earlier news; the latest",
    compare: neverDiffers,
    choose: latest,
    falseValues: 20,
    halfLifeDays: never,
    importance: 1
  },
  intentSignals: {
    kind: "united",
    rule: "all topics, the same topic once as last seen",
    unite: uniteSignals,
    halfLifeDays: 60,
    importance: 1
  }
}

export const riskRules: RulesOf<RiskIndicators> = {
  fraudRisk: number("10 points", withinAmount(10), { falseValues: 5, halfLifeDays: 180, importance: 2 }),
  creditScoreProxy: number("30 points", withinAmount(30), { falseValues: 8, halfLifeDays: 365, importance: 2 }),
  financialStability: number("10 points", withinAmount(10), { falseValues: 5, halfLifeDays: 365, importance: 1 })
}

export const propertyRules: RulesOf<PropertyData> = {
  propertyType: exactly({ falseValues: 5, halfLifeDays: 2920, importance: 2 }),
  value: number("15 %", withinShare(0.15), { falseValues: 10, halfLifeDays: growthOfHomeValue, importance: 2 }),
  yearBuilt: number("1 year", withinAmount(1), { falseValues: 40, halfLifeDays: never, importance: 2 }),
  squareFeet: number("5 %", withinShare(0.05), { falseValues: 20, halfLifeDays: 5475, importance: 1 }),
  construction: exactly({ falseValues: 4, halfLifeDays: never, importance: 1 }),
  claimsHistory: {
    kind: "united",
    rule: "all claims, the same date and cause once",
    unite: uniteClaims,
    halfLifeDays: 1095,
    importance: 2
  }
}

export const vehicleRules: RulesOf<Vehicle> = {
  vin: exactly({ falseValues: 30, halfLifeDays: 2190, importance: 1 }),
  year: number("0", withinAmount(0), { falseValues: 15, halfLifeDays: 2190, importance: 1 }),
  make: inWords("the same maker but for case and short names", vehicleWords, {
    falseValues: 20,
    halfLifeDays: 2190,
    importance: 1
  }),
  model: inWords("the same model but for case and punctuation", vehicleWords, {
    falseValues: 20,
    halfLifeDays: 2190,
    importance: 1
  }),
  ownership: exactly({ falseValues: 2, halfLifeDays: 1095, importance: 1 }),
  coverage: exactly({ falseValues: 3, halfLifeDays: 365, importance: 1 })
}

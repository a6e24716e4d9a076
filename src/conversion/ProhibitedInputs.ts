import { Either, Schema } from "effect"
import type { AllowList } from "./learner/Features.ts"

interface Prohibition {
  /** Words of a feature's name that give it away. */
  readonly words: RegExp
  readonly rule: string
  readonly citation: string
}

/**
 * What may not decide whom an offer is made to first, or stands in for it (the project's prohibited inputs, 23 Nov 2026, high
 * confidence but for citizenship: medium).
 */
const prohibitions: ReadonlyArray<Prohibition> = [
  {
    words:
      /^(race|racial|colou?r|ethnic|ethnicity|nationality|national|origin|ancestry|language|name|surname|zip|postal|postcode|zipcode)$/,
    rule: "Race, colour, ethnicity, national origin, and what stands in for them: name, language, ZIP code",
    citation: "42 USC 1981; state unfair-trade-practice acts; Fair Housing Act"
  },
  {
    words: /^(religion|religious|orientation|gender)$/,
    rule: "Religion, ancestry, sexual orientation, gender identity",
    citation: "State laws, e.g. Cal. Ins. Code 10140"
  },
  { words: /^(sex|male|female)$/, rule: "Sex, as a feature of a lead's priority", citation: "rating_factor_rules" },
  { words: /^(disability|disabled|handicap)$/, rule: "Disability", citation: "NAIC 887 and state laws" },
  { words: /^(violence)$/, rule: "Victims of domestic violence", citation: "NAIC 896-898" },
  { words: /^(genetic|genetics)$/, rule: "Genetic information", citation: "GINA; Fla. Stat. 627.4301" },
  { words: /^(health|medical|claims)$/, rule: "Health status and claims", citation: "42 USC 300gg" },
  { words: /^(credit)$/, rule: "Credit data", citation: "15 USC 1681b, 1681m" },
  {
    words: /^(violations|mvr|driving)$/,
    rule: "Motor-vehicle records, for marketing",
    citation: "18 USC 2721(b)(6), (12)"
  },
  {
    words: /^(social|purchases|facial|voice)$/,
    rule: "External consumer data",
    citation: "Colo. SB21-169; 740 ILCS 14"
  },
  {
    words: /^(immigration|citizenship|citizen)$/,
    rule: "Immigration status",
    citation: "Asked by the Marketplace alone"
  },
  {
    words: /^(age|birth|birthday|dob)$/,
    rule: "Age, as a feature of a lead's priority",
    citation: "HI, MA, NC; state rules"
  },
  {
    words: /^(marital|married|spouse|education|occupation|job|profession|homeowner|homeownership|ownership|renter)$/,
    rule: "Marital status, home-ownership, education, occupation",
    citation: "MCL 500.2108"
  }
]

export class InputProhibited extends Schema.TaggedError<InputProhibited>()("InputProhibited", {
  feature: Schema.String,
  rule: Schema.String,
  citation: Schema.String
}) {}

const wordsOf = (name: string) =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)

const prohibited = (feature: string) =>
  prohibitions.find(({ words }) => wordsOf(feature).some(word => words.test(word)))

/** The list as it stands, if none of its names is a protected attribute's. */
export const lawful = (allowed: AllowList): Either.Either<AllowList, InputProhibited> => {
  for (const feature of Object.keys(allowed)) {
    const found = prohibited(feature)
    if (found !== undefined)
      return Either.left(new InputProhibited({ feature, rule: found.rule, citation: found.citation }))
  }
  return Either.right(allowed)
}

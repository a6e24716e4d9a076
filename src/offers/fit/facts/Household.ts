import { demographic, homeState, statedFact } from "../../applicant/Applicant.ts"
import { both, fact, hinted, listed, type Subject } from "../Fact.ts"

/** Others at home need not live on this income. */
const hintOfHousehold = 0.7

const othersAtHome = ({ applicant }: Subject) => {
  const size = demographic(applicant, "householdSize")
  return size && hinted({ ...size, value: size.value - 1 }, hintOfHousehold)
}

/** How many persons live on the lead's income. */
export const reliant = fact("attributes.dependants", "Does anyone rely on your income, and how many people?", subject =>
  listed(statedFact(subject.applicant, "dependants") ?? othersAtHome(subject))
)

/** US dollars. */
export const debts = fact(
  "attributes.mortgageBalance",
  "Is there a mortgage, or are there other debts, and roughly how much is left?",
  ({ applicant }) => {
    const mortgage = statedFact(applicant, "mortgageBalance")
    const other = statedFact(applicant, "debts")
    return listed(both(mortgage, other, (one, two) => one + two) ?? mortgage ?? other)
  }
)

export const income = fact("demographics.income", "Roughly what does the household earn in a year?", ({ applicant }) =>
  listed(demographic(applicant, "income"))
)

/** For life cover alone: there the product depends on it by its nature. */
export const age = fact("lead.dateOfBirth", "May I ask your date of birth?", ({ applicant }) =>
  listed(demographic(applicant, "age"))
)

/** US dollars a year, HHS poverty guidelines 2026 (plan year 2027): the first person, each further one. */
const povertyLevel: Readonly<Record<string, readonly [number, number]>> = {
  AK: [19_950, 7100],
  HI: [18_360, 6530]
}
const elsewhere = [15_960, 5680] as const

/** Household income in per cent of the federal poverty level. */
export const povertyPercent = fact(
  "demographics.income",
  "Roughly what will the household earn this year, and how many are on the tax return?",
  ({ applicant }) => {
    const [first, further] = povertyLevel[homeState(applicant)?.value ?? ""] ?? elsewhere
    return listed(
      both(demographic(applicant, "income"), demographic(applicant, "householdSize"), (earned, size) =>
        Math.round((100 * earned) / (first + further * (size - 1)))
      )
    )
  }
)

import { firmographic, statedFact } from "../../applicant/Applicant.ts"
import { both, fact, listed, mapped, type Subject } from "../Fact.ts"
import { type BusinessClass, classOfCode, classOfWords } from "./BusinessClass.ts"

/** The role in the firm, not the occupation: who can sign for it. */
export const seniority = fact(
  "firmographics.seniority",
  "Do you own a business, or decide on the insurance of one?",
  ({ applicant }) => listed(firmographic(applicant, "seniority"))
)

const staffOf = ({ applicant }: Subject) => statedFact(applicant, "employees") ?? firmographic(applicant, "companySize")

export const staff = fact("attributes.employees", "How many people work for the business?", subject =>
  listed(staffOf(subject))
)

/** US dollars a year. */
export const sales = fact("attributes.annualSales", "Roughly what does the business sell in a year?", ({ applicant }) =>
  listed(statedFact(applicant, "annualSales") ?? firmographic(applicant, "revenue"))
)

export const businessClass = fact<BusinessClass>(
  "firmographics.naicsCode",
  "What does the business do?",
  ({ applicant }) => {
    const code = firmographic(applicant, "naicsCode")
    const ofCode = code && classOfCode(code.value)
    if (code !== undefined && ofCode !== undefined) return [{ ...code, value: ofCode }]
    const industry = firmographic(applicant, "industry")
    const ofWords = industry && classOfWords(industry.value)
    return industry === undefined || ofWords === undefined ? [] : [{ ...industry, value: ofWords }]
  }
)

type WorkersComp = "missing" | "in_force" | "no_staff"

export const workersComp = fact<WorkersComp>(
  "attributes.hasWorkersCompensation",
  "Is workers' compensation in force for the people who work for you?",
  subject => {
    const inForce = statedFact(subject.applicant, "hasWorkersCompensation")
    if (inForce?.value === true) return listed(mapped(inForce, () => "in_force"))
    return listed(both(inForce, staffOf(subject), (_, people) => (people > 0 ? "missing" : "no_staff")))
  }
)

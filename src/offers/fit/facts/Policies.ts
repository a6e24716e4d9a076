import { demographic, statedFact } from "../../applicant/Applicant.ts"
import type { OfferType } from "../../OfferType.ts"
import { both, fact, listed, mapped, type Subject } from "../Fact.ts"

type Standing = "lacking" | "in_force" | "one_part" | "both_parts"

const standingOf = (line: OfferType, inForce: ReadonlySet<OfferType>): Standing => {
  const has = (part: OfferType) => inForce.has(part) || (inForce.has("bundle") && (part === "auto" || part === "home"))
  if (line !== "bundle") return has(line) ? "in_force" : "lacking"
  if (has("auto") && has("home")) return "both_parts"
  return has("auto") || has("home") ? "one_part" : "lacking"
}

/** Lines in force with anybody. */
export const policies = fact(
  "attributes.currentPolicies",
  "Which insurance policies do you have today, and when do they renew?",
  ({ applicant, offerType }) =>
    listed(mapped(statedFact(applicant, "currentPolicies"), lines => standingOf(offerType, new Set(lines))))
)

const askLifeCover = "How much life cover do you have today, through work or of your own?"

const noLifePolicy = ({ applicant }: Subject) => {
  const lines = statedFact(applicant, "currentPolicies")
  return lines === undefined || lines.value.includes("life") ? undefined : { ...lines, value: 0 }
}

/** US dollars. */
const lifeCoverOf = (subject: Subject) => statedFact(subject.applicant, "existingLifeCover") ?? noLifePolicy(subject)

export const lifeCover = fact("attributes.existingLifeCover", askLifeCover, subject => listed(lifeCoverOf(subject)))

/** The cautious end of the published multiples for those in work: Kaplan, financial guidelines (2002), ages 55-59. */
const yearsOfIncome = 10

/** 0-1: how much of ten years of income is not insured. */
export const lifeCoverGap = fact("attributes.existingLifeCover", askLifeCover, subject => {
  const cover = lifeCoverOf(subject)
  return cover?.value === 0
    ? [{ ...cover, value: 1 }]
    : listed(
        both(cover, demographic(subject.applicant, "income"), (held, income) =>
          Math.max(0, 1 - held / Math.max(1, income * yearsOfIncome))
        )
      )
})

export const replacesLifeCover = fact("attributes.replacesLifeCover", null, ({ applicant }) =>
  listed(mapped(statedFact(applicant, "replacesLifeCover"), replaces => (replaces ? "yes" : "no")))
)

export const employerHealthOffer = fact(
  "attributes.employerHealthOffer",
  "Is health insurance offered to you through a job, yours or someone's at home?",
  ({ applicant }) => listed(mapped(statedFact(applicant, "employerHealthOffer"), offered => (offered ? "yes" : "no")))
)

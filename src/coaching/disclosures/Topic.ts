import { listenFor } from "../../hearing/Cues.ts"
import type { Word } from "../../hearing/Words.ts"

/** What a duty may have to come before, or follow. */
const topicCues = {
  price: ["how much", "cost|costs|price|prices|premium|premiums|rate|rates", "per month", "expensive"],
  offer: [
    "i can offer",
    "i have a plan|policy|quote",
    "policy would|will",
    "plan would|will",
    "coverage would|will",
    "recommend",
    "this plan|policy"
  ],
  benefits: [
    "copay|copays|copayment",
    "dental",
    "vision",
    "hearing aid|aids",
    "part b|d",
    "out of pocket",
    "doctor|doctors ~ network",
    "network",
    "prescription|prescriptions|drugs",
    "benefit|benefits",
    "medicare advantage",
    "supplement|medigap"
  ],
  medicare: ["medicare"],
  enrolment: [
    "enroll|enrol|enrolling|enrollment|enrolment",
    "sign you up",
    "start|begin|fill|submit ~ application",
    "apply now|today",
    "put in the application"
  ],
  marketplace: ["marketplace", "healthcare gov", "obamacare", "affordable care"],
  credit_of_tax: ["tax credit", "subsidy", "premium credit"],
  credit_report: ["credit score|report|based|history|check"],
  replacement: [
    "replace|replacing|replaces",
    "existing|current|old life policy|insurance",
    "already have ~ life",
    "have a life policy|insurance",
    "switch my life"
  ],
  existing_life: ["i have life", "my life insurance|policy"],
  state_minimum: ["state minimum", "legal minimum", "minimum limits|coverage|cover"],
  home: ["home|homeowners|house|renters insurance|policy|cover|coverage", "insure my|your|the home|house", "dwelling"],
  life: ["life insurance|cover|policy", "term life", "whole life"],
  certificate: ["certificate of insurance", "certificate", "proof of insurance"],
  bundle: ["bundle|bundling|bundled", "both policies|together", "multi policy"],
  um_rejected: [
    "reject|decline|waive|drop|refuse ~ uninsured|underinsured",
    "dont|not want|need ~ uninsured|underinsured"
  ],
  auto: ["car|auto|vehicle insurance|policy|cover|coverage", "insure my|your|the car|truck|van"],
  health: ["health insurance|plan|cover|coverage", "marketplace", "obamacare", "healthcare gov"],
  commercial: ["business|commercial|liability insurance|policy|cover|coverage"],
  term_life: ["term life", "year term"],
  submission: ["submit|send in|off ~ application", "submit it"],
  limited_health: ["short term health|medical|plan", "fixed indemnity", "sharing ministry", "indemnity plan"],
  employees: ["employees|employee|staff|workers"]
} as const
export type Topic = keyof typeof topicCues

const listen = listenFor<Topic>(topicCues)

/** A sum of money, said as one. */
const figure = /\$ ?\d|\b\d[\d,.]* (?:dollars|bucks)\b|\b\d[\d,.]* (?:a|per|each) (?:month|year)\b/i

/** What a line speaks of, and where it begins to. Of a price an agent speaks who names one, a lead who asks. */
export const topicsIn = (
  text: string,
  words: ReadonlyArray<Word>,
  speaker: "lead" | "agent"
): ReadonlyMap<Topic, number> => {
  const found = new Map<Topic, number>()
  for (const { first, value } of listen(words)) {
    const at = words[first]?.from ?? 0
    if (!(value === "price" && speaker === "agent") && at < (found.get(value) ?? Number.POSITIVE_INFINITY))
      found.set(value, at)
  }
  const named = speaker === "agent" ? text.search(figure) : -1
  return named < 0 ? found : found.set("price", named)
}

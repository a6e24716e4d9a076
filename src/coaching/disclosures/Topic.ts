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
  employees: ["employees|employee|staff|workers"],
  representation: [
    "do you work with|for ~ ~ company|companies|insurer|insurers|carrier|carriers",
    "which|what|how many? companies|insurers|carriers do|can you",
    "do|can you represent|sell|compare|check ~ all|every|other|others|different|several|companies|insurers|carriers",
    "who do you represent",
    "are you ~ independent|captive|broker",
    "who pays you",
    "how do|are you get|make|paid|earn",
    "get|earn|make|paid|on ~ commission|commissions",
    "your commission",
    "in it for you"
  ],
  adverse_report: [
    "because|due of|to ~ credit|clue",
    "because|due of|to ~ insurance|consumer|claims score|report|history",
    "credit|clue ~ raises|raised|increases|increased|higher|hurts|surcharge|declined|denied|against",
    "insurance|consumer score|report ~ raises|raised|increases|increased|higher|surcharge|declined|denied|against",
    "higher|declined|denied|refused|surcharged|surcharge ~ ~ credit|clue",
    "higher|declined|denied|refused|surcharged|surcharge ~ ~ insurance|consumer score|report"
  ],
  surplus_lines: [
    "surplus line|lines",
    "excess line|lines",
    "excess and surplus",
    "e and s",
    "non admitted",
    "nonadmitted",
    "not admitted",
    "lloyds"
  ],
  fair_plan: [
    "fair plan",
    "citizens insurance|property|policy|plan",
    "wind|beach pool|plan",
    "windstorm association|pool",
    "twia",
    "last resort"
  ],
  permanent_life: [
    "whole|universal|permanent|variable|indexed life|policy|insurance|coverage|universal",
    "iul",
    "illustration|illustrations",
    "cash value ~ grow|grows|growing|growth|will|would|could|can|projected",
    "grow|grows|build|builds|projected|accumulate|accumulates ~ cash value"
  ],
  marketplace_consent: [
    "permission|consent ~ ~ help|assist|apply|enroll|search|marketplace|application",
    "may|can i help you ~ application|marketplace|apply|enroll"
  ],
  medicare_enrolment: [
    "enroll you|me|him|her|us|now|today",
    "enrolling you|me|him|her|us|now|today",
    "enroll|enrolling in this|that|it|the",
    "sign you|me|up up|today|now",
    "start|begin|fill|submit|complete|do|finish ~ application|enrollment",
    "ready|want|like to enroll|sign|join",
    "how do|can|would i enroll|join|sign",
    "apply now|today",
    "put in the application"
  ],
  business_use: [
    "business|commercial insurance|policy|cover|coverage|auto",
    "general liability",
    "business owners",
    "truck|trucks|van|vans|vehicle|vehicles|car|cars|pickup ~ for work|business|deliveries|delivery|jobs",
    "business|company|work truck|trucks|van|vans|vehicle|vehicles|car|cars",
    "deliver|delivering ~ ~ for|pizza|food|packages|customers|cafes|restaurants|stores",
    "doordash|uber|lyft|instacart|grubhub|rideshare",
    "drive|driving for ~ business|work|customers|clients|living"
  ]
} as const
export type Topic = keyof typeof topicCues

const listen = listenFor<Topic>(topicCues)

/** Asked of the agent; the other way round it is small talk. */
const askedByLead = new Set<Topic>(["representation"])

const announcing = 3

/** "Before I submit it" comes before it, and is no more than that. */
const isAnnounced = (words: ReadonlyArray<Word>, first: number): boolean => {
  for (let at = first; at >= Math.max(0, first - announcing); at--) {
    if (at < first && words[at]?.text === "before") return true
    if (words[at]?.opensClause === true) return false
  }
  return false
}

/** A sum of money, said as one. */
const figures = /\$ ?\d|\b\d[\d,.]* (?:dollars|bucks)\b|\b\d[\d,.]* (?:a|per|each) (?:month|year)\b/gi
/** What comes before a sum that is insured, or borne by the person. */
const limits =
  /\b(?:insured (?:for|at)|worth|valued at|limits? (?:of|is|are)|deductible (?:of|is)|up to|cover(?:s|age)?(?: of)?|benefits? of) (?:about |around |roughly )?$/i

const inTime = /^\$? ?[\d,.]+(?: dollars| bucks)? (?:a|per|each) (?:month|year)\b/i

/** Where a price is named; the sum that is insured is none. */
const priceIn = (text: string): number =>
  [...text.matchAll(figures)].find(({ index }) => inTime.test(text.slice(index)) || !limits.test(text.slice(0, index)))
    ?.index ?? -1

/** What a line speaks of, and where it begins to. Of a price an agent speaks who names one, a lead who asks. */
export const topicsIn = (
  text: string,
  words: ReadonlyArray<Word>,
  speaker: "lead" | "agent"
): ReadonlyMap<Topic, number> => {
  const found = new Map<Topic, number>()
  for (const { first, value } of listen(words)) {
    const at = words[first]?.from ?? 0
    if (speaker === "agent" && (value === "price" || askedByLead.has(value) || isAnnounced(words, first))) continue
    if (at < (found.get(value) ?? Number.POSITIVE_INFINITY)) found.set(value, at)
  }
  const named = speaker === "agent" ? priceIn(text) : -1
  return named < 0 ? found : found.set("price", named)
}

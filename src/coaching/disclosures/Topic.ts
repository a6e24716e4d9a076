import { listenFor } from "../../hearing/Cues.ts"

/** What a duty may have to come before, or follow. */
const topicCues = {
  price: [
    "per month",
    "a month",
    "monthly",
    "a year",
    "dollars",
    "premium ~ would|will|is",
    "would cost",
    "your rate",
    "the price is|would|comes"
  ],
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
  um_rejected: ["uninsured motorist", "underinsured"]
} as const
export type Topic = keyof typeof topicCues

const listen = listenFor<Topic>(topicCues)

export const topicsIn: (words: Parameters<typeof listen>[0]) => ReadonlySet<Topic> = words =>
  new Set(listen(words).map(({ value }) => value))

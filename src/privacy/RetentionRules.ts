export interface RetentionRule {
  readonly ruleId: string
  readonly what: string
  /** Days for which it is kept, unless the operator sets another number. */
  readonly days: number
  /** The law wants it for at least as long: no setting goes below. */
  readonly leastDays: number
  readonly why: string
  readonly citation: string
  readonly effectiveFrom: string
}

const year = 365
const fiveYears = 5 * year + 2
const tenYears = 10 * year + 3

/**
 * How long what is kept, and by what right. Sources: the statutes and regulations cited, and the practice of keeping a web lead
 * for as long as its inquiry may be answered (47 CFR 64.1200(f)(5): 18 months), as collected on 2026-11-23.
 */
export const retentionRules = {
  leads: {
    ruleId: "RT-01",
    what: "A lead that nothing has happened with and that accepted no offer, with all that hangs on it",
    days: 548,
    leastDays: 1,
    why: "The business relation ends 18 months after its last sign.",
    citation: "47 CFR 64.1200(f)(5)",
    effectiveFrom: "2003-10-01"
  },
  profiles: {
    ruleId: "RT-02",
    what: "Earlier versions of a profile, and what providers answered",
    days: 2 * year,
    leastDays: 1,
    why: "Kept no longer than is reasonably necessary for what it was collected for.",
    citation: "Cal. Civ. Code 1798.100(a)(3)",
    effectiveFrom: "2023-01-01"
  },
  decisions: {
    ruleId: "RT-03",
    what: "Decisions with their inputs, offers and what came of them, calls and attempts to reach somebody, validations and their reviews; ten years where health cover was offered",
    days: fiveYears,
    leastDays: fiveYears,
    why: "Recommendations must be accounted for in a market conduct examination; enrolments for ten years.",
    citation: "16 CFR 310.5; 42 CFR 422.504(d); 45 CFR 155.220(j)",
    effectiveFrom: "2024-10-15"
  },
  purchases: {
    ruleId: "RT-04",
    what: "Purchases and what they cost, day by day and in enrichments and batches",
    days: fiveYears,
    leastDays: fiveYears,
    why: "Material financial transactions must be reconstructible.",
    citation: "23 NYCRR 500.6(a)(1)",
    effectiveFrom: "2017-03-01"
  },
  consent: {
    ruleId: "RT-05",
    what: "Proof of what an erased person had consented to or refused, under a keyed hash",
    days: fiveYears,
    leastDays: fiveYears,
    why: "A claim may be brought for four years, records of consent are to be kept for five.",
    citation: "28 USC 1658(a); 16 CFR 310.5(a)(8)",
    effectiveFrom: "2024-10-15"
  },
  deletions: {
    ruleId: "RT-06",
    what: "Deletion requests that were answered",
    days: 2 * year + 1,
    leastDays: 2 * year + 1,
    why: "Records of consumer requests are kept for 24 months.",
    citation: "11 CCR 7101(a)",
    effectiveFrom: "2020-08-14"
  },
  sightings: {
    ruleId: "RT-08",
    what: "Sightings of a phone, an address, a device or a network, how leads of a source came, and patterns no longer trusted",
    days: 90,
    leastDays: 90,
    why: "What is seen too often is counted over 90 days; beyond, it is no longer necessary for what it was collected for.",
    citation: "Cal. Civ. Code 1798.100(a)(3)",
    effectiveFrom: "2023-01-01"
  },
  messages: {
    ruleId: "RT-09",
    what: "What a call's screen was told while it went on, but for its end; what was heard, suggested and decided is kept with the call",
    days: 90,
    leastDays: 1,
    why: "Who was cut off comes back within minutes; beyond, it is no longer necessary for what it was written for.",
    citation: "Cal. Civ. Code 1798.100(a)(3)",
    effectiveFrom: "2023-01-01"
  },
  audit: {
    ruleId: "RT-07",
    what: "The audit, from its oldest entry on",
    days: tenYears,
    leastDays: fiveYears,
    why: "Audit trails are kept for five years, of enrolments for ten.",
    citation: "23 NYCRR 500.6(b); 42 CFR 422.504(d)",
    effectiveFrom: "2017-03-01"
  }
} as const satisfies Readonly<Record<string, RetentionRule>>
export type Retained = keyof typeof retentionRules

/** What bought health cover is kept for, whatever the operator sets. */
export const healthDays = tenYears

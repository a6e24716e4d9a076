import type { FitRule } from "../FitTable.ts"

interface Names {
  readonly asked: string
  readonly researched: string
}

/** What the person asked for and looked at, the same for every product but for its name and weight. */
export const attention = (
  { asked, researched }: Names,
  [interest, intent, visits, engagement]: readonly [number, number, number, number]
): ReadonlyArray<FitRule> => [
  {
    category: "intent_match",
    fact: "interest",
    gain: interest,
    when: {
      this: [1, `Asked about ${asked}`],
      within_bundle: [0.7, `Asked for a bundle, and ${asked} is part of it`],
      both_parts: [0.9, "Asked about both car and home insurance"],
      one_part: [0.35, "Asked about car or home insurance, which is half of the bundle"],
      other: [0]
    }
  },
  {
    category: "intent_match",
    fact: "intent",
    gain: intent,
    from: [
      [0, [0]],
      [0.08, [0.25, `Has looked at ${researched}, though faintly or some time ago`]],
      [0.25, [0.6, `Has been looking at ${researched}`]],
      [0.5, [1, `Has been looking at ${researched} closely and lately`]]
    ]
  },
  {
    category: "intent_match",
    fact: "webVisits",
    gain: visits,
    from: [
      [0, [0]],
      [1, [0.4, "Has visited insurance pages in the last month"]],
      [5, [1, "Has visited insurance pages often in the last month"]]
    ]
  },
  {
    category: "intent_match",
    fact: "contentEngagement",
    gain: engagement,
    from: [
      [0, [0]],
      [0.25, [0.5, "Has read part of the insurance information on offer"]],
      [0.6, [1, "Has read most of the insurance information on offer"]]
    ]
  }
]

import type { FitTable } from "../FitTable.ts"
import { attention } from "./Attention.ts"

/**
 * Weights are judgement (low confidence), 2026-11-26. Credits at 100-400 % of poverty: 26 USC 36B as in force from 2026;
 * employers from 50 full-time staff: 26 USC 4980H; qualifying events: 45 CFR 155.420. Neither age nor health is read.
 */
export const health: FitTable = {
  base: 20,
  rules: [
    ...attention({ asked: "health insurance", researched: "health insurance" }, [24, 14, 3, 3]),
    {
      category: "life_event",
      fact: "change",
      gain: 12,
      ask: "Have you lost health cover, moved or changed jobs in the last two months?",
      when: {
        lost_health_cover: [1, "Has lost health cover, which may open a special enrollment period"],
        qualifying_event: [1, "Told of an event that may open a special enrollment period"],
        job_loss: [0.8, "Has lost a job, and health cover through work often ends with it"],
        new_child: [0.8, "There is a new child, which may open a special enrollment period"],
        new_business: [0.6, "Has started a business, so cover through an employer may be gone"],
        move: [0.5, "Is moving or has moved, which can change the plans on offer"],
        new_job: [0.3, "Has a new job, so ask when cover through it starts"],
        business_search: [0.3, "Has been looking into starting a business"],
        nothing_told: [0]
      }
    },
    {
      category: "coverage_gap",
      fact: "policies",
      gain: 10,
      loss: 6,
      when: {
        lacking: [1, "Named no health insurance among the policies in force"],
        in_force: [-1, "Has health insurance already, so a change needs a good reason"],
        one_part: [0],
        both_parts: [0]
      }
    },
    {
      category: "coverage_gap",
      fact: "employerHealthOffer",
      gain: 6,
      loss: 12,
      when: {
        no: [1, "Has no offer of health cover through a job"],
        yes: [-1, "Has an offer of health cover through a job, which normally ends a claim to tax credits"]
      }
    },
    {
      category: "demographic_fit",
      fact: "povertyPercent",
      gain: 6,
      from: [
        [0, [0, "Income may be within Medicaid's limits, so check that first"]],
        [100, [0.6, "Income may be within Medicaid's limits; if not, Marketplace tax credits are worth checking"]],
        [139, [1, "Income is in the range in which Marketplace tax credits are worth checking"]],
        [401, [0.3, "Income is above the range for tax credits, so plans would be at their listed price"]]
      ]
    },
    {
      category: "firm_fit",
      fact: "staff",
      gain: 2,
      loss: 2,
      ask: "About how many people work where you work?",
      from: [
        [0, [1, "Works in a small firm, which need not offer health cover"]],
        [50, [-1, "Works in a firm of 50 people or more, which usually offers health cover; ask about it"]]
      ]
    }
  ]
}

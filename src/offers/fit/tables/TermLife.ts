import type { FitTable } from "../FitTable.ts"
import { attention } from "./Attention.ts"

/**
 * Weights are judgement (low confidence), 2026-11-26. Ages follow usual issue limits (term of 30 years to 55, 20 to 65,
 * 15 to 70, 10 to 80: AGE-LIFE); need first APP-013, affordability APP-014, replacement APP-015.
 */
export const termLife: FitTable = {
  base: 20,
  rules: [
    ...attention({ asked: "life insurance", researched: "life insurance" }, [20, 10, 2, 2]),
    {
      category: "demographic_fit",
      fact: "reliant",
      gain: 13,
      loss: 4,
      from: [
        [0, [-1, "Nobody is known to rely on this income, so ask first what the cover is for"]],
        [1, [0.55, "Someone else may rely on this income"]],
        [2, [0.85, "About {} people may rely on this income"]],
        [3, [1, "About {} people may rely on this income"]]
      ]
    },
    {
      category: "coverage_gap",
      fact: "lifeCoverGap",
      gain: 12,
      from: [
        [0, [0]],
        [0.2, [0.4, "The life cover in force is somewhat below ten years of income"]],
        [0.5, [0.7, "The life cover in force is well below ten years of income"]],
        [1, [1, "Named no life insurance in force"]]
      ]
    },
    {
      category: "coverage_gap",
      fact: "debts",
      gain: 6,
      from: [
        [0, [0]],
        [1, [0.4, "There are debts of about {usd} that a family would have to carry"]],
        [50_000, [0.7, "There are debts of about {usd} that a family would have to carry"]],
        [150_000, [1, "There are debts of about {usd} that a family would have to carry"]]
      ]
    },
    {
      category: "life_event",
      fact: "change",
      gain: 6,
      ask: "Has anything changed lately, such as a new child, a new home or a new job?",
      when: {
        new_child: [1, "There is a new child to provide for"],
        home_purchase: [0.8, "Is buying or has bought a home, and a mortgage is something to protect"],
        new_business: [0.6, "Has started a business that others may depend on"],
        new_job: [0.5, "Has a new job, and life cover through the old one usually ends"],
        job_loss: [0.4, "Has lost a job, and life cover through work usually ends with it"],
        retirement: [0.3, "Is retiring, and life cover through work usually ends or shrinks"],
        home_search: [0.4, "Has been looking into buying a home or a mortgage"],
        business_search: [0.3, "Has been looking into starting a business"],
        nothing_told: [0]
      }
    },
    {
      category: "demographic_fit",
      fact: "income",
      gain: 4,
      loss: 3,
      from: [
        [0, [-1, "Check first that a premium is affordable on this income"]],
        [25_000, [0.4, "There is an income to protect"]],
        [60_000, [1, "There is an income to protect, and room for a premium"]]
      ]
    },
    {
      category: "demographic_fit",
      fact: "age",
      gain: 5,
      loss: 5,
      from: [
        [0, [0]],
        [20, [0.6, "At {}, all usual terms are open, from 10 to 30 years"]],
        [28, [1, "At {}, all usual terms are open, from 10 to 30 years"]],
        [56, [0.5, "At {}, terms of up to 20 years are usually open"]],
        [66, [-0.5, "At {}, only terms of 10 or 15 years are usually open"]],
        [71, [-1, "At {}, at most a term of 10 years is usually open"]]
      ]
    },
    {
      category: "risk_profile",
      fact: "replacesLifeCover",
      gain: 0,
      loss: 5,
      when: { yes: [-1, "Would replace a policy in force, which needs a careful comparison and notices"], no: [0] }
    }
  ]
}

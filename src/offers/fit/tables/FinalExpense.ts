import type { FitTable } from "../FitTable.ts"
import { attention } from "./Attention.ts"

/** Weights are judgement (low confidence), 2026-11-26; usual issue ages 45 or 50 to 85 (AGE-007), replacement APP-015. */
export const finalExpense: FitTable = {
  base: 20,
  rules: [
    ...attention({ asked: "life insurance", researched: "life insurance for final costs" }, [22, 14, 3, 3]),
    {
      category: "demographic_fit",
      fact: "age",
      gain: 18,
      loss: 14,
      from: [
        [0, [-1, "At {}, term life is usually the better start"]],
        [45, [0.2, "At {}, some insurers offer final expense cover"]],
        [50, [0.5, "At {}, final expense cover is usually open"]],
        [60, [1, "At {}, final expense cover is usually open, and term life gets short"]],
        [81, [0.4, "At {}, a few insurers still offer final expense cover"]],
        [86, [-1, "At {}, final expense cover is usually closed"]]
      ]
    },
    {
      category: "coverage_gap",
      fact: "lifeCover",
      gain: 14,
      from: [
        [0, [1, "Named no life insurance, so final costs would fall to the family"]],
        [1, [0.5, "Has life cover of about {usd}, which final costs could use up"]],
        [30_000, [0]]
      ]
    },
    {
      category: "life_event",
      fact: "change",
      gain: 6,
      ask: "Has anything changed lately, such as retiring or leaving a job with life cover?",
      when: {
        retirement: [1, "Is retiring, and life cover through work usually ends or shrinks"],
        job_loss: [0.4, "Has lost a job, and life cover through work usually ends with it"],
        nothing_told: [0]
      }
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

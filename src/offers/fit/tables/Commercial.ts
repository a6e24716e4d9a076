import type { FitTable } from "../FitTable.ts"
import { attention } from "./Attention.ts"

const deciding = {
  fact: "seniority",
  shares: { owner: 1, c_suite: 1, vp: 0.4, director: 0.4, manager: 0.25, senior: 0, entry: 0 }
} as const

/**
 * Weights are judgement (low confidence), 2026-11-26. Sales to 6 million US dollars: ISO businessowners rule 22 (2019);
 * 100 employees: usual carrier limit (low confidence); workers' compensation: state laws, APP-026.
 */
export const commercial: FitTable = {
  base: 20,
  rules: [
    ...attention({ asked: "business insurance", researched: "business insurance" }, [22, 12, 2, 2]),
    {
      category: "firm_fit",
      fact: "seniority",
      gain: 14,
      loss: 10,
      when: {
        owner: [1, "Owns the business, so can decide on its insurance"],
        c_suite: [0.9, "Leads the business, so can decide on its insurance"],
        vp: [0.3, "Is senior in the business; ask who decides on its insurance"],
        director: [0.3, "Is senior in the business; ask who decides on its insurance"],
        manager: [0, "Manages in the business; ask who decides on its insurance"],
        senior: [-0.7, "Works in the business but is unlikely to decide on its insurance"],
        entry: [-1, "Works in the business but is unlikely to decide on its insurance"]
      }
    },
    {
      category: "firm_fit",
      fact: "staff",
      gain: 7,
      loss: 4,
      scaledBy: deciding,
      from: [
        [0, [0.5, "A business without staff still has property and liability to insure"]],
        [1, [1, "The business has few enough staff for a businessowners policy"]],
        [101, [0, "The business has about {} staff, which may need a package policy"]],
        [500, [-1, "The business has about {} staff, too large for a businessowners policy"]]
      ]
    },
    {
      category: "firm_fit",
      fact: "businessClass",
      gain: 5,
      loss: 4,
      scaledBy: deciding,
      when: {
        suited: [1, "Its kind of business usually fits a businessowners policy"],
        depends: [0.4, "For its kind of business, some insurers offer a businessowners policy"],
        specialist: [-1, "Its kind of business usually needs a specialist market"]
      }
    },
    {
      category: "firm_fit",
      fact: "sales",
      gain: 2,
      loss: 2,
      scaledBy: deciding,
      from: [
        [0, [1, "Its sales are within the usual limit of a businessowners policy"]],
        [6_000_001, [-1, "Its sales are above the usual limit of a businessowners policy for one location"]]
      ]
    },
    {
      category: "life_event",
      fact: "change",
      gain: 4,
      scaledBy: deciding,
      ask: "Has the business changed lately, such as opening, moving or hiring?",
      when: {
        new_business: [1, "Has started a business, and its first policies are still to choose"],
        business_search: [0.6, "Has been looking into starting a business"],
        young_firm: [0.9, "The business is young, so its insurance may not have been looked at since it opened"],
        nothing_told: [0]
      }
    },
    {
      category: "coverage_gap",
      fact: "workersComp",
      gain: 5,
      scaledBy: deciding,
      when: {
        missing: [1, "Has staff and told of no workers' compensation, which most states require"],
        in_force: [0],
        no_staff: [0]
      }
    },
    {
      category: "coverage_gap",
      fact: "policies",
      gain: 5,
      scaledBy: deciding,
      when: {
        lacking: [1, "Named no business insurance among the policies in force"],
        in_force: [0.3, "Has business insurance to compare with"],
        one_part: [0],
        both_parts: [0]
      }
    }
  ]
}

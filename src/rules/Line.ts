import { Schema, Struct } from "effect"

/** What can be sold, each under the lines that hold for it too: a rule on life holds for a term of 20 years. */
const under = {
  auto: [],
  home: [],
  life: [],
  life_term10: ["life"],
  life_term15: ["life"],
  life_term20: ["life"],
  life_term25: ["life"],
  life_term30: ["life"],
  life_final_expense: ["life"],
  life_permanent: ["life"],
  annuity: [],
  health: [],
  health_aca: ["health"],
  health_catastrophic: ["health_aca", "health"],
  health_nonaca: ["health"],
  medicare: [],
  medicare_ma: ["medicare"],
  medicare_pdp: ["medicare"],
  commercial: [],
  commercial_bop: ["commercial"],
  commercial_wc: ["commercial"],
  bundle: []
} as const

export const lines = Struct.keys(under)
export const Line = Schema.Literal(...lines).annotations({ identifier: "InsuranceLine" })
export type Line = typeof Line.Type

export const isWithin = (line: Line, whole: Line): boolean =>
  line === whole || under[line].some(above => above === whole)

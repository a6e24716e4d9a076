import type { Seniority as SeniorityLevel } from "./Profile.ts"

export type Seniority = typeof SeniorityLevel.Type

const levels: Readonly<Record<string, Seniority>> = {
  owner: "owner",
  founder: "owner",
  partner: "owner",
  c_suite: "c_suite",
  c_level: "c_suite",
  c_level_exec: "c_suite",
  cxo: "c_suite",
  board_member: "c_suite",
  executive: "c_suite",
  vp: "vp",
  vp_level: "vp",
  vice_president: "vp",
  head: "director",
  director: "director",
  manager: "manager",
  senior: "senior",
  entry: "entry",
  intern: "entry",
  training: "entry"
}

/** The level as a vendor names it: "VP-Level", "c_suite", "Non-Manager" (which says nothing of a level). */
const seniorityFromLevel = (level: string | undefined): Seniority | undefined =>
  level === undefined
    ? undefined
    : levels[
        level
          .trim()
          .toLowerCase()
          .replace(/[^a-z]+/g, "_")
      ]

const titles: ReadonlyArray<readonly [RegExp, Seniority | undefined]> = [
  [/\b(assistant|secretary|aide) to\b|\b(executive|administrative|personal) assistant\b/, "entry"],
  [/\b(vice[- ]president|[sea]?vp)\b/, "vp"],
  [/\b(product|process|system|data|risk|scrum|service) owner\b/, undefined],
  [/\b(owner|co-?owner|founder|co-?founder|proprietor)\b/, "owner"],
  [/\b(managing|general|senior|equity|founding)? ?partner\b(?<!business partner)(?<!channel partner)/, "owner"],
  [/\bchief\b.*\bofficer\b|\bc[efotimprs]o\b|\bpresident\b|\bchair(man|woman|person)\b/, "c_suite"],
  [/\b(director|head of|head)\b/, "director"],
  [/\b(manager|supervisor|superintendent|foreman|team lead(er)?)\b/, "manager"],
  [/\b(intern|trainee|junior|jr|apprentice|clerk|assistant)\b/, "entry"],
  [/\b(senior|sr|principal|staff|lead)\b/, "senior"]
]

export const seniorityFromTitle = (title: string | undefined): Seniority | undefined => {
  const words = title?.toLowerCase().replace(/\./g, "") ?? ""
  return titles.find(([pattern]) => pattern.test(words))?.[1]
}

/** Some vendors call all who lead "executive": then the title tells a vice president from a chief. */
export const seniorityOf = (level: string | undefined, title: string | undefined): Seniority | undefined =>
  level?.trim().toLowerCase() === "executive"
    ? (seniorityFromTitle(title) ?? "c_suite")
    : (seniorityFromLevel(level) ?? seniorityFromTitle(title))

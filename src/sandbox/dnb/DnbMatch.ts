import type { BusinessSearch } from "../knowledge/BusinessSearch.ts"
import type { CompanyView } from "../knowledge/CompanyView.ts"
import type { Directory } from "../knowledge/Directory.ts"
import { domainKey, firmLikeness, phoneKey, plain } from "../knowledge/Likeness.ts"
import type { Company } from "../population/Companies.ts"
import { nameKey } from "../population/LegalName.ts"

export interface Inquiry {
  readonly duns?: string | undefined
  readonly name?: string | undefined
  readonly street?: string | undefined
  readonly city?: string | undefined
  readonly region?: string | undefined
  readonly postalCode?: string | undefined
  readonly phone?: string | undefined
  readonly domain?: string | undefined
}

type Rating = "A" | "B" | "F" | "Z"

export interface Candidate {
  readonly view: CompanyView
  readonly confidenceCode: number
  readonly nameScore: number
  readonly ratings: ReadonlyArray<readonly [string, Rating]>
}

const rate = (asked: string | undefined, ours: string): Rating => {
  if (asked === undefined || asked === "") return "Z"
  const [a, b] = [plain(asked), plain(ours)]
  return a === b ? "A" : a.slice(0, 5) === b.slice(0, 5) ? "B" : "F"
}
const region = (asked: string | undefined, { state }: CompanyView): Rating =>
  asked === undefined ? "Z" : [state.code, state.name].some(each => plain(each) === plain(asked)) ? "A" : "F"

const compare = (inquiry: Inquiry, view: CompanyView, byKey: boolean): Candidate => {
  const score = inquiry.name === undefined ? 1 : firmLikeness(nameKey(inquiry.name), nameKey(view.company.name))
  const name: Rating = inquiry.name === undefined ? "Z" : score >= 0.95 ? "A" : score >= 0.6 ? "B" : "F"
  const [number, ...rest] = inquiry.street?.split(" ") ?? []
  const [ourNumber = "", ...ourRest] = view.street.split(" ")
  const phone: Rating = inquiry.phone === undefined ? "Z" : phoneKey(inquiry.phone) === view.company.phone ? "A" : "F"
  const ratings = [
    ["Name", name],
    ["Street Number", rate(number, ourNumber)],
    ["Street Name", rate(rest.join(" ") || undefined, ourRest.join(" "))],
    ["City", rate(inquiry.city, view.city.name)],
    ["State", region(inquiry.region, view)],
    ["PO Box", "Z"],
    ["Phone", phone],
    ["Postal Code", rate(inquiry.postalCode?.slice(0, 5), view.zip)],
    ["Density", "Z"],
    ["Uniqueness", "A"],
    ["SIC", "Z"]
  ] as const
  const judged = ratings.slice(1, 9).map(([, rating]) => ({ A: 0.6, B: 0.2, F: -0.9, Z: 0 })[rating])
  const evidence = judged.reduce((sum, points) => sum + points, 0)
  const base = (byKey ? 8 : 7) + view.witness.quality * 1.2
  const confidence = base + evidence - (1 - score) * 8
  return {
    view,
    confidenceCode: Math.max(1, Math.min(10, Math.round(confidence))),
    nameScore: Math.round(score * 1000) / 10,
    ratings
  }
}

const byKey = (inquiry: Inquiry, directory: Directory): Company | undefined =>
  (inquiry.duns === undefined ? undefined : directory.byDuns.get(inquiry.duns)) ??
  (inquiry.domain === undefined ? undefined : directory.byDomain.get(domainKey(inquiry.domain))) ??
  (inquiry.phone === undefined ? undefined : directory.byCompanyPhone.get(phoneKey(inquiry.phone)))

/** Candidates, best first. */
export const candidates = (
  inquiry: Inquiry,
  directory: Directory,
  search: BusinessSearch,
  most: number,
  floor: number
): ReadonlyArray<Candidate> => {
  const keyed = byKey(inquiry, directory)
  const key = inquiry.name === undefined ? "" : nameKey(inquiry.name)
  const named = key === "" ? [] : directory.namedLike(key).map(([, company]) => company)
  const found = new Map<Company, Candidate>()
  for (const company of keyed === undefined ? named : [keyed, ...named]) {
    const likely = company === keyed || firmLikeness(key, nameKey(company.name)) >= 0.5
    const view = likely && !found.has(company) ? search.company(company) : undefined
    if (view !== undefined) found.set(company, compare(inquiry, view, company === keyed))
  }
  return [...found.values()]
    .filter(candidate => candidate.confidenceCode >= floor)
    .sort((a, b) => b.confidenceCode - a.confidenceCode || b.nameScore - a.nameScore)
    .slice(0, most)
}

import { companyName } from "../../../enrichment/merge/CompanyName.ts"
import { looser } from "../../../enrichment/merge/Comparator.ts"
import { birthDateLevel, birthDateLevels } from "./BirthDateLevels.ts"
import { homeLevel, homeLevels } from "./HomeLevels.ts"
import { type NameLevel, nameLevel, nameLevels } from "./NameLevels.ts"
import type { Person } from "./Person.ts"

const shared = ["same", "other"] as const
type Shared = (typeof shared)[number]

/** By attribute, how alike two values can be, from the same to quite another. */
export const levels = {
  givenName: nameLevels,
  familyName: nameLevels,
  birthDate: birthDateLevels,
  home: homeLevels,
  phone: shared,
  email: shared,
  employer: shared
} as const
export type Attribute = keyof typeof levels
export const attributes: ReadonlyArray<Attribute> = [
  "givenName",
  "familyName",
  "birthDate",
  "home",
  "phone",
  "email",
  "employer"
]

/** How alike two persons are. What one of the sources does not say cannot be compared. */
export type Compared = { readonly [A in Attribute]: (typeof levels)[A][number] | undefined }

const shareOne = (a: ReadonlyArray<string> | undefined, b: ReadonlyArray<string> | undefined): Shared | undefined => {
  if (a === undefined || b === undefined || a.length === 0 || b.length === 0) return undefined
  return a.some(one => b.includes(one)) ? "same" : "other"
}

const sameEmployer = (a: string | undefined, b: string | undefined): Shared | undefined => {
  if (a === undefined || b === undefined) return undefined
  const support = companyName([a, b])
  return Math.max(support(0, 1), support(1, 0)) >= looser ? "same" : "other"
}

/** What a swap of given and family name lets be compared: agreement that counts less than in its own place. */
const turned = (level: NameLevel): NameLevel => (level === "same" ? "variant" : level)

const names = (a: Person, b: Person) => {
  const givenName = nameLevel(a.givenName, b.givenName)
  const familyName = nameLevel(a.familyName, b.familyName)
  if ((givenName ?? "other") !== "other" || (familyName ?? "other") !== "other") return { givenName, familyName }
  const first = nameLevel(a.givenName, b.familyName)
  const last = nameLevel(a.familyName, b.givenName)
  const isTurned = first !== "other" && last !== "other" && (first ?? last) !== undefined
  return isTurned ? { givenName: first && turned(first), familyName: last && turned(last) } : { givenName, familyName }
}

export const compared = (a: Person, b: Person): Compared => ({
  ...names(a, b),
  birthDate: birthDateLevel(a.birthDate, b.birthDate),
  home: homeLevel(a.home, b.home),
  phone: shareOne(a.phones, b.phones),
  email: shareOne(a.emails, b.emails),
  employer: sameEmployer(a.employer, b.employer)
})

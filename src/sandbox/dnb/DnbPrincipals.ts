import type { CompanyView } from "../knowledge/CompanyView.ts"
import { Draw } from "../population/Draw.ts"
import { type Title, titleText } from "../population/Jobs.ts"
import type { Person } from "../population/Model.ts"
import { firstNames, lastNames } from "../population/Names.ts"

export interface Principal {
  readonly givenName: string
  readonly familyName: string
  readonly title: string
}

/** The firm's head when nobody of the population leads it. */
export const inventedHead = (seed: number, { company }: CompanyView): Principal => {
  const draw = new Draw(seed, "head", company.index)
  return { givenName: draw.pick(firstNames), familyName: draw.pick(lastNames), title: "Chief Executive Officer" }
}

export const principalOf = (person: Person, title: Title): Principal => ({
  givenName: person.firstName,
  familyName: person.lastName,
  title: titleText(title, "long").replace(",", "")
})

export const principalsBlock = (head: Principal, others: ReadonlyArray<Principal>) => {
  const full = ({ familyName, givenName }: Principal) => `${givenName} ${familyName}`
  return {
    mostSeniorPrincipals: [
      {
        givenName: head.givenName,
        familyName: head.familyName,
        fullName: full(head),
        namePrefix: null,
        nameSuffix: null,
        gender: null,
        jobTitles: [{ title: head.title }],
        managementResponsibilities: [{ description: head.title, mrcCode: "A1A4" }]
      }
    ],
    currentPrincipals: others.map(other => ({
      givenName: other.givenName,
      familyName: other.familyName,
      fullName: full(other),
      jobTitles: [{ title: other.title }],
      managementResponsibilities: []
    }))
  }
}

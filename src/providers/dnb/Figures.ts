import { employeeCount } from "../normalise/EmployeeCount.ts"
import { revenueOf, unitScale } from "../normalise/Revenue.ts"
import type { Organization } from "./Wire.ts"

const consolidated = 9067
const headquarters = 9068
const scopes: ReadonlyArray<number | undefined> = [consolidated, headquarters]

const trustOf: Readonly<Record<number, number>> = { 9092: 1, 9093: 0.8, 9094: 0.6 }
const untold = 0.8

export interface Figure {
  readonly value: number
  readonly trust: number
}

interface Scoped {
  readonly informationScopeDnBCode?: number | undefined
  readonly reliabilityDnBCode?: number | undefined
}

const rank = ({ informationScopeDnBCode }: Scoped) => {
  const place = scopes.indexOf(informationScopeDnBCode)
  return place === -1 ? scopes.length : place
}

const trust = ({ reliabilityDnBCode }: Scoped) => trustOf[reliabilityDnBCode ?? 0] ?? untold

/** The whole firm before its headquarters, and then what is reported before what is modelled. */
const preferred = <A extends Scoped>(figures: ReadonlyArray<A>, amountOf: (figure: A) => number | undefined) =>
  figures
    .flatMap((figure): ReadonlyArray<Figure & { readonly rank: number }> => {
      const value = amountOf(figure)
      return value === undefined ? [] : [{ value, trust: trust(figure), rank: rank(figure) }]
    })
    .sort((a, b) => a.rank - b.rank || b.trust - a.trust)[0]

export const employees = (organization: Organization): Figure | undefined =>
  preferred(organization.numberOfEmployees ?? [], ({ value }) => employeeCount(value))

/** Only US dollars, in a unit that is known. */
export const revenue = (organization: Organization): Figure | undefined =>
  preferred(organization.financials ?? [], ({ unitCode, yearlyRevenue }) => {
    const scale = unitScale(unitCode)
    const dollars = yearlyRevenue?.find(({ currency }) => currency === "USD")?.value
    return scale === undefined || dollars === undefined ? undefined : revenueOf(dollars * scale)
  })

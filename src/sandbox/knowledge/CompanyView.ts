import type { OperatingStatus } from "../../profile/Profile.ts"
import { daysBetween } from "../population/Calendar.ts"
import type { Company } from "../population/Companies.ts"
import { type Industry, industries } from "../population/Industries.ts"
import { legalName } from "../population/LegalName.ts"
import type { City, State } from "../population/Places.ts"
import { statesByPopulation } from "../population/Places.ts"
import type { VendorId } from "../server/Vendor.ts"
import { Witness } from "./Witness.ts"

/** A firm as one vendor has it. */
export interface CompanyView {
  readonly company: Company
  readonly witness: Witness
  readonly name: string
  readonly legalName: string
  readonly employees: number
  readonly revenue: number
  readonly industry: Industry
  readonly foundedYear: number
  readonly status: typeof OperatingStatus.Type
  readonly isPublic: boolean
  readonly state: State
  readonly city: City
  readonly zip: string
  readonly street: string
}

const rounded = (n: number, digits: number): number => Number(n.toPrecision(digits))

export class CompanyBooks {
  constructor(
    private readonly seed: number,
    private readonly vendor: VendorId,
    private readonly today: string
  ) {}

  view(company: Company): CompanyView | undefined {
    const witness = new Witness(this.seed, this.vendor, "company", company.index, this.today)
    return witness.knows ? this.seen(company, witness) : undefined
  }
  private seen(company: Company, witness: Witness): CompanyView {
    const years = daysBetween(witness.observedOn, this.today) / 365
    const drift = 1.04 ** -years * Math.exp(witness.own("size").normal(0, 0.05))
    const size = witness.wrong("employees")?.pick([0.35, 0.5, 1.8, 2.6]) ?? 1
    const income = witness.wrong("revenue")?.pick([0.1, 0.4, 2.2, 3]) ?? Math.exp(witness.own("revenue").normal(0, 0.1))
    const moved = witness.wrong("site")
    const state = moved?.weighted(statesByPopulation) ?? company.state
    const city = moved?.pick(state.cities) ?? company.city
    const closingSeen = company.status === "out_of_business" && years < 1 && !witness.wrong("status", 2)
    return {
      company,
      witness,
      name: witness.own("name").chance(0.7)
        ? company.name
        : legalName(company.name, company.suffix, witness.own("name").int(0, 3)),
      legalName: legalName(company.name, company.suffix, witness.own("legal").int(0, 3)),
      employees: Math.max(1, Math.round(company.employees * drift * size)),
      revenue: rounded(company.revenue * drift * income, 3),
      industry: witness.wrong("industry")?.pick(industries) ?? company.industry,
      foundedYear: company.foundedYear + (witness.wrong("founded")?.pick([-10, -3, -1, 1, 2, 5]) ?? 0),
      status: closingSeen ? "out_of_business" : "active",
      isPublic: company.stage === "public",
      state,
      city,
      zip: moved === undefined ? company.zip : `${city.zip3}01`,
      street: company.street
    }
  }
}

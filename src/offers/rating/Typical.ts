import type { Product } from "../Product.ts"
import { manufacturedRelativity } from "./home/Dwelling.ts"
import { ratePer1000At, sexed } from "./life/LifeRates.ts"
import { autoTables } from "./tables/AutoTables.ts"
import { commercialTables } from "./tables/CommercialTables.ts"
import { healthTables } from "./tables/HealthTables.ts"
import { homeTables } from "./tables/HomeTables.ts"
import { lifeTables } from "./tables/LifeTables.ts"

const typicalFace = 500_000
const typicalManufactured = 90_000

const auto = (state: string) => autoTables.national.value * (autoTables.states[state]?.value ?? 1)
const home = (state: string) => homeTables.national.value * (homeTables.states[state]?.homeowners.value ?? 1)
const renters = (state: string) => homeTables.renters.value * (homeTables.states[state]?.renters.value ?? 1)

const term = (sexed(ratePer1000At(40), undefined).value * lifeTables.healthClass.value * typicalFace) / 1000

const { female, male } = lifeTables.finalExpense
const finalExpense = 6 * ((female[1]?.monthlyPer10k ?? 0) + (male[1]?.monthlyPer10k ?? 0))

const typical: Record<Product, (state: string) => number> = {
  personal_auto: auto,
  homeowners: home,
  condo: state => home(state) * homeTables.condo.value,
  mobile_home: state => home(state) * homeTables.manufactured.value * manufacturedRelativity(typicalManufactured),
  renters,
  term_life: () => term,
  final_expense: () => finalExpense,
  marketplace_health: state =>
    12 * healthTables.nationalMonthlyAt40.value * (healthTables.states[state]?.benchmark.value ?? 1),
  business_owners: () => commercialTables.mean.value,
  bundle: state => (auto(state) + home(state)) * autoTables.bundle.home.value
}

/** US dollars a year for an ordinary customer of the state: one car, a $300,000 dwelling, 40 years of age, the national figure where the state has none. */
export const typicalAnnual = (product: Product, state: string): number =>
  Math.round(typical[product](state) * 100) / 100

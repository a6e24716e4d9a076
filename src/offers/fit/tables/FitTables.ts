import { Hash } from "effect"
import type { Product } from "../../Product.ts"
import type { FitTable } from "../FitTable.ts"
import { auto } from "./Auto.ts"
import { bundle } from "./Bundle.ts"
import { commercial } from "./Commercial.ts"
import { finalExpense } from "./FinalExpense.ts"
import { health } from "./Health.ts"
import { condo, homeowners, mobileHome } from "./OwnedHome.ts"
import { renters } from "./Renters.ts"
import { termLife } from "./TermLife.ts"

export const fitTables: Readonly<Record<Product, FitTable>> = {
  personal_auto: auto,
  homeowners,
  renters,
  condo,
  mobile_home: mobileHome,
  term_life: termLife,
  final_expense: finalExpense,
  marketplace_health: health,
  business_owners: commercial,
  bundle
}

const weighedOn = "2026-11-26"

/** The day on which the weights were last settled, and their content. */
export const fitTablesVersion = `${weighedOn}.${(Hash.string(JSON.stringify(fitTables)) >>> 0).toString(16).padStart(8, "0")}`

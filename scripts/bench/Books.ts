import { SqlClient } from "@effect/sql"
import { Effect } from "effect"
import type { SandboxControl } from "./SandboxControl.ts"

/** One look-up as either side has it: what our ledger says it cost, and what the vendor has charged for it. */
export interface Entry {
  readonly reference: string
  readonly vendor: string
  readonly state: "pending" | "settled" | "unknown" | "absent"
  /** The answer never came, be it known by now what it cost or not. */
  readonly isLost: boolean
  /** Whole millionths of a dollar, so that sums are exact. */
  readonly cost: number
  readonly unitCost: number
  readonly chargedUnits: number
}

const millionths = (dollars: string | number): number => Math.round(1e6 * Number(dollars))

interface Row {
  readonly reference: string
  readonly vendor: string
  readonly state: Entry["state"]
  readonly cost: string
  readonly unitCost: string
  readonly isLost: boolean
  readonly sharesCalls: boolean
}

const purchases = Effect.flatMap(
  SqlClient.SqlClient,
  sql => sql<Row>`select p.purchase_id reference, split_part(d.api_endpoint, '/', 4) vendor, p.state,
      coalesce(p.cost, p.expected_cost) cost, p.unit_cost, p.state = 'unknown' or p.outcome = 'failed' is_lost,
      p.batch_id is not null shares_calls
    from provider_purchases p join data_providers d on d.id = p.provider_id`
)

/** Both sides by reference: calls of one look-up alone carry it, so that nothing has to be guessed. */
export const booksOf = Effect.fnUntraced(function* (sandbox: SandboxControl) {
  const rows = yield* purchases
  if (rows.some(row => row.sharesCalls))
    return yield* Effect.dieMessage("look-ups that share a call cannot be told apart here")
  const log = yield* Effect.promise(() => sandbox.billingLog())
  const charged = new Map<string, number>()
  for (const { vendor, reference, units } of log) {
    const key = `${vendor} ${reference ?? "none"}`
    charged.set(key, (charged.get(key) ?? 0) + units)
  }
  const entries = rows.map(({ reference, vendor, state, isLost, cost, unitCost }): Entry => {
    const key = `${vendor} ${reference}`
    const chargedUnits = charged.get(key) ?? 0
    charged.delete(key)
    return { reference, vendor, state, isLost, cost: millionths(cost), unitCost: millionths(unitCost), chargedUnits }
  })
  const strangers = [...charged].map(([key, chargedUnits]): Entry => {
    const [vendor = "", reference = ""] = key.split(" ")
    return { reference, vendor, state: "absent", isLost: false, cost: 0, unitCost: 0, chargedUnits }
  })
  return [...entries, ...strangers]
})

const isUnknown = ({ state }: Entry): boolean => state === "unknown"

const chargeOf = ({ chargedUnits, unitCost }: Entry): number => chargedUnits * unitCost

/** Vendors that charge a record or a question once, however often and under whatever reference it is asked for. */
const chargesOnce = new Set(["zoominfo", "clearbit"])

/**
 * Free to repeat and entered as charged: the first purchase of the same thing was lost with its answer, so that nobody
 * here could know that the thing was paid for; what the vendor's statement says later names no thing. There are at most as many of them as losses that the vendor has charged.
 */
const repeatsOfLosses = (books: ReadonlyArray<Entry>): ReadonlyArray<Entry> =>
  [...Map.groupBy(books, ({ vendor }) => vendor)].flatMap(([vendor, entries]) => {
    const losses = entries.filter(({ isLost, chargedUnits }) => isLost && chargedUnits > 0)
    const repeats = entries.filter(
      ({ state, cost, chargedUnits, unitCost }) => state === "settled" && chargedUnits === 0 && cost === unitCost
    )
    return chargesOnce.has(vendor) ? repeats.slice(0, losses.length) : []
  })

/** What nobody here can know before the vendors' statement, and what contradicts their books. */
export const examined = (books: ReadonlyArray<Entry>) => {
  const repeats = new Set(repeatsOfLosses(books))
  const unknown = books.filter(isUnknown)
  const wrong = books.filter(
    entry =>
      entry.state === "absent" ||
      entry.state === "pending" ||
      (entry.state === "settled" && entry.cost !== chargeOf(entry) && !repeats.has(entry))
  )
  return { unknown, repeats: [...repeats], wrong }
}

export const shown = (entry: Entry): string =>
  `${entry.vendor} ${entry.reference}: ledger ${entry.state} $${entry.cost / 1e6}, vendor $${chargeOf(entry) / 1e6}`

export const totals = (books: ReadonlyArray<Entry>) => ({
  ledger: books.reduce((sum, { cost }) => sum + cost, 0),
  vendors: books.reduce((sum, entry) => sum + chargeOf(entry), 0)
})

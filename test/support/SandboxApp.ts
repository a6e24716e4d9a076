import { SqlClient } from "@effect/sql"
import { Effect, Layer, Schema } from "effect"
import { ProviderDefinition } from "../../src/providers/ProviderDefinition.ts"
import { Providers } from "../../src/providers/Providers.ts"
import { garageView } from "../../src/sandbox/knowledge/GarageView.ts"
import { homeView } from "../../src/sandbox/knowledge/HomeView.ts"
import { PeopleBooks } from "../../src/sandbox/knowledge/PersonView.ts"
import { type RunningSandbox, Sandbox, type SandboxOptions } from "../../src/sandbox/Sandbox.ts"
import { sandboxProviders } from "../../src/sandbox/SandboxProviders.ts"
import type { vendorIds } from "../../src/sandbox/server/Vendor.ts"
import { TestApp } from "./TestApp.ts"

const definitions = Schema.decodeSync(Schema.Array(ProviderDefinition))

const registered = Layer.effectDiscard(
  Effect.gen(function* () {
    const { url } = yield* Sandbox
    const providers = yield* Providers
    yield* providers.ensure(definitions(sandboxProviders(url)), "sandbox")
  })
)

/** The whole service in process, with the six vendors of a sandbox of the suite's own, which it asks over HTTP. */
export const SandboxApp = (settings: Readonly<Record<string, string>> = {}, options: SandboxOptions = {}) =>
  registered.pipe(
    Layer.provideMerge(TestApp({ ENRICHMENT_TIMEOUT_MS: "20000", ...settings })),
    Layer.provideMerge(
      Sandbox.layer({
        port: 0,
        population: 1200,
        ...options,
        faults: { latency: { p50Ms: 2, p99Ms: 6 }, queuedShare: 0, ...options.faults }
      })
    )
  )

/** Which provider of the sandbox stands for which vendor. */
const vendorOf: Readonly<Record<string, (typeof vendorIds)[number]>> = {
  "Household Insight": "household",
  "Garage Data": "vehicles",
  Apollo: "apollo",
  Clearbit: "clearbit",
  ZoomInfo: "zoominfo",
  "Dun & Bradstreet": "dnb"
}

/** People of whom the vendors of every kind know something, each as a body for POST /api/leads; the truth stays beside it. */
export const wellKnown = ({ control, population }: RunningSandbox) => {
  const today = new Date().toISOString().slice(0, 10)
  const apollo = new PeopleBooks(population, "apollo", today)
  return population.people.flatMap(person => {
    const { personId, truth, workEmail, jobTitle, company, ...lead } = control.truths.of(person)
    const isKnown =
      homeView(population.seed, person, today) !== undefined &&
      garageView(population.seed, person.household, today) !== undefined &&
      apollo.view(person) !== undefined
    return isKnown && workEmail !== undefined && company !== undefined
      ? [{ truth, lead: { ...lead, email: workEmail, jobTitle, company, score: 50 } }]
      : []
  })
}

export const requestsSeen = ({ control }: RunningSandbox): number =>
  Object.values(control.state()).reduce((sum, { requests }) => sum + requests, 0)

/** US dollars by provider: what the ledger says was spent, and what the vendors' own books say. */
export const bothBooks = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const { control, providers } = yield* Sandbox
  const rows = yield* sql<{ name: string; dollars: number }>`
    select d.name, sum(p.cost)::float8 dollars from provider_purchases p join data_providers d on d.id = p.provider_id
    group by d.name having sum(p.cost) > 0 order by d.name`
  const { vendors } = control.billing()
  const rounded = (dollars: number) => Math.round(dollars * 1e4) / 1e4
  const billed = providers
    .map(({ name, costPerCall }) => [name, rounded((vendors[vendorOf[name] ?? ""] ?? 0) * costPerCall)] as const)
    .filter(([, dollars]) => dollars > 0)
  return {
    ledger: Object.fromEntries(rows.map(({ name, dollars }) => [name, rounded(dollars)])),
    billed: Object.fromEntries(billed)
  }
})

import { Context, Data, Effect, Layer, type Scope } from "effect"
import { apollo } from "./apollo/Apollo.ts"
import { clearbit } from "./clearbit/Clearbit.ts"
import { Control } from "./control/Control.ts"
import { TruthBook } from "./control/TruthBook.ts"
import { dnb } from "./dnb/Dnb.ts"
import { household } from "./household/Household.ts"
import { Directory } from "./knowledge/Directory.ts"
import { makePopulation, type Population } from "./population/Population.ts"
import { type SandboxProvider, sandboxProviders } from "./SandboxProviders.ts"
import { Desk } from "./server/Desk.ts"
import { calm, type Faults } from "./server/Faults.ts"
import { Ledger } from "./server/Ledger.ts"
import { serve } from "./server/Serve.ts"
import { type VendorId, vendorIds } from "./server/Vendor.ts"
import { vehicles } from "./vehicles/Vehicles.ts"
import { zoomInfo } from "./zoominfo/ZoomInfo.ts"

export interface SandboxOptions {
  /** 0 for any free port. */
  readonly port?: number
  readonly seed?: number
  /** People in the population. */
  readonly population?: number
  /** The day observations are counted back from, YYYY-MM-DD; today when absent. */
  readonly today?: string
  /** Faults that all vendors start with and return to on reset. */
  readonly faults?: Partial<Faults>
}

export interface RunningSandbox {
  readonly url: string
  readonly population: Population
  readonly providers: ReadonlyArray<SandboxProvider>
  readonly control: Control
}

export class SandboxPortTaken extends Data.TaggedError("SandboxPortTaken")<{ readonly port: number }> {
  override get message() {
    return `port ${this.port} is taken; set CALLWISE_SANDBOX_PORT to another.`
  }
}

const own: Partial<Record<VendorId, Partial<Faults>>> = {
  clearbit: { queuedShare: 0.1 },
  dnb: { tokenLifetimeSeconds: 86_400 }
}

export const startSandbox = (
  options: SandboxOptions = {}
): Effect.Effect<RunningSandbox, SandboxPortTaken, Scope.Scope> =>
  Effect.gen(function* () {
    const { faults, population: size = 4000, port = 4010, seed = 42 } = options
    const today = options.today ?? new Date().toISOString().slice(0, 10)
    const population = makePopulation(seed, size)
    const directory = new Directory(population)
    const ledger = new Ledger()
    const desks = new Map(
      vendorIds.map(id => [id, new Desk(id, seed, { ...calm, ...own[id], ...faults }, ledger)] as const)
    )
    const control = new Control(desks, ledger, new TruthBook(directory, today))
    const vendors = [zoomInfo, apollo, clearbit, dnb, household, vehicles].map(make => make(directory, today))
    const server = yield* Effect.acquireRelease(
      Effect.try({ try: () => serve(port, vendors, desks, control), catch: () => new SandboxPortTaken({ port }) }),
      running => Effect.promise(() => running.stop(true))
    )
    const url = `http://127.0.0.1:${server.port}`
    return { url, population, providers: sandboxProviders(url), control }
  })

export class Sandbox extends Context.Tag("callwise/sandbox/Sandbox")<Sandbox, RunningSandbox>() {
  static readonly layer = (options: SandboxOptions = {}) => Layer.scoped(Sandbox, startSandbox(options))
}

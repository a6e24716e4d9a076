import type { TrueLead } from "../../src/sandbox/control/TruthBook.ts"
import type { Faults } from "../../src/sandbox/server/Faults.ts"
import type { Entry } from "../../src/sandbox/server/Ledger.ts"
import { vendorIds } from "../../src/sandbox/server/Vendor.ts"
import { freePort, until, type Workbench } from "./Workbench.ts"

async function* linesOf<A>(response: Response): AsyncGenerator<A> {
  let rest = ""
  for await (const chunk of response.body ?? []) {
    const lines = (rest + new TextDecoder().decode(chunk)).split("\n")
    rest = lines.pop() ?? ""
    for (const line of lines) yield JSON.parse(line)
  }
}

/** The knobs and the truth of a running sandbox. */
export class SandboxControl {
  constructor(readonly url: string) {}

  async faults(change: Partial<Faults>) {
    for (const vendor of vendorIds) {
      const response = await fetch(`${this.url}/_control/vendors/${vendor}`, {
        method: "PATCH",
        body: JSON.stringify(change)
      })
      if (!response.ok) throw new Error(await response.text())
    }
  }
  /** Page by page, so that a slow reader keeps no connection waiting. */
  async *truths(from: number, count: number): AsyncGenerator<TrueLead> {
    const page = 500
    for (let at = 0; at < count; at += page) {
      const limit = Math.min(page, count - at)
      yield* linesOf<TrueLead>(await fetch(`${this.url}/_control/truth?offset=${from + at}&limit=${limit}`))
    }
  }
  async billingLog(): Promise<ReadonlyArray<Entry>> {
    return Array.fromAsync(linesOf<Entry>(await fetch(`${this.url}/_control/billing/log`)))
  }
}

/** A sandbox of its own for one workbench; it outlives whoever uses it there. */
export const startSandbox = async (bench: Workbench, env: Readonly<Record<string, string>> = {}) => {
  const port = await freePort()
  const setting = { CALLWISE_SANDBOX: "on", CALLWISE_SANDBOX_PORT: `${port}` }
  bench.run(["src/sandbox/main.ts"], { ...setting, ...env })
  const control = new SandboxControl(`http://127.0.0.1:${port}`)
  await until(`${control.url}/_control/state`)
  return { control, setting }
}
